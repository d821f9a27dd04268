import { clientKeyId, type ClientKeyId, type ProfileId } from '../../domain/ids.ts';
import type { KeyCreation } from '../../domain/key-act.ts';
import { readKeyName } from '../../domain/key-name.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import { newClientKey } from '../../domain/profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IssuedKey } from '../../ports/hub-client.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import { mayHaveMade, type HubKeys } from './hub-keys.ts';
import type { KeyLedger } from './key-ledger.ts';

export interface KeyMakerDeps {
  hubKeys: HubKeys;
  ledger: KeyLedger;
  vault: SecretVault;
  clock: Clock;
  randomId: RandomId;
}

/**
 * Creates client keys. The secret is saved before the result is reported; a key whose answer was lost is looked up
 * in the Hub's list and offered for deletion.
 */
export class KeyMaker {
  readonly #deps: KeyMakerDeps;

  constructor(deps: KeyMakerDeps) {
    this.#deps = deps;
  }

  async create(id: ProfileId, typed: string): Promise<Result<ClientKeyId, KeyProblem>> {
    const { hubKeys, ledger, clock, randomId } = this.#deps;
    const name = readKeyName(typed);
    if (!name.ok) return fail({ kind: 'name', why: name.problem });
    if (ledger.isTaken(id, name.value)) return fail({ kind: 'name', why: 'taken' });
    const listed = await hubKeys.recentList(id);
    if (!listed.ok) return listed;
    // A key may have been added while the Hub was asked.
    if (ledger.isTaken(id, name.value)) return fail({ kind: 'name', why: 'taken' });
    const act: KeyCreation = {
      kind: 'create',
      key: clientKeyId(randomId()),
      name: name.value,
      before: listed.value.filter((key) => key.name === name.value).map(({ hubId }) => hubId),
      startedAt: clock.now(),
      orphans: [],
    };
    if (!(await ledger.writeDown(id, act))) {
      await ledger.drop(id, act);
      return fail({ kind: 'not-written' });
    }
    const made = await hubKeys.create(id, act.name);
    if (made.ok) return this.#keep(id, act, made.value);
    if (mayHaveMade(made.problem)) {
      return fail((await this.#findOrphans(id, act)) ?? made.problem);
    }
    await ledger.drop(id, act);
    return made;
  }

  /** Finds out what became of an interrupted creation. */
  async resume(id: ProfileId, act: KeyCreation): Promise<Result<ClientKeyId | null, KeyProblem>> {
    const { hubKeys, ledger, vault, clock } = this.#deps;
    if (act.orphans.length > 0) return ok(null);
    const secret = await vault.read(id, { key: act.key });
    // It may be in a locked keychain, so this waits until that can be read.
    if (!secret.ok) return fail({ kind: 'key-unreadable', why: secret.problem });
    if (!secret.value) {
      const found = await this.#findOrphans(id, act);
      return found ? fail(found) : ok(null);
    }
    const listed = await hubKeys.list(id);
    if (!listed.ok) return listed;
    const hubId = newOnes(act, listed.value)[0] ?? null;
    const addedAt = act.startedAt;
    const key = newClientKey({ id: act.key, name: act.name, hubId, addedAt, provedAt: null });
    await ledger.finish(id, act, { ...key, provedAt: hubId === null ? null : clock.now() });
    return ok(act.key);
  }

  async #keep(
    id: ProfileId,
    act: KeyCreation,
    { hubId, key }: IssuedKey,
  ): Promise<Result<ClientKeyId, KeyProblem>> {
    const { vault, ledger, clock } = this.#deps;
    // The person who removed the profile was told that this key may be left at the Hub.
    if (!ledger.knows(id)) {
      key.forget();
      return fail({ kind: 'no-profile' });
    }
    const saved = await vault.write(id, { key: act.key }, key);
    const made = newClientKey({
      id: act.key,
      name: act.name,
      hubId,
      addedAt: clock.now(),
      provedAt: null,
    });
    await ledger.finish(id, act, { ...made, saved: saved.ok });
    if (saved.ok) return ok(act.key);
    return fail({ kind: 'not-saved', key: act.key, hubId, problem: saved.problem });
  }

  /** What a creation without an answer left at the Hub; null: nothing, so it has ended. */
  async #findOrphans(id: ProfileId, act: KeyCreation): Promise<KeyProblem | null> {
    const { hubKeys, ledger } = this.#deps;
    const listed = await hubKeys.list(id);
    if (!listed.ok) return { kind: 'not-known-yet', name: act.name };
    const orphans = newOnes(act, listed.value);
    if (orphans.length === 0) {
      await ledger.drop(id, act);
      return null;
    }
    await ledger.writeDown(id, { ...act, orphans });
    return { kind: 'orphaned', name: act.name, hubIds: orphans };
  }
}

const newOnes = (
  { name, before }: KeyCreation,
  listed: readonly { hubId: number; name: string }[],
): number[] =>
  listed
    .filter((key) => key.name === name && !before.includes(key.hubId))
    .map(({ hubId }) => hubId);
