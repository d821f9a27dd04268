import { answerReaders, type AnswerName, type AnswerValue } from '../domain/answer-readers.ts';
import type { Credential } from '../domain/credential.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import { documentPaths } from '../domain/openapi/document-paths.ts';
import { readCatalogue } from '../domain/openapi/read-catalogue.ts';
import type { RejectionReason } from '../domain/rejection.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type {
  ApiDocument,
  HubClient,
  HubReading,
  HubTarget,
  IssuedKey,
  IssuedToken,
} from '../ports/hub-client.ts';

const readers: { [Name in AnswerName]: (json: unknown) => AnswerValue<Name> | null } =
  answerReaders;

type Answer<Value> = Result<Value, HubProblem>;
type Pair = { access: IssuedToken; refresh: IssuedToken };
type Renewed = { access: IssuedToken; refresh: IssuedToken | null };

const keysPath = '/api/auth/clientkeys/';
const rejected = (why: RejectionReason): Result<never, HubProblem> =>
  fail({ kind: 'rejected', status: 401, why });

/**
 * A Hub as its client reports it: accepts one password, issues numbered tokens, and fails on demand. Like the real
 * client it reveals a secret before sending the request, as its owner may forget it before the answer.
 */
export class FakeHubClient implements HubClient {
  password = 'right';
  accessMs = 3_600_000;
  refreshMs = 86_400_000;
  /** Issues a new refresh token each time, and revokes the old one. */
  rotates = false;
  /** The user is disabled: no sign-in works and no token is accepted, but refreshing still works. */
  disabled = false;
  /** The user may see what the Hub shows. */
  permitted = true;
  /** The only base where it is a Hub; anywhere else its UI answers. null: everywhere. */
  base: string | null = null;
  /** What the next calls answer instead, in this order. */
  readonly failures: HubProblem[] = [];
  /** If set, what every call answers instead. */
  problem: HubProblem | null = null;
  /** Keys that are accepted. */
  readonly keys = new Set<string>();
  /** The Hub's own list of keys, and the secrets of those that it created. */
  readonly listed: { id: number; name: string; expiry_date?: string }[] = [];
  /** What reading a path gives; `clientkeys` comes from `listed`. */
  readonly documents = new Map<string, unknown>();
  /** Its API document is only for those who are signed in. */
  closedDocuments = false;
  /** The next page that each page of keys names. */
  nextKeys: string | null = null;
  /** The next call is carried out, but its answer is lost. */
  losesAnswer = false;
  /** What every call answers after the lost one. */
  afterLoss: HubProblem | null = null;
  /** The keys that it creates don't work. */
  refusesNewKeys = false;
  readonly calls: string[] = [];
  readonly targets: HubTarget[] = [];
  /** The refresh tokens that were received, the latest last. */
  readonly refreshed: string[] = [];
  readonly #secrets = new Map<number, string>();
  /** The accepted tokens, by kind. */
  readonly #tokens = new Set<string>();
  #failsFrom: { call: string; problem: HubProblem } | null = null;
  #failsNext: { call: string; problem: HubProblem } | null = null;
  #number = 0;
  #gate: Promise<void> = Promise.resolve();

  /** Holds every answer back until the returned function is called. */
  hold(): () => void {
    let open = (): void => undefined;
    this.#gate = new Promise((resolve) => (open = resolve));
    return open;
  }

