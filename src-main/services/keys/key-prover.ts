import { profileOf } from '../../domain/app-state.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ClientKeyId, ProfileId } from '../../domain/ids.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CredentialDesk } from '../credentials/desk.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import { targetOf } from '../credentials/hub-target.ts';
import type { Store } from '../store.ts';
import type { KeyLedger } from './key-ledger.ts';

export interface KeyProverDeps {
  store: Store;
  vault: SecretVault;
  desk: CredentialDesk;
  clock: Clock;
  ledger: KeyLedger;
}

/** Checks client keys with the Hub, and records the results. */
export class KeyProver {
  readonly #deps: KeyProverDeps;

  constructor(deps: KeyProverDeps) {
    this.#deps = deps;
  }

  /**
   * `key-refused`: the Hub rejected it, which is recorded. Any other problem says nothing about the key. The Hub isn’t
   * asked once whoever wants to know has gone (`signal`).
   */
  async prove(
    id: ProfileId,
    key: ClientKeyId,
    signal?: AbortSignal,
  ): Promise<Result<void, KeyProblem>> {
    const secret = await this.#deps.vault.take(id, { key });
    if (!secret.ok) return fail({ kind: 'key-unreadable', why: secret.problem });
    const proved = await this.proveSecret(id, secret.value, signal);
    if (proved.ok) this.works(id, key);
    else if (proved.problem.kind === 'key-refused') this.isRejected(id, key);
    return proved;
  }

  /** The same for a key that is not saved yet. */
  async proveSecret(
    id: ProfileId,
    key: Secret,
    signal?: AbortSignal,
  ): Promise<Result<void, KeyProblem>> {
    const profile = profileOf(this.#deps.store.state, id);
    if (!profile) return fail({ kind: 'no-profile' });
    if (signal?.aborted) {
      const problem: HubProblem = { kind: 'unreachable', reason: 'broken' };
      return fail({ kind: 'hub', hub: profile.hub, problem });
    }
    const judgement = await this.#deps.desk.judgeKey(targetOf(profile), key);
    switch (judgement.says) {
      case 'works':
        return ok();
      case 'rejected':
        return fail({ kind: 'key-refused' });
      case 'nothing':
        return fail({ kind: 'hub', hub: profile.hub, problem: judgement.problem });
    }
  }

  /** The Hub accepted it. */
  works(id: ProfileId, key: ClientKeyId): void {
    this.#deps.ledger.change(id, key, { provedAt: this.#deps.clock.now(), deadAt: null });
  }

  /** The Hub rejected it. */
  isRejected(id: ProfileId, key: ClientKeyId): void {
    if (this.#deps.ledger.key(id, key)?.deadAt !== null) return;
    this.#deps.ledger.change(id, key, { deadAt: this.#deps.clock.now() });
  }
}
