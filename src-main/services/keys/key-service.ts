import type { Activity } from '../../domain/activity.ts';
import type { AdoptProblem } from '../../domain/adopt-key.ts';
import { profileOf } from '../../domain/app-state.ts';
import { retryDelayMs } from '../../domain/backoff.ts';
import { readClientKey } from '../../domain/client-key-text.ts';
import type { CreatedKey } from '../../domain/created-key.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import { uniqueName } from '../../domain/hub-address.ts';
import type { ClientKeyId, ProfileId } from '../../domain/ids.ts';
import type { KeyAct } from '../../domain/key-act.ts';
import type { AddKeyForm, KeyRequest, KeyAction } from '../../domain/key-request.ts';
import { changedExpiries } from '../../domain/key-expiry.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import type { KeyPage, ListedKey } from '../../domain/listed-key.ts';
import { readKeyName } from '../../domain/key-name.ts';
import type { ClientKey } from '../../domain/profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import { Sequencer } from '../../domain/sequencer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { HubClient } from '../../ports/hub-client.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { Deadlines } from '../deadlines.ts';
import type { KeyReminder } from '../key-age-service.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import type { CredentialDesk } from '../credentials/desk.ts';
import type { SettingsSaver } from '../settings-saver.ts';
import type { Store } from '../store.ts';
import { KeyAdder, type NewKey } from './key-adder.ts';
import { HubKeys } from './hub-keys.ts';
import { KeyLedger } from './key-ledger.ts';
import { KeyMaker } from './key-maker.ts';
import { KeyProver } from './key-prover.ts';
import { KeyRotator } from './key-rotator.ts';

export interface KeyServiceDeps {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  clock: Clock;
  randomId: RandomId;
  deadlines: Deadlines;
  desk: CredentialDesk;
  saver: Pick<SettingsSaver, 'written'>;
  /** Opens sign-in for a change that needs the password. */
  requestSignIn(profile: ProfileId): void;
  /** Records each change that the Hub made. */
  record(activity: Activity): void;
}

/** How long a check counts before a newer one is worth saving, in ms. */
const provedForMs = 10 * 60_000;

const activityOf = {
  create: 'key-created',
  rotate: 'key-rotated',
  revoke: 'key-revoked',
} as const satisfies Record<KeyRequest['do'], Activity['kind']>;

type RevokeRequest = Extract<KeyRequest, { do: 'revoke' }>;

type Outcome = Result<void, KeyProblem>;

/** Everything about client keys: listing, creating, adding, checking, rotating and revoking them. */
export class KeyService implements Disposable {
  readonly #deps: KeyServiceDeps;
  readonly #hubKeys: HubKeys;
  readonly #ledger: KeyLedger;
  readonly #prover: KeyProver;
  readonly #adder: KeyAdder;
  readonly #maker: KeyMaker;
  readonly #rotator: KeyRotator;
  #listening: Disposable | null = null;
  /** Changes of one profile run one after the other. */
  readonly #turns = new Sequencer<ProfileId>();
  readonly #active = new Set<ProfileId>();
  readonly #failures = new Map<ProfileId, number>();
  #waiting: { profile: ProfileId; request: KeyRequest } | null = null;
  #news = 0;

  constructor(deps: KeyServiceDeps) {
    const { store, vault, hub, clock, randomId, desk } = deps;
    this.#deps = deps;
    this.#hubKeys = new HubKeys({ store, hub, clock, desk });
    const hubKeys = this.#hubKeys;
    this.#ledger = new KeyLedger(store, deps.saver);
    const ledger = this.#ledger;
    this.#prover = new KeyProver({ store, vault, desk, clock, ledger });
    const prover = this.#prover;
    this.#adder = new KeyAdder({ store, ledger, prover, vault, clock, randomId });
    this.#maker = new KeyMaker({ hubKeys, ledger, vault, clock, randomId });
    this.#rotator = new KeyRotator({ hubKeys, ledger, prover, vault, clock, randomId });
  }

  /** Resumes what waits for a session once there is one again. */
  start(): void {
    this.#listening = this.#deps.store.subscribe(() => this.#sessionsChanged());
  }

  /** The Hub's whole list, loaded now or within the last minute. */
  recentList(id: ProfileId): Promise<Result<readonly ListedKey[], KeyProblem>> {
    return this.#hubKeys.recentList(id);
  }

