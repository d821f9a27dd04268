import { savedProfile, profileOf } from '../../domain/app-state.ts';
import { defaultProfileName, readHubAddress, uniqueName } from '../../domain/hub-address.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { clientKeyId, profileId, type ClientKeyId, type ProfileId } from '../../domain/ids.ts';
import { readKeyName } from '../../domain/key-name.ts';
import { managedHubOf } from '../../domain/managed.ts';
import { newClientKey, newProfile, type Profile } from '../../domain/profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import { verdictOn } from '../../domain/verdict.ts';
import type { ClientKeyForm, SignedIn, SignInForm, SignInProblem } from '../../domain/sign-in.ts';
import { isKeyNameTaken } from '../../domain/taken-key-name.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubClient } from '../../ports/hub-client.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { CredentialDesk } from './desk.ts';
import { firstBase } from './first-base.ts';
import { targetAt } from './hub-target.ts';
import type { SessionService } from './session-service.ts';
import type { SecretVault } from './secret-vault.ts';
import type { Store } from '../store.ts';

export interface SignInDeps {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  clock: Clock;
  randomId: RandomId;
  sessions: SessionService;
  desk: CredentialDesk;
}

type Answer = Result<SignedIn, SignInProblem>;

/** Signs in with user and password, or adds a pasted client key. Nothing is saved before the Hub accepted. */
export class SignInService {
  readonly #deps: SignInDeps;

  constructor(deps: SignInDeps) {
    this.#deps = deps;
  }

