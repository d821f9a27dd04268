import type { CredentialRef } from '../../domain/credential.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CredentialCheck, CredentialDesk } from '../credentials/desk.ts';

/** How many checks of a credential begin within a minute. */
const maxPerMinute = 5;
const minuteMs = 60_000;

export interface CredentialChecksDeps {
  desk: Pick<CredentialDesk, 'check'>;
  clock: Clock;
}

/** Checks of copied credentials with the Hub: one at a time for each, and a handful a minute. */
export class CredentialChecks {
  readonly #deps: CredentialChecksDeps;
  readonly #running = new Map<string, Promise<CredentialCheck>>();
  readonly #begun = new Map<string, number[]>();

  constructor(deps: CredentialChecksDeps) {
    this.#deps = deps;
  }

  /** What the Hub says; who asks during a check gets its answer. Beyond the handful it says nothing. */
  async check(id: ProfileId, ref: CredentialRef): Promise<CredentialCheck> {
    const name = JSON.stringify([
      id,
      ref.kind,
      ref.kind === 'session' ? '' : ref.name.toLowerCase(),
    ]);
    const running = this.#running.get(name);
    if (running) return running;
    const now = this.#deps.clock.now();
    const lately = (this.#begun.get(name) ?? []).filter((at) => Math.abs(now - at) < minuteMs);
    if (lately.length >= maxPerMinute) return { says: 'nothing' };
    this.#begun.set(name, [...lately, now]);
    const checking = this.#deps.desk.check(id, ref).finally(() => this.#running.delete(name));
    this.#running.set(name, checking);
    return checking;
  }
}