  /** One page of the Hub's list; `query` comes from the previous page, null: the first page. */
  async page(id: ProfileId, query: string | null): Promise<Result<KeyPage, KeyProblem>> {
    const page = await this.#hubKeys.page(id, query);
    if (page.ok) this.#noteExpiries(id, page.value.keys);
    return page;
  }

  /** Makes the change. If that needs the password, sign-in opens and the change is made afterwards. */
  async change(id: ProfileId, request: KeyRequest): Promise<Outcome> {
    const answer = await this.#turns.run(id, () => this.#do(id, request));
    if (answer.ok) this.#record(request.do, id, request.name);
    else if (answer.problem.kind === 'sign-in-needed') this.#wait(id, request);
    else this.#planRetry(id);
    return answer;
  }

  /** The same for a program, named by its path. It gets the problem itself, so nothing continues after a later sign-in. */
  async changeFor(id: ProfileId, request: KeyRequest, program: string): Promise<Outcome> {
    const answer = await this.#turns.run(id, () => this.#do(id, request));
    const problem = answer.ok ? null : answer.problem.kind;
    if (problem === null || problem === 'not-saved') {
      this.#record(request.do, id, request.name, program);
    } else if (problem !== 'sign-in-needed') this.#planRetry(id);
    return answer;
  }

  /** Loads the Hub's whole list now. `signal`: whoever asked for it has gone. */
  async list(
    id: ProfileId,
    signal?: AbortSignal,
  ): Promise<Result<readonly ListedKey[], KeyProblem>> {
    const listed = await this.#hubKeys.list(id, signal);
    if (listed.ok) this.#noteExpiries(id, listed.value);
    return listed;
  }

  /** Saves a pasted key: as checked, or as not checked yet if the Hub can't be asked now. */
  async add({ key: text, ...known }: AddKeyForm): Promise<Result<{ proved: boolean }, KeyProblem>> {
    const name = this.#adder.freeName(known);
    if (!name.ok) return name;
    const secret = readClientKey(text);
    if (!secret) return fail({ kind: 'key-shape' });
    const added = await this.#adder.add(known, secret);
    if (!added.ok) return added;
    const { name: saved, proved } = added.value;
    this.#tell(known.profile, proved ? 'add' : 'add-unchecked', saved, null);
    return ok({ proved });
  }

