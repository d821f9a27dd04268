import { profileOf, savedProfile, type AppState } from '../../domain/app-state.ts';
import { withRequest, type CopyOptions, type CopyRequest } from '../../domain/copy-request.ts';
import { askingEndpoint, type EndpointChoice } from '../../domain/endpoint.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { isLocked } from '../../domain/lock.ts';
import type { Profile } from '../../domain/profile.ts';
import { requestOfChoice } from '../../domain/request-of-choice.ts';
import {
  toggled,
  withoutQueries,
  withoutQuery,
  withRecent,
  type SavedRequest,
} from '../../domain/saved-request.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { Store } from '../store.ts';

/** How many bodies are remembered. */
const maxBodies = 100;

/**
 * The requests that a person uses, for each profile: recent ones and favourites, and the picked one. A query or body
 * may contain a secret, so neither is saved, and a lock or sign-out forgets both.
 */
export class RequestMemory implements Disposable {
  /** How the Copy screen writes them; null: nothing was chosen in this run. */
  options: CopyOptions | null = null;
  readonly #store: Store;
  #listening: Disposable | null = null;
  /** The state that was followed last. */
  #state: AppState;
  /** By profile, method and path; the oldest first. */
  readonly #bodies = new Map<string, string>();
  readonly #picked = new Map<ProfileId, EndpointChoice>();
  readonly #fillIn = new Map<ProfileId, SavedRequest>();

  constructor(store: Store) {
    this.#store = store;
    this.#state = store.state;
  }

  start(): void {
    this.#listening = this.#store.subscribe(() => this.#follow());
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  /** The same copy with the body that its request had last, unless it has one of its own. */
  completed(copy: CopyRequest): CopyRequest {
    const { profile, endpoint } = copy;
    if (typeof endpoint === 'string' || endpoint.body !== undefined) return copy;
    const request = requestOfChoice(endpoint);
    const body = request && this.#bodies.get(nameOf(profile, request));
    return typeof body !== 'string' ? copy : { ...copy, endpoint: { ...endpoint, body } };
  }

  /** Puts the request of a copy in front of the recent ones. A text without a request changes nothing. */
  remember({ what, profile, endpoint }: CopyRequest): void {
    if (!withRequest.has(what) || !profileOf(this.#store.state, profile)) return;
    const request = requestOfChoice(endpoint);
    if (!request) return;
    this.#setBody(profile, request, endpoint);
    this.#change(profile, (saved) => ({
      ...saved,
      recentRequests: withRecent(saved.recentRequests, request),
    }));
  }

  /** Adds a request to the favourites, or removes it from them. */
  toggleFavourite(profile: ProfileId, endpoint: EndpointChoice): void {
    const request = requestOfChoice(endpoint);
    if (!request) return;
    this.#change(profile, (saved) => ({
      ...saved,
      favouriteRequests: toggled(saved.favouriteRequests, request),
    }));
  }

  /** Remembers what is picked on the Copy screen until something else is. */
  pick(profile: ProfileId, picked: EndpointChoice): void {
    if (!profileOf(this.#store.state, profile)) return;
    this.#picked.set(profile, withoutBody(picked));
    const request = requestOfChoice(picked);
    if (request) this.#setBody(profile, request, picked);
  }

  /** Has the Copy screen ask for what an endpoint needs; false: there is no such profile. */
  fillIn(profile: ProfileId, request: SavedRequest): boolean {
    if (!profileOf(this.#store.state, profile)) return false;
    this.#fillIn.set(profile, request);
    return true;
  }

  /** What was picked last, without its body, which `completed` adds; null: nothing was. */
  picked(profile: ProfileId): EndpointChoice | null {
    return this.#picked.get(profile) ?? null;
  }

  /** The endpoint that the person wants to fill in; it is handed out once. */
  takeFillIn(profile: ProfileId): SavedRequest | null {
    const fillIn = this.#fillIn.get(profile) ?? null;
    this.#fillIn.delete(profile);
    return fillIn;
  }

  /** Forgets what is only in memory; what is saved goes with the profile. */
  forget(profile: ProfileId): void {
    this.#picked.delete(profile);
    this.#fillIn.delete(profile);
    this.#forgetBodies(profile);
  }

  /** Forgets what was typed once nobody may be there, or another person. */
  #follow(): void {
    const before = this.#state;
    const { state } = this.#store;
    this.#state = state;
    const locked = before.lock !== state.lock && isLocked(state);
    for (const { id, session } of state.profiles) {
      const previous = profileOf(before, id)?.session;
      const signedOut = session.state === 'signed-out' && previous?.state !== 'signed-out';
      if (locked || (previous && signedOut)) this.#forgetTyped(id);
    }
  }

  #forgetTyped(profile: ProfileId): void {
    this.#forgetBodies(profile);
    const picked = this.#picked.get(profile);
    const request = picked === undefined ? null : requestOfChoice(picked);
    // A path that isn't valid may have anything in it.
    if (!request) this.#picked.delete(profile);
    else if (request.path.includes('?')) {
      this.#picked.set(profile, { ...withoutQuery(request), exact: true });
    }
    this.#change(profile, (saved) => ({
      ...saved,
      recentRequests: withoutQueries(saved.recentRequests),
      favouriteRequests: withoutQueries(saved.favouriteRequests),
    }));
  }

  #forgetBodies(profile: ProfileId): void {
    for (const name of this.#bodies.keys()) {
      if (name.startsWith(`${profile} `)) this.#bodies.delete(name);
    }
  }

  #setBody(profile: ProfileId, request: SavedRequest, endpoint: EndpointChoice): void {
    if (typeof endpoint === 'string' || endpoint.body === undefined) return;
    // Its command asks for the password, so a typed one is of no use.
    if (askingEndpoint(request.method, request.path)) return;
    const name = nameOf(profile, request);
    this.#bodies.delete(name);
    // Also an empty one, as it was meant.
    this.#bodies.set(name, endpoint.body.trim());
    const [oldest] = this.#bodies.keys();
    if (this.#bodies.size > maxBodies && oldest !== undefined) this.#bodies.delete(oldest);
  }

  #change(id: ProfileId, change: (profile: Profile) => Profile): void {
    const profile = profileOf(this.#store.state, id);
    if (!profile) return;
    const saved = savedProfile(profile);
    const next = change(saved);
    const same =
      next.recentRequests === saved.recentRequests &&
      next.favouriteRequests === saved.favouriteRequests;
    if (!same) this.#store.dispatch({ type: 'profile-changed', profile: next });
  }
}

function withoutBody(endpoint: EndpointChoice): EndpointChoice {
  if (typeof endpoint === 'string') return endpoint;
  const { body: _body, ...rest } = endpoint;
  return rest;
}

const nameOf = (profile: ProfileId, { method, path }: SavedRequest): string =>
  `${profile} ${method} ${path}`;
