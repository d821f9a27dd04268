import type { UnlockProblem } from '../../domain/lock.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { nothing } from '../inputs.ts';

/** Hubkey's own lock. */
export const lockCalls = {
  /** Locks Hubkey now. */
  lock: call(nothing).returns<null>(),
  /** Unlocks Hubkey if the screen isn't locked and, if the system can ask, the person confirms. */
  unlock: call(nothing).returns<Result<void, UnlockProblem>>(),
};
