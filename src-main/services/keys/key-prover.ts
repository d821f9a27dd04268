import { profileOf } from '../../domain/app-state.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ClientKeyId, ProfileId } from '../../domain/ids.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubClient } from '../../ports/hub-client.ts';
import type { SecretVault } from '../secret-vault.ts';
import { targetOf } from '../session-service.ts';
import type { Store } from '../store.ts';
import type { KeyLedger } from './key-ledger.ts';

export interface KeyProverParts {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  clock: Clock;
  ledger: KeyLedger;
}

/** Finds out by an authenticated call whether a client key works, and writes down what came of it. */
export class KeyProver {
  readonly #parts: KeyProverParts;

  constructor(parts: KeyProverParts) {
    this.#parts = parts;
  }

  /** `key-refused`: it is dead, and marked so. A lack of permission is no death. */
  async prove(id: ProfileId, key: ClientKeyId): Promise<Result<void, KeyProblem>> {
    const secret = await this.#parts.vault.take(id, { key });
    if (!secret.ok) return fail({ kind: 'key-unreadable', why: secret.problem });
    const proved = await this.proveSecret(id, secret.value);
    if (proved.ok) this.works(id, key);
    else if (proved.problem.kind === 'key-refused') this.isDead(id, key);
    return proved;
  }

  /** The same for a key that is not kept yet. */
  async proveSecret(id: ProfileId, key: Secret): Promise<Result<void, KeyProblem>> {
    const profile = profileOf(this.#parts.store.state, id);
    if (!profile) return fail({ kind: 'no-profile' });
    const answer = await this.#parts.hub.prove(targetOf(profile), { kind: 'api-key', key });
    if (answer.ok) return ok();
    const { problem } = answer;
    if (problem.kind === 'rejected') return fail({ kind: 'key-refused' });
    return fail({ kind: 'hub', hub: profile.hub, problem });
  }

  /** Some authenticated call with the key was answered. */
  works(id: ProfileId, key: ClientKeyId): void {
    this.#parts.ledger.change(id, key, { provedAt: this.#parts.clock.now(), deadAt: null });
  }

  /** The Hub answered as if no credential had been there. */
  isDead(id: ProfileId, key: ClientKeyId): void {
    if (this.#parts.ledger.key(id, key)?.deadAt !== null) return;
    this.#parts.ledger.change(id, key, { deadAt: this.#parts.clock.now() });
  }
}

/** Whether a check can't be answered now, so that a key is kept as unproved rather than refused. */
export const isForNow = ({ kind }: HubProblem): boolean =>
  ['no-network', 'unreachable', 'throttled', 'server-error'].includes(kind);
