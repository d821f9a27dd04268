import type { UnlockProblem } from '../../src-main/contract/index.ts';
import { call } from '../bridge.ts';

/** A press of “Unlock”: whether it is under way, and why it failed. */
export class Unlocking {
  busy = $state(false);
  problem = $state.raw<UnlockProblem | null>(null);

  async start(): Promise<void> {
    this.busy = true;
    const answer = await call('unlock', null);
    this.busy = false;
    this.problem = answer.ok ? null : answer.problem;
  }
}