  /**
   * Saves a key that a program created through the helper, under the name that it has at the Hub or one
   * like it that is free; without a usable name, under its number. The outcome is news; null: the key is already
   * known, or the profile is gone.
   */
  async saveCreated(
    id: ProfileId,
    { hubId, name: given, key: secret }: CreatedKey,
  ): Promise<{ name: string; saved: boolean } | null> {
    const keys = profileOf(this.#deps.store.state, id)?.keys;
    if (!keys || keys.some((known) => known.hubId === hubId)) {
      secret.forget();
      return null;
    }
    const wanted = readKeyName(given);
    const name = uniqueName(
      wanted.ok ? wanted.value : String(hubId),
      keys.map((taken) => taken.name),
    );
    const added = await this.#adder.save({ profile: id, hubId }, name, secret, false);
    if (!added.ok) return null;
    const { id: key, saved } = added.value;
    this.#record('create', id, name);
    const problem: KeyProblem | null = saved.ok
      ? null
      : { kind: 'not-saved', key, hubId, problem: saved.problem };
    this.#tell(id, 'create', name, problem);
    // Only marks it as checked, like a key that a person creates here.
    void this.#prover.prove(id, key);
    return { name, saved: saved.ok };
  }

  /** Adds a key from another keychain item; see `KeyAdder`. */
  adopt(known: NewKey, secret: Secret): Promise<Result<{ proved: boolean }, AdoptProblem>> {
    return this.#adder.adopt(known, secret);
  }

  /** Adds a key from an exported file; see `KeyAdder`. */
  addImported(known: NewKey, secret: Secret): Promise<boolean> {
    return this.#adder.addImported(known, secret);
  }

  /** Asks the Hub now whether a key still works, unless whoever asked has gone (`signal`). */
  check(id: ProfileId, key: ClientKeyId, signal?: AbortSignal): Promise<Outcome> {
    return this.#prover.prove(id, key, signal);
  }

  /** It was copied, or a request was sent with it. */
  used(id: ProfileId, name: string): void {
    const key = this.#ledger.named(id, name);
    if (key) this.#ledger.change(id, key.id, { lastUsedAt: this.#deps.clock.now() });
  }

  /** The Hub answered a request with it. */
  answered(id: ProfileId, name: string, answer: 'works' | 'rejected'): void {
    const key = this.#ledger.named(id, name);
    if (!key) return;
    const provedLately = this.#deps.clock.now() - (key.provedAt ?? 0) < provedForMs;
    if (answer === 'rejected') this.#prover.isRejected(id, key.id);
    else if (key.deadAt !== null || !provedLately) this.#prover.works(id, key.id);
  }

  /** A person was reminded of its age, or of its end. */
  reminded(id: ProfileId, { id: key, expiry }: ClientKey, of: KeyReminder): void {
    const remindedAt = this.#deps.clock.now();
    const change = of === 'age' ? { remindedAt } : { expiry: expiry && { ...expiry, remindedAt } };
    this.#ledger.change(id, key, change);
  }

  /** Resumes interrupted changes now. */
  async resume(id: ProfileId): Promise<Outcome> {
    let result: Outcome = ok();
    for (const act of this.#ledger.acts(id)) {
      const answer = await this.#turns.run(id, () => this.#resumeAct(id, act));
      if (!answer.ok) result = answer;
    }
    if (result.ok) this.#failures.delete(id);
    else if (result.problem.kind === 'sign-in-needed') this.#deps.requestSignIn(id);
    else this.#planRetry(id);
    return result;
  }

  /** Drops an unfinished change: what it left at the Hub stays there. */
  async dismiss(id: ProfileId, key: ClientKeyId): Promise<void> {
    const act = this.#ledger.acts(id).find((pending) => pending.key === key);
    if (act) await this.#turns.run(id, () => this.#ledger.drop(id, act));
  }

  /** Drops the change that waits for a sign-in. */
  forgetWaiting(): void {
    this.#waiting = null;
    this.#deps.store.dispatch({ type: 'key-act-wait-ended' });
  }

  /** The person has seen the outcome of a change. */
  dismissNews(): void {
    this.#deps.store.dispatch({ type: 'key-news', news: null });
  }

  /** Resolves once the running changes of this profile have ended. */
  async settled(id: ProfileId): Promise<void> {
    await this.#turns.settled(id);
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  async #do(id: ProfileId, request: KeyRequest): Promise<Outcome> {
    switch (request.do) {
      case 'create': {
        const made = await this.#maker.create(id, request.name);
        const key = made.ok ? made.value : unsavedKeyOf(made.problem);
        // Only marks it as checked: it was created, whatever comes of this.
        if (key) await this.#prover.prove(id, key);
        return made.ok ? ok() : made;
      }
      case 'rotate':
        return this.#rotator.rotate(id, request);
      case 'revoke':
        return this.#revoke(id, request);
      default:
        return exhaustive(request);
    }
  }

  /** The local secret is removed only after the Hub has revoked the key. */
  async #revoke(id: ProfileId, request: RevokeRequest): Promise<Outcome> {
    const { hubId, key: local } = request;
    const chosen = await this.#isChosen(id, request);
    if (!chosen.ok) return chosen;
    const revoked = await this.#hubKeys.revoke(id, hubId);
    if (!revoked.ok) return revoked;
    const keys = profileOf(this.#deps.store.state, id)?.keys ?? [];
    const gone = keys.filter((key) => key.id === local || key.hubId === hubId);
    for (const key of gone) {
      await this.#deps.vault.remove(id, { key: key.id });
      this.#ledger.remove(id, key.id);
    }
    await this.#forgetOrphan(id, hubId);
    return ok();
  }

  /** The Hub's id alone proves nothing: every Hub has a key 17. A local id belongs to one profile. */
  async #isChosen(id: ProfileId, { name, hubId, key }: RevokeRequest): Promise<Outcome> {
    if (key !== null) {
      const saved = this.#ledger.key(id, key);
      if (!saved) return fail({ kind: 'no-key' });
      const same = saved.name === name && (saved.hubId ?? hubId) === hubId;
      return same ? ok() : fail({ kind: 'other-key' });
    }
    const listed = await this.#hubKeys.listed(id, hubId);
    if (!listed.ok) return listed;
    const same = listed.value === null || listed.value.name === name;
    return same ? ok() : fail({ kind: 'other-key' });
  }