  async signIn(form: SignInForm): Promise<Answer> {
    const user = form.user.trim();
    const address = readHubAddress(form.address);
    if (!address.ok) return fail({ kind: 'address', problem: address.problem });
    if (!user) return fail({ kind: 'empty', field: 'user' });
    if (!form.password) return fail({ kind: 'empty', field: 'password' });
    const { sessions, vault } = this.#deps;
    const password = Secret.of(form.password);
    const asked = await firstBase(
      address.value.bases,
      (base) => this.#known(base, user) !== null,
      (base) => this.#signInAt(base, user, password, form.trust),
    );
    const { base, known, generation, pin, answer } = asked;
    if (!answer.ok) {
      password.forget();
      return fail(signInProblem(base, answer.problem));
    }
    // Signed out or removed while waiting for the Hub, so the answer is dropped.
    if (known && generation !== sessions.generation(known.id)) {
      for (const secret of [password, answer.value.access.token, answer.value.refresh.token]) {
        secret.forget();
      }
      return ok({ profile: known.id });
    }
    // Looked up again, as another sign-in may have created the profile in the meantime.
    const present = this.#known(base, user);
    const profile: Profile = {
      ...(present ?? this.#newProfile(base, user)),
      keepSignedIn: form.keep,
      needsPerson: false,
      pin,
    };
    this.#put(profile, present !== null);
    if (form.keep) {
      void vault.write(profile.id, 'password', password);
    } else {
      password.forget();
      void vault.remove(profile.id, 'password');
    }
    sessions.adopt(profile.id, answer.value, sessions.generation(profile.id));
    return ok({ profile: profile.id });
  }

  /** A profile that nobody has signed in to yet, for settings that the sign-in needs; the known one, if there is one. */
  setUp(form: { address: string; user: string }): Answer {
    const user = form.user.trim();
    const address = readHubAddress(form.address);
    if (!address.ok) return fail({ kind: 'address', problem: address.problem });
    if (!user) return fail({ kind: 'empty', field: 'user' });
    const { bases, hub } = address.value;
    const known = bases.map((base) => this.#known(base, user)).find((found) => found !== null);
    const profile = known ?? this.#newProfile(hub, user);
    const { store } = this.#deps;
    if (known) store.dispatch({ type: 'profile-chosen', id: known.id });
    else store.dispatch({ type: 'profile-added', profile, session: { state: 'signed-out' } });
    return ok({ profile: profile.id });
  }

  async saveKey(form: ClientKeyForm): Promise<Answer> {
    const named = readKeyName(form.name);
    const text = form.key.trim();
    const address = readHubAddress(form.address);
    if (!address.ok) return fail({ kind: 'address', problem: address.problem });
    if (!named.ok) {
      const { problem } = named;
      return fail(
        problem === 'empty' ? { kind: 'empty', field: 'name' } : { kind: 'key-name', why: problem },
      );
    }
    const name = named.value;
    if (!text) return fail({ kind: 'empty', field: 'key' });
    // Printable ASCII without blanks; beyond that a key is opaque.
    if (!/^[!-~]+$/.test(text)) return fail({ kind: 'key-shape' });
    const { store, vault, clock, randomId } = this.#deps;
    const { bases } = address.value;
    if (bases.every((base) => this.#hasKey(base, name)))
      return fail({ kind: 'key-name', why: 'taken' });
    const secret = Secret.of(text);
    const asked = await firstBase(
      bases,
      (base) => this.#profileForKey(base) !== null,
      (base) => this.#judgeKeyAt(base, secret, form.trust),
    );
    const { base, known, pin, judgement } = asked;
    if (this.#hasKey(base, name)) {
      secret.forget();
      return fail({ kind: 'key-name', why: 'taken' });
    }
    // A 404 from the framework shows that this is a Hub, but says nothing about the key, which is checked later.
    const checked = judgement.says === 'works';
    const unclear = judgement.says === 'nothing' ? judgement.problem : null;
    if (judgement.says === 'rejected' || (unclear && unclear.kind !== 'not-found')) {
      secret.forget();
      return fail(
        unclear ? { kind: 'hub', hub: base, problem: unclear } : { kind: 'key-rejected' },
      );
    }
    const now = clock.now();
    // Looked up again, as it may have been changed or created while waiting for the Hub.
    const present = known && profileOf(store.state, known.id);
    const current = present ? savedProfile(present) : this.#profileForKey(base);
    const profile = current ?? this.#newProfile(base, null);
    if (isKeyNameTaken(profile, name)) {
      secret.forget();
      return fail({ kind: 'key-name', why: 'taken' });
    }
    const key = newClientKey({
      id: clientKeyId(randomId()),
      name,
      hubId: null,
      addedAt: now,
      provedAt: checked ? now : null,
    });
    // Before the keychain has it, so that another key that is saved meanwhile finds the profile.
    const keys = [...profile.keys, { ...key, saved: false }];
    this.#put({ ...profile, pin, keys }, current !== null);
    const saved = await vault.write(profile.id, { key: key.id }, secret);
    if (saved.ok) this.#markSaved(profile.id, key.id);
    return ok({ profile: profile.id });
  }

  async #signInAt(base: string, user: string, password: Secret, trust: string | null) {
    const { sessions, hub } = this.#deps;
    const known = this.#known(base, user);
    const generation = known ? sessions.generation(known.id) : 0;
    const pin = trust ?? known?.pin ?? null;
    const answer = await hub.signIn(targetAt(base, pin, known), user, password);
    const problem = answer.ok ? null : answer.problem;
    return { base, known, generation, pin, answer, problem };
  }

  async #judgeKeyAt(base: string, secret: Secret, trust: string | null) {
    const known = this.#profileForKey(base);
    const pin = trust ?? known?.pin ?? null;
    const judgement = await this.#deps.desk.judgeKey(targetAt(base, pin, known), secret);
    const problem = judgement.says === 'nothing' ? judgement.problem : null;
    return { base, known, pin, judgement, problem };
  }

  #hasKey(base: string, name: string): boolean {
    const profile = this.#profileForKey(base);
    return profile !== null && isKeyNameTaken(profile, name);
  }

  /** The same Hub and user are the same profile, whatever its name. */
  #known(hub: string, user: string): Profile | null {
    const same = this.#deps.store.state.profiles.find(
      (profile) => profile.hub === hub && profile.user === user,
    );
    return same ? savedProfile(same) : null;
  }

  /** A pasted key joins the current profile of its Hub, or another one of that Hub. */
  #profileForKey(hub: string): Profile | null {
    const { profiles, current } = this.#deps.store.state;
    const ofHub = profiles.filter((profile) => profile.hub === hub);
    const found = ofHub.find(({ id }) => id === current) ?? ofHub[0];
    return found ? savedProfile(found) : null;
  }

  #newProfile(hub: string, user: string | null): Profile {
    const { profiles, managed } = this.#deps.store.state;
    const taken = profiles.map(({ name }) => name);
    const name = uniqueName(managedHubOf(managed, hub)?.name ?? defaultProfileName(hub), taken);
    return newProfile({ id: profileId(this.#deps.randomId()), name, hub, user });
  }

  #markSaved(id: ProfileId, key: ClientKeyId): void {
    const { store } = this.#deps;
    const profile = profileOf(store.state, id);
    if (!profile) return;
    const keys = profile.keys.map((candidate) =>
      candidate.id === key ? { ...candidate, saved: true } : candidate,
    );
    store.dispatch({ type: 'profile-changed', profile: { ...savedProfile(profile), keys } });
  }

  #put(profile: Profile, known: boolean): void {
    const { store } = this.#deps;
    if (!known) {
      const state = profile.user === null ? 'signed-out' : 'signing-in';
      store.dispatch({ type: 'profile-added', profile, session: { state } });
      return;
    }
    store.dispatch({ type: 'profile-changed', profile });
    store.dispatch({ type: 'profile-chosen', id: profile.id });
  }
}

/** A rejected user and password is a problem of the form; everything else is a problem of the Hub. */
const signInProblem = (hub: string, problem: HubProblem): SignInProblem =>
  verdictOn('sign-in', problem) === 'wrong-password'
    ? { kind: 'wrong-credentials' }
    : { kind: 'hub', hub, problem };
