import { clientKeysPath } from '../../domain/client-keys-path.ts';
import { profileOf } from '../../domain/app-state.ts';
import { credentialKinds, credentialsOf, sessionRef } from '../../domain/credential.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import type { KeyPage, ListedKey } from '../../domain/listed-key.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubClient, IssuedKey } from '../../ports/hub-client.ts';
import type { CredentialDesk, HubCall, UseProblem } from '../credentials/desk.ts';
import type { Store } from '../store.ts';

/** A list with more pages than this is treated as endless. */
const maxPages = 2_000;
const maxKeys = 50_000;

/** How long a completely loaded list counts as current, in ms. */
const listedForMs = 60_000;

export interface HubKeysDeps {
  store: Store;
  hub: HubClient;
  clock: Clock;
  desk: CredentialDesk;
}

/** The client keys at the Hub, managed with the session: a Hub may not let a key manage keys. */
export class HubKeys {
  readonly #deps: HubKeysDeps;
  readonly #lists = new Map<ProfileId, { at: number; keys: readonly ListedKey[] }>();

  constructor(deps: HubKeysDeps) {
    this.#deps = deps;
  }

  /** One page; `query` comes from the previous page, null: the first page. */
  async page(id: ProfileId, query: string | null): Promise<Result<KeyPage, KeyProblem>> {
    const read = await this.#ask(id, {
      path: clientKeysPath,
      purpose: 'own',
      run: (target, credential) =>
        this.#deps.hub.read(target, credential, clientKeysPath + (query ?? ''), 'keys'),
    });
    return read.ok ? ok(read.value.value) : read;
  }

  /** Loads every page now, and no further one once `signal` aborts. */
  async list(
    id: ProfileId,
    signal?: AbortSignal,
  ): Promise<Result<readonly ListedKey[], KeyProblem>> {
    const keys = new Map<number, ListedKey>();
    const seen = new Set<string>();
    let query: string | null = null;
    for (let pages = 0; pages < maxPages; pages += 1) {
      const page: Result<KeyPage, KeyProblem> = await this.page(id, query);
      if (!page.ok) return page;
      if (signal?.aborted) return fail(this.#leftOff(id));
      for (const key of page.value.keys) keys.set(key.hubId, key);
      query = page.value.next;
      if (query === null || seen.has(query) || keys.size >= maxKeys) break;
      seen.add(query);
    }
    const list = [...keys.values()];
    this.#lists.set(id, { at: this.#deps.clock.now(), keys: list });
    return ok(list);
  }

  #leftOff(id: ProfileId): KeyProblem {
    const hub = profileOf(this.#deps.store.state, id)?.hub ?? '';
    return { kind: 'hub', hub, problem: { kind: 'unreachable', reason: 'broken' } };
  }

  /** The whole list, loaded now or within the last minute. */
  async recentList(id: ProfileId): Promise<Result<readonly ListedKey[], KeyProblem>> {
    const known = this.#lists.get(id);
    const recent = known && this.#deps.clock.now() - known.at < listedForMs;
    return recent ? ok(known.keys) : this.list(id);
  }

  /** One key of the list; null: the Hub knows no key with that id. */
  async listed(id: ProfileId, hubId: number): Promise<Result<ListedKey | null, KeyProblem>> {
    const find = (keys: readonly ListedKey[]) => keys.find((key) => key.hubId === hubId) ?? null;
    const recent = await this.recentList(id);
    if (!recent.ok) return recent;
    const found = find(recent.value);
    if (found) return ok(found);
    // It may have been created elsewhere since that list was loaded.
    const present = await this.list(id);
    return present.ok ? ok(find(present.value)) : present;
  }

  async create(id: ProfileId, name: string): Promise<Result<IssuedKey, KeyProblem>> {
    this.#lists.delete(id);
    return this.#ask(id, {
      path: clientKeysPath,
      purpose: 'own',
      run: (target, credential) => this.#deps.hub.createKey(target, credential, name),
    });
  }

  /** Also ok if the Hub no longer knows it. */
  async revoke(id: ProfileId, hubId: number): Promise<Result<void, KeyProblem>> {
    const list = this.#lists.get(id);
    this.#lists.delete(id);
    const revoked = await this.#ask(id, {
      path: `${clientKeysPath}${hubId}/`,
      purpose: 'own',
      run: (target, credential) => this.#deps.hub.revokeKey(target, credential, hubId),
    });
    // When many are revoked one after the other, each is looked up first.
    if (revoked.ok && list) {
      this.#lists.set(id, { ...list, keys: list.keys.filter((key) => key.hubId !== hubId) });
    }
    return revoked;
  }

  /** Only with the session: the Hub documents creating and revoking for it, and rejecting a key would prove nothing. */
  async #ask<Value>(id: ProfileId, call: HubCall<Value>): Promise<Result<Value, KeyProblem>> {
    const profile = profileOf(this.#deps.store.state, id);
    if (!profile) return fail({ kind: 'no-profile' });
    if (!credentialsOf(profile).some(({ kind }) => credentialKinds[kind].managesKeys)) {
      return fail({ kind: 'needs-session' });
    }
    const answer = await this.#deps.desk.use(id, sessionRef, call);
    return answer.ok ? answer : fail(keyProblemOf(answer.problem, profile.hub));
  }
}

/** Why Hubkey's own call with the session failed, as a problem of changing or listing keys. */
export function keyProblemOf(problem: UseProblem, hub: string): KeyProblem {
  switch (problem.kind) {
    case 'hub-unreachable':
      return { kind: 'hub', hub, problem: problem.problem };
    case 'no-key':
      return { kind: 'no-key' };
    case 'locked':
      throw new Error('Hubkey’s own calls go on while it is locked.');
    default:
      return problem;
  }
}

/**
 * Whether a failed creation may have created the key anyway: its answer was lost, or came from something in front
 * of the Hub. The key is then looked up, and the request never repeated automatically.
 */
export function mayHaveMade(problem: KeyProblem): boolean {
  if (problem.kind !== 'hub') return false;
  const { problem: cause } = problem;
  switch (cause.kind) {
    case 'unreachable':
      return cause.reason === 'timeout' || cause.reason === 'broken';
    case 'server-error':
    case 'unreadable':
    case 'not-a-hub':
    case 'blocked':
    case 'challenged':
    case 'throttled':
    case 'redirect':
      return true;
    case 'no-network':
    case 'certificate':
    case 'connection-file':
    case 'client-certificate':
    case 'host-not-allowed':
    case 'rejected':
    case 'not-permitted':
    case 'not-found':
    case 'wrong-method':
    case 'invalid':
      return false;
    default:
      return exhaustive(cause);
  }
}
