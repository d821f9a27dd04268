import type { CredentialRef } from '../../domain/credential.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CredentialCheck, CredentialDesk } from '../credentials/desk.ts';

/** The maximum number of checks per minute for a credential. */
const maxPerMinute = 5;
const minuteMs = 60_000;

export interface CredentialChecksDeps {
  desk: Pick<CredentialDesk, 'check' | 'knownRejected'>;
  clock: Clock;
}

/** `unasked`: the limit of checks within a minute was reached. */
export type CopiedCheck = CredentialCheck | { says: 'unasked' };

/** Checks copied credentials with the Hub: one at a time for each secret, and only a few per minute. */
export class CredentialChecks {
  readonly #deps: CredentialChecksDeps;
  /** By the secret itself, so that a renewed token doesn't join the check of the previous one. */
  readonly #running = new WeakMap<Secret, Promise<CredentialCheck>>();
  readonly #begun = new Map<string, number[]>();

  constructor(deps: CredentialChecksDeps) {
    this.#deps = deps;
  }

  /** The Hub's answer. Calls during a check of the same secret share its result. Beyond the limit only an earlier rejection is repeated. */
  async check(id: ProfileId, ref: CredentialRef, secret: Secret): Promise<CopiedCheck> {
    const { desk, clock } = this.#deps;
    const running = this.#running.get(secret);
    if (running) return running;
    const name = JSON.stringify([
      id,
      ref.kind,
      ref.kind === 'session' ? '' : ref.name.toLowerCase(),
    ]);
    const now = clock.now();
    const lately = (this.#begun.get(name) ?? []).filter((at) => Math.abs(now - at) < minuteMs);
    if (lately.length >= maxPerMinute) {
      return { says: desk.knownRejected(id, ref, secret) ? 'rejected' : 'unasked' };
    }
    this.#begun.set(name, [...lately, now]);
    const checking = desk.check(id, ref).finally(() => this.#running.delete(secret));
    this.#running.set(secret, checking);
    return checking;
  }
}