  async #forgetOrphan(id: ProfileId, hubId: number): Promise<void> {
    for (const act of this.#ledger.acts(id)) {
      if (act.kind !== 'create' || !act.orphans.includes(hubId)) continue;
      const orphans = act.orphans.filter((orphan) => orphan !== hubId);
      if (orphans.length) await this.#ledger.writeDown(id, { ...act, orphans });
      else await this.#ledger.drop(id, act);
    }
  }

  async #resumeAct(id: ProfileId, act: KeyAct): Promise<Outcome> {
    // It may have ended while waiting for its turn.
    if (!this.#ledger.acts(id).some(({ key }) => key === act.key)) return ok();
    const rotates = act.kind === 'rotate';
    const name = (rotates ? this.#ledger.key(id, act.old.key)?.name : null) ?? act.name;
    const answer = rotates
      ? await this.#rotator.resume(id, act)
      : await this.#maker.resume(id, act);
    const hasOrphans = act.kind === 'create' && act.orphans.length > 0;
    if (answer.ok && !hasOrphans) {
      const what = rotates ? 'rotate' : 'create';
      this.#record(what, id, name);
      this.#tell(id, what, name, null);
    }
    return answer.ok ? ok() : answer;
  }

  #noteExpiries(id: ProfileId, listed: readonly ListedKey[]): void {
    const known = profileOf(this.#deps.store.state, id)?.keys ?? [];
    for (const { key, expiry } of changedExpiries(known, listed)) {
      this.#ledger.change(id, key.id, { expiry });
    }
  }

  /** `to`: the path of the program that asked for it. */
  #record(action: KeyRequest['do'], id: ProfileId, key: string, to?: string): void {
    const profile = profileOf(this.#deps.store.state, id)?.name ?? '';
    const asked = to === undefined ? {} : { to };
    this.#deps.record({ kind: activityOf[action], profile, key, ...asked });
  }

  /** Resumes what waited for a session that is active again. */
  #sessionsChanged(): void {
    const { profiles } = this.#deps.store.state;
    for (const { id, session, acts } of profiles) {
      const active = session.state === 'active';
      if (active === this.#active.has(id)) continue;
      if (active) this.#active.add(id);
      else this.#active.delete(id);
      if (!active) continue;
      if (acts.length > 0) void this.resume(id);
      void this.#completeWaiting(id);
    }
  }

  #planRetry(id: ProfileId): void {
    if (this.#ledger.acts(id).length === 0) return;
    const { clock, deadlines } = this.#deps;
    const failures = (this.#failures.get(id) ?? 0) + 1;
    this.#failures.set(id, failures);
    const time = clock.now() + retryDelayMs(failures, clock.random(), null);
    deadlines.set(`key acts ${id}`, time, () => {
      if (this.#active.has(id)) void this.resume(id);
    });
  }

  #wait(profile: ProfileId, request: KeyRequest): void {
    this.#waiting = { profile, request };
    this.#deps.store.dispatch({
      type: 'key-act-waits',
      profile,
      action: request.do,
      name: request.name,
    });
    this.#deps.requestSignIn(profile);
  }

  async #completeWaiting(id: ProfileId): Promise<void> {
    const waiting = this.#waiting;
    if (waiting?.profile !== id) return;
    this.forgetWaiting();
    const answer = await this.change(id, waiting.request);
    const problem = answer.ok ? null : answer.problem;
    if (problem?.kind === 'sign-in-needed') return;
    this.#tell(id, waiting.request.do, waiting.request.name, problem);
    this.#deps.store.dispatch({
      type: 'screen-asked',
      name: 'keys',
      profile: id,
      filled: null,
      dialog: null,
      section: null,
    });
  }

  #tell(profile: ProfileId, action: KeyAction, name: string, problem: KeyProblem | null): void {
    this.#news += 1;
    const news = { number: this.#news, profile, action, name, problem };
    this.#deps.store.dispatch({ type: 'key-news', news });
  }
}

/** The key that the Hub created but the keychain didn't save, so that it is only in memory; null: there is none. */
const unsavedKeyOf = (problem: KeyProblem): ClientKeyId | null =>
  problem.kind === 'not-saved' ? problem.key : null;
