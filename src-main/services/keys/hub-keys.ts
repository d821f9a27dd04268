import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import type { KeyPage, ListedKey } from '../../domain/listed-key.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubClient, HubCredential, HubTarget, IssuedKey } from '../../ports/hub-client.ts';
import type { SecretVault } from '../secret-vault.ts';
import { targetOf, type SessionService } from '../session-service.ts';
import type { Store } from '../store.ts';

const path = '/api/auth/clientkeys/';

/** A Hub that gives more than this is not believed to have an end. */
const mostPages = 2_000;
const mostKeys = 50_000;

/** How long a list that was read to its end stands for the present one, in ms. */
const listedForMs = 60_000;

export interface HubKeysParts {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  clock: Clock;
  sessions: SessionService;
}

/** The Hub's own side of client keys, asked by the session: a Hub may refuse a key to manage keys. */
export class HubKeys {
  readonly #parts: HubKeysParts;
  readonly #lists = new Map<ProfileId, { at: number; keys: readonly ListedKey[] }>();

  constructor(parts: HubKeysParts) {
    this.#parts = parts;
  }

  /** One page; `query` is what the page before named, null: the first. */
  async page(id: ProfileId, query: string | null): Promise<Result<KeyPage, KeyProblem>> {
    const read = await this.#ask(id, (target, credential) =>
      this.#parts.hub.read(target, credential, path + (query ?? ''), 'keys'),
    );
    return read.ok ? ok(read.value.value) : read;
  }

  /** Every page, read now. */
  async list(id: ProfileId): Promise<Result<readonly ListedKey[], KeyProblem>> {
    const keys = new Map<number, ListedKey>();
    const seen = new Set<string>();
    let query: string | null = null;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const page: Result<KeyPage, KeyProblem> = await this.page(id, query);
      if (!page.ok) return page;
      for (const key of page.value.keys) keys.set(key.hubId, key);
      query = page.value.next;
      if (query === null || seen.has(query) || keys.size >= mostKeys) break;
      seen.add(query);
    }
    const list = [...keys.values()];
    this.#lists.set(id, { at: this.#parts.clock.now(), keys: list });
    return ok(list);
  }

  /** The whole list, as it was read within the last minute or is now. */
  async recentList(id: ProfileId): Promise<Result<readonly ListedKey[], KeyProblem>> {
    const known = this.#lists.get(id);
    const recent = known && this.#parts.clock.now() - known.at < listedForMs;
    return recent ? ok(known.keys) : this.list(id);
  }

  async create(id: ProfileId, name: string): Promise<Result<IssuedKey, KeyProblem>> {
    this.#lists.delete(id);
    return this.#ask(id, (target, credential) =>
      this.#parts.hub.createKey(target, credential, name),
    );
  }

  /** ok also where the Hub does not know it any more. */
  async revoke(id: ProfileId, hubId: number): Promise<Result<void, KeyProblem>> {
    this.#lists.delete(id);
    return this.#ask(id, (target, credential) =>
      this.#parts.hub.revokeKey(target, credential, hubId),
    );
  }

  /** By the session, renewed once where the Hub takes it no more. */
  async #ask<Value>(
    id: ProfileId,
    call: (target: HubTarget, credential: HubCredential) => Promise<Result<Value, HubProblem>>,
  ): Promise<Result<Value, KeyProblem>> {
    for (let tries = 0; ; tries += 1) {
      const profile = profileOf(this.#parts.store.state, id);
      if (!profile) return fail({ kind: 'no-profile' });
      const credential = await this.#credential(profile);
      if (!credential.ok) return credential;
      const answer = await call(targetOf(profile), credential.value);
      if (answer.ok) return answer;
      const { problem } = answer;
      if (problem.kind !== 'rejected' || tries > 0 || credential.value.kind === 'api-key') {
        return fail({ kind: 'hub', hub: profile.hub, problem });
      }
      await this.#parts.sessions.refreshNow(id);
    }
  }

  async #credential(profile: ProfileState): Promise<Result<HubCredential, KeyProblem>> {
    const [key] = profile.keys;
    if (profile.signsInBy === 'client-key' && key) {
      const secret = await this.#parts.vault.take(profile.id, { key: key.id });
      if (!secret.ok) return fail({ kind: 'key-unreadable', why: secret.problem });
      return ok({ kind: 'api-key', key: secret.value });
    }
    const access = await this.#parts.sessions.access(profile.id);
    if (access.ok) return ok({ kind: 'bearer', token: access.value });
    if (access.problem !== 'hub-unreachable') return fail({ kind: access.problem });
    const session = profileOf(this.#parts.store.state, profile.id)?.session;
    const problem: HubProblem =
      session?.state === 'unreachable'
        ? session.problem
        : { kind: 'unreachable', reason: 'timeout' };
    return fail({ kind: 'hub', hub: profile.hub, problem });
  }
}

/** Whether a failed creation may have made the key all the same: its answer was lost or is unclear. */
export function mayHaveMade(problem: KeyProblem): boolean {
  if (problem.kind !== 'hub') return false;
  const { problem: cause } = problem;
  switch (cause.kind) {
    case 'unreachable':
      return cause.reason === 'timeout' || cause.reason === 'broken';
    case 'server-error':
    case 'unreadable':
    case 'not-a-hub':
      return true;
    default:
      return false;
  }
}
