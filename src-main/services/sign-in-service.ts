import { keptProfile, profileOf } from '../domain/app-state.ts';
import { defaultProfileName, readHubAddress, uniqueName } from '../domain/hub-address.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import { clientKeyId, profileId } from '../domain/ids.ts';
import { newClientKey, sameName, type Profile } from '../domain/profile.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { ClientKeyForm, SignedIn, SignInForm, SignInProblem } from '../domain/sign-in.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubClient } from '../ports/hub-client.ts';
import type { RandomId } from '../ports/random-id.ts';
import { targetOf, type SessionService } from './session-service.ts';
import type { SecretVault } from './secret-vault.ts';
import type { Store } from './store.ts';

export interface SignInParts {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  clock: Clock;
  randomId: RandomId;
  sessions: SessionService;
}

type Answer = Result<SignedIn, SignInProblem>;

/** The two ways in: user and password, or a pasted client key. Nothing is kept before the Hub agreed. */
export class SignInService {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  async signIn(form: SignInForm): Promise<Answer> {
    const user = form.user.trim();
    const address = readHubAddress(form.address);
    if (!address.ok) return fail({ kind: 'address', problem: address.problem });
    if (!user) return fail({ kind: 'empty', field: 'user' });
    if (!form.password) return fail({ kind: 'empty', field: 'password' });
    const { sessions, hub, vault } = this.#parts;
    const known = this.#known(address.value.hub, user);
    const generation = known ? sessions.generation(known.id) : 0;
    const pin = form.trust ?? known?.pin ?? null;
    const target = targetOf({ hub: address.value.hub, pin });
    const password = Secret.of(form.password);
    const answer = await hub.signIn(target, user, password);
    if (!answer.ok) {
      password.forget();
      return fail(problemWith(address.value.hub, answer.problem));
    }
    const profile: Profile = {
      ...(known ?? this.#newProfile(address.value.hub, user)),
      signsInBy: 'password',
      keepSignedIn: form.keep,
      pin,
    };
    // Signed out or removed while the Hub was asked: what it answered is not wanted any more.
    if (known && generation !== sessions.generation(known.id)) {
      for (const secret of [password, answer.value.access.token, answer.value.refresh.token]) {
        secret.forget();
      }
      return ok({ profile: known.id });
    }
    this.#put(profile, known !== null);
    if (form.keep) {
      void vault.write(profile.id, 'password', password);
    } else {
      password.forget();
      void vault.remove(profile.id, 'password');
    }
    sessions.adopt(profile.id, answer.value, generation);
    return ok({ profile: profile.id });
  }

  async saveKey(form: ClientKeyForm): Promise<Answer> {
    const name = form.name.trim();
    const text = form.key.trim();
    const address = readHubAddress(form.address);
    if (!address.ok) return fail({ kind: 'address', problem: address.problem });
    if (!name) return fail({ kind: 'empty', field: 'name' });
    if (!text) return fail({ kind: 'empty', field: 'key' });
    // Printable ASCII without blanks; beyond that a key is opaque.
    if (!/^[!-~]+$/.test(text)) return fail({ kind: 'key-shape' });
    const { hub: base } = address.value;
    const { store, hub, vault, clock, randomId } = this.#parts;
    const known = this.#profileForKey(base);
    if (known?.keys.some((key) => sameName(key.name, name))) {
      return fail({ kind: 'name-taken' });
    }
    const pin = form.trust ?? known?.pin ?? null;
    const secret = Secret.of(text);
    const credential = { kind: 'api-key', key: secret } as const;
    const answer = await hub.prove(targetOf({ hub: base, pin }), credential);
    if (!answer.ok) {
      secret.forget();
      return fail(problemWith(base, answer.problem));
    }
    const id = clientKeyId(randomId());
    const now = clock.now();
    // Read again: the profile may have changed while the Hub was asked.
    const current = known && profileOf(store.state, known.id);
    const profile = current ?? this.#newProfile(base, null);
    const kept = await vault.write(profile.id, { key: id }, secret);
    const key = newClientKey({ id, name, hubId: null, addedAt: now, provedAt: now });
    const keys = [...profile.keys, { ...key, kept: kept.ok }];
    this.#put({ ...profile, pin, keys }, current !== undefined && current !== null);
    return ok({ profile: profile.id });
  }

  /** The same Hub and user are the same profile, whatever it is called. */
  #known(hub: string, user: string): Profile | null {
    const same = this.#parts.store.state.profiles.find(
      (profile) => profile.hub === hub && profile.user === user,
    );
    return same ? keptProfile(same) : null;
  }

  /** A pasted key joins the current profile of its Hub, or another one of that Hub. */
  #profileForKey(hub: string): Profile | null {
    const { profiles, current } = this.#parts.store.state;
    const ofHub = profiles.filter((profile) => profile.hub === hub);
    const found = ofHub.find(({ id }) => id === current) ?? ofHub[0];
    return found ? keptProfile(found) : null;
  }

  #newProfile(hub: string, user: string | null): Profile {
    const taken = this.#parts.store.state.profiles.map(({ name }) => name);
    return {
      id: profileId(this.#parts.randomId()),
      name: uniqueName(defaultProfileName(hub), taken),
      hub,
      user,
      signsInBy: user === null ? 'client-key' : 'password',
      keepSignedIn: false,
      pin: null,
      keys: [],
      acts: [],
      healthBy: null,
    };
  }

  #put(profile: Profile, known: boolean): void {
    const { store } = this.#parts;
    if (!known) {
      const state = profile.signsInBy === 'password' ? 'signing-in' : 'signed-out';
      store.dispatch({ type: 'profile-added', profile, session: { state } });
      return;
    }
    store.dispatch({ type: 'profile-changed', profile });
    store.dispatch({ type: 'profile-chosen', id: profile.id });
  }
}

/** A refusal of user and password, or of a key, is the form's own problem; all else is the Hub's. */
function problemWith(hub: string, problem: HubProblem): SignInProblem {
  return problem.kind === 'rejected'
    ? { kind: 'wrong-credentials' }
    : { kind: 'hub', hub, problem };
}
