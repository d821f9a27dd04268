import { exhaustive } from '../../domain/exhaustive.ts';
import { clientKeyId, type ProfileId } from '../../domain/ids.ts';
import type { KeyRotation } from '../../domain/key-act.ts';
import { rotatedKeyName } from '../../domain/key-name.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import type { KeyRequest } from '../../domain/key-request.ts';
import { newClientKey } from '../../domain/profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import { mayHaveMade, type HubKeys } from './hub-keys.ts';
import type { KeyLedger } from './key-ledger.ts';
import type { KeyProver } from './key-prover.ts';

export interface KeyRotatorDeps {
  hubKeys: HubKeys;
  ledger: KeyLedger;
  prover: KeyProver;
  vault: SecretVault;
  clock: Clock;
  randomId: RandomId;
}

type RotateRequest = Extract<KeyRequest, { do: 'rotate' }>;

/** The act after its next step, its end, or why it can't continue for now. */
type Step = Result<KeyRotation | 'done', KeyProblem>;

/**
 * Replaces a client key with a new one: creates, saves, checks and uses the new key, and only then revokes the
 * old one. Each step is saved before the next begins, so that one of the two keys works at any moment, and
 * `resume` finishes an interrupted rotation with exactly one key that works.
 */
export class KeyRotator {
  readonly #deps: KeyRotatorDeps;

  constructor(deps: KeyRotatorDeps) {
    this.#deps = deps;
  }

  /** `hubId` says which key of the Hub's list it is, if the ledger doesn't know. */
  async rotate(
    id: ProfileId,
    { key, name, hubId: chosen }: RotateRequest,
  ): Promise<Result<void, KeyProblem>> {
    const { hubKeys, ledger, clock, randomId } = this.#deps;
    const old = ledger.key(id, key);
    if (!old) return fail({ kind: 'no-key' });
    if (old.name !== name) return fail({ kind: 'other-key' });
    if (ledger.acts(id).some((act) => act.kind === 'rotate' && act.old.key === key)) {
      return fail({ kind: 'busy' });
    }
    const hubId = old.hubId ?? chosen;
    if (hubId === null) return fail({ kind: 'which-key' });
    const listed = await hubKeys.recentList(id);
    if (!listed.ok) return listed;
    const taken = new Set(listed.value.map(({ name }) => name));
    // The person chose it from the list, so it was there.
    if (old.hubId === null && !listed.value.some((item) => item.hubId === hubId)) {
      return fail({ kind: 'other-key' });
    }
    const listedName = listed.value.find((item) => item.hubId === hubId)?.name;
    const act: KeyRotation = {
      kind: 'rotate',
      key: clientKeyId(randomId()),
      name: rotatedKeyName(listedName ?? old.name, taken, clock.now()),
      old: { key, hubId },
      step: 'making',
      hubId: null,
      startedAt: clock.now(),
    };
    if (!(await ledger.writeDown(id, act))) {
      await ledger.drop(id, act);
      return fail({ kind: 'not-written' });
    }
    return this.#run(id, act, () => this.#make(id, act));
  }

  /** Resumes an interrupted rotation. */
  resume(id: ProfileId, act: KeyRotation): Promise<Result<void, KeyProblem>> {
    return this.#run(id, act, () => this.#next(id, act));
  }