  async signIn(target: HubTarget, user: string, password: Secret): Promise<Answer<Pair>> {
    const text = password.reveal();
    const problem = await this.#called(`signIn ${user}`, target);
    if (problem) return fail(problem);
    if (this.disabled || text !== this.password) return rejected('no-account');
    return ok({ access: this.#token('access'), refresh: this.#token('refresh') });
  }

  async refresh(target: HubTarget, refresh: Secret): Promise<Answer<Renewed>> {
    const text = refresh.reveal();
    this.refreshed.push(text);
    const problem = await this.#called('refresh', target);
    if (problem) return fail(problem);
    if (!this.#tokens.has(`refresh ${text}`)) return rejected('token');
    if (this.rotates) this.#tokens.delete(`refresh ${text}`);
    return ok({
      access: this.#token('access'),
      refresh: this.rotates ? this.#token('refresh') : null,
    });
  }

  async prove(target: HubTarget, credential: Credential): Promise<Answer<void>> {
    const text = credential.secret.reveal();
    const problem = await this.#called('prove', target);
    if (problem) return fail(problem);
    if (!this.#takes(credential.kind, text)) return this.#refusal(credential);
    const permitted = credential.kind === 'client-key' || this.permitted;
    return permitted ? ok() : fail({ kind: 'not-permitted' });
  }

  async read<Name extends AnswerName>(
    target: HubTarget,
    credential: Credential,
    path: string,
    as: Name,
  ): Promise<Answer<HubReading<Name>>> {
    const text = credential.secret.reveal();
    const problem = await this.#called(`read ${path}`, target);
    if (problem) return fail(problem);
    const json = path === keysPath ? this.#keyPage() : (this.documents.get(path) ?? null);
    // A path is resolved before authentication, an item of a list after it.
    const isItem = /\/\d+\/$/.test(path);
    if (json === null && !isItem)
      return fail({ kind: 'not-a-hub', status: 404, title: 'Not Found' });
    if (!this.#takes(credential.kind, text)) return this.#refusal(credential);
    if (path === keysPath && credential.kind !== 'session') return this.#refusal(credential);
    if (path !== keysPath && credential.kind === 'session' && !this.permitted) {
      return fail({ kind: 'not-permitted' });
    }
    if (json === null) return fail({ kind: 'not-found' });
    const value = readers[as](json);
    if (value === null) return fail({ kind: 'unreadable', why: 'wrong-shape' });
    return ok({ value, body: new TextEncoder().encode(JSON.stringify(json)), serverNow: null });
  }

  async readDocument(
    target: HubTarget,
    credential: Credential | null,
    path: string,
  ): Promise<Answer<ApiDocument>> {
    const text = credential?.secret.reveal();
    const problem = await this.#called(`readDocument ${path}`, target);
    if (problem) return fail(problem);
    const found = this.documents.get(path);
    if (found === undefined) return fail({ kind: 'not-a-hub', status: 404, title: null });
    if (
      this.closedDocuments &&
      !(credential && text !== undefined && this.#takes(credential.kind, text))
    ) {
      return credential ? this.#refusal(credential) : rejected('no-credentials');
    }
    if (typeof found === 'string') return ok({ kind: 'page', paths: documentPaths(found) });
    const entries = readCatalogue(found);
    return entries?.length
      ? ok({ kind: 'catalogue', entries })
      : fail({ kind: 'unreadable', why: 'not-a-document' });
  }

  async createKey(
    target: HubTarget,
    credential: Credential,
    name: string,
  ): Promise<Answer<IssuedKey>> {
    const text = credential.secret.reveal();
    const problem = await this.#called(`createKey ${name}`, target);
    if (problem) return fail(problem);
    if (credential.kind !== 'session' || !this.#takes(credential.kind, text))
      return this.#refusal(credential);
    const words = nameProblem(name);
    if (words !== null) return fail({ kind: 'invalid', fields: { name: [words] } });
    const { id, key } = this.addKey(name);
    return this.#lost() ?? ok({ hubId: id, name, key: Secret.of(key) });
  }

  async revokeKey(target: HubTarget, credential: Credential, hubId: number): Promise<Answer<void>> {
    const text = credential.secret.reveal();
    const problem = await this.#called(`revokeKey ${hubId}`, target);
    if (problem) return fail(problem);
    if (credential.kind !== 'session' || !this.#takes(credential.kind, text))
      return this.#refusal(credential);
    this.forgetKey(hubId);
    return this.#lost() ?? ok();
  }

  /** Every call answers this, beginning with the first such one. */
  failsFrom(call: string, problem: HubProblem): void {
    this.#failsFrom = { call, problem };
  }

  /** The next such call answers this. */
  failNext(call: string, problem: HubProblem): void {
    this.#failsNext = { call, problem };
  }

  /** Somebody created it elsewhere. */
  addKey(name: string): { id: number; key: string } {
    this.#number += 1;
    const id = this.#number;
    const key = `made${id}.secret`;
    if (!this.refusesNewKeys) this.keys.add(key);
    this.listed.push({ id, name });
    this.#secrets.set(id, key);
    return { id, key };
  }

  /** Signs tokens with another secret from now on. */
  endTokens(): void {
    this.#tokens.clear();
  }

  /** Somebody revoked it elsewhere. */
  forgetKey(hubId: number): void {
    const at = this.listed.findIndex(({ id }) => id === hubId);
    if (at >= 0) this.listed.splice(at, 1);
    this.keys.delete(this.#secrets.get(hubId) ?? '');
  }

  count(call: string): number {
    return this.calls.filter((made) => made.startsWith(call)).length;
  }

  async #called(call: string, target: HubTarget): Promise<HubProblem | null> {
    this.calls.push(call);
    this.targets.push(target);
    await this.#gate;
    if (this.base !== null && target.hub !== this.base) {
      return { kind: 'not-a-hub', status: 404, title: 'Not Found' };
    }
    if (this.#failsFrom && call.startsWith(this.#failsFrom.call)) {
      this.problem = this.#failsFrom.problem;
      this.#failsFrom = null;
    }
    if (this.#failsNext && call.startsWith(this.#failsNext.call)) {
      const { problem } = this.#failsNext;
      this.#failsNext = null;
      return problem;
    }
    return this.failures.shift() ?? this.problem;
  }

  /** In the framework's own words, which don't distinguish a rejected key from no credential. */
  #refusal({ kind }: Credential): Result<never, HubProblem> {
    if (kind === 'client-key') return rejected('no-credentials');
    return rejected(this.disabled ? 'account' : 'token');
  }

  #takes(kind: Credential['kind'], text: string): boolean {
    return kind === 'session'
      ? !this.disabled && this.#tokens.has(`access ${text}`)
      : this.keys.has(text);
  }

  #lost(): Result<never, HubProblem> | null {
    if (!this.losesAnswer) return null;
    this.losesAnswer = false;
    this.problem = this.afterLoss;
    return fail({ kind: 'unreachable', reason: 'broken' });
  }

  #keyPage(): object {
    const { listed: results, nextKeys: next } = this;
    return { count: results.length, next, previous: null, results: [...results] };
  }

  #token(kind: 'access' | 'refresh'): IssuedToken {
    this.#number += 1;
    const token = `${kind}-${this.#number}`;
    this.#tokens.add(`${kind} ${token}`);
    return {
      token: Secret.of(token),
      lifeMs: kind === 'access' ? this.accessMs : this.refreshMs,
    };
  }
}

/** The Hub's own words for a name that it refuses, or null. */
function nameProblem(name: string): string | null {
  if (name.trim() === '') return 'This field may not be blank.';
  return name.length > 50 ? 'Ensure this field has no more than 50 characters.' : null;
}