  async #run(
    id: ProfileId,
    act: KeyRotation,
    first: () => Promise<Step>,
  ): Promise<Result<void, KeyProblem>> {
    for (let step = first; ;) {
      const taken = await step();
      if (!taken.ok) return taken;
      const next = taken.value;
      if (next === 'done') {
        await this.#deps.ledger.drop(id, act);
        return ok();
      }
      step = () => this.#next(id, next);
    }
  }

  #next(id: ProfileId, act: KeyRotation): Promise<Step> {
    switch (act.step) {
      case 'making':
        return this.#findMade(id, act);
      case 'made':
        return this.#prove(id, act);
      case 'proved':
        return this.#switchOver(id, act);
      case 'switched':
        return this.#revokeOld(id, act);
      default:
        return exhaustive(act.step);
    }
  }

  async #make(id: ProfileId, act: KeyRotation): Promise<Step> {
    const { hubKeys, vault, ledger } = this.#deps;
    const made = await hubKeys.create(id, act.name);
    if (!made.ok) {
      if (mayHaveMade(made.problem)) return this.#findMade(id, act, made.problem);
      await ledger.drop(id, act);
      return made;
    }
    const { hubId, key } = made.value;
    // The person who removed the profile was told that this key may be left at the Hub.
    if (!ledger.knows(id)) {
      key.forget();
      return fail({ kind: 'no-profile' });
    }
    const saved = await vault.write(id, { key: act.key }, key);
    if (!saved.ok) {
      // First, so that no later run believes that a key in memory was saved.
      await vault.remove(id, { key: act.key });
      return this.#undo(
        id,
        { ...act, hubId },
        { kind: 'rotation-not-saved', problem: saved.problem },
      );
    }
    return this.#to(id, { ...act, hubId, step: 'made' });
  }

  /** Whether the Hub created it: its name is unique, and its secret is in the keychain. */
  async #findMade(id: ProfileId, act: KeyRotation, why?: KeyProblem): Promise<Step> {
    const { hubKeys, vault } = this.#deps;
    const secret = await vault.read(id, { key: act.key });
    if (!secret.ok) return fail({ kind: 'key-unreadable', why: secret.problem });
    const listed = await hubKeys.list(id);
    if (!listed.ok) {
      return fail(why ? { kind: 'not-known-yet', name: act.name } : listed.problem);
    }
    const hubId = listed.value.find(({ name }) => name === act.name)?.hubId ?? null;
    if (secret.value && hubId !== null) return this.#to(id, { ...act, hubId, step: 'made' });
    return this.#undo(id, { ...act, hubId }, why ?? { kind: 'undone' });
  }

  async #prove(id: ProfileId, act: KeyRotation): Promise<Step> {
    const proved = await this.#deps.prover.prove(id, act.key);
    if (proved.ok) return this.#to(id, { ...act, step: 'proved' });
    const refused = proved.problem.kind === 'key-refused';
    return refused ? this.#undo(id, act, { kind: 'undone' }) : proved;
  }

  async #switchOver(id: ProfileId, act: KeyRotation): Promise<Step> {
    const { ledger, clock } = this.#deps;
    const old = ledger.key(id, act.old.key);
    const now = clock.now();
    const made = newClientKey({
      id: act.key,
      name: old?.name ?? act.name,
      hubId: act.hubId,
      addedAt: now,
      provedAt: now,
    });
    const key = { ...made, forScripts: old?.forScripts ?? false };
    const next: KeyRotation = { ...act, step: 'switched' };
    const written = await ledger.switchOver(id, next, act.old.key, key);
    return written ? ok(next) : fail({ kind: 'step-not-saved', name: key.name });
  }

  async #revokeOld(id: ProfileId, act: KeyRotation): Promise<Step> {
    const revoked = await this.#deps.hubKeys.revoke(id, act.old.hubId);
    if (!revoked.ok) return revoked;
    await this.#deps.vault.remove(id, { key: act.old.key });
    return ok('done');
  }

  /** Revokes the new key, at the Hub first; the old one stayed in use. */
  async #undo(id: ProfileId, act: KeyRotation, why: KeyProblem): Promise<Step> {
    const { hubKeys, vault, ledger } = this.#deps;
    if (act.hubId !== null) {
      const revoked = await hubKeys.revoke(id, act.hubId);
      if (!revoked.ok) return revoked;
    }
    await vault.remove(id, { key: act.key });
    await ledger.drop(id, act);
    return fail(why);
  }

  async #to(id: ProfileId, act: KeyRotation): Promise<Step> {
    const { ledger } = this.#deps;
    const name = ledger.key(id, act.old.key)?.name ?? act.name;
    return (await ledger.writeDown(id, act)) ? ok(act) : fail({ kind: 'step-not-saved', name });
  }
}
