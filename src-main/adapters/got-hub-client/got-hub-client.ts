import { clientKeysPath } from '../../domain/client-keys-path.ts';
import type { Credential } from '../../domain/credential.ts';
import type { HubProblem, UnreadableReason } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { isCredential, readCreatedKey } from '../../domain/created-key.ts';
import { Secret } from '../../domain/secret.ts';
import { tokenLifeMs } from '../../domain/token-times.ts';
import type {
  ApiDocument,
  HubClient,
  HubReading,
  HubTarget,
  IssuedKey,
  IssuedToken,
} from '../../ports/hub-client.ts';
import type { AnswerName } from '../../domain/answer-readers.ts';
import { fieldsOf } from '../../domain/unknown-json.ts';
import { provingPath } from '../../domain/verdict.ts';
import type {
  AnswerWorker,
  AnswerWorkerOptions,
  ReadAnswer,
} from '../answer-worker/answer-worker.ts';
import { joinedBlocks, lengthOf } from '../answer-worker/joined-blocks.ts';
import { hubRoutes, type LoadHubRoutes } from '../hub-connection/load-hub-routes.ts';
import type { HubAnswer, HubRequest, RequestLimits } from './hub-requests.ts';
import { jsonBytes } from './json-bytes.ts';

const hour = 3_600_000;
/** The documented lifetimes, for tokens whose own lifetime can't be read. */
const defaultLifetimes = { access: hour, refresh: 24 * hour };

/** The maximum answer size for each kind of call, in bytes. */
const maxBytes = {
  token: 64 * 1024,
  list: 8 * 1024 * 1024,
  document: 2 * 1024 * 1024,
} as const;

export interface GotHubClientOptions {
  version: string;
  /** The threads that read large answers. */
  worker: AnswerWorkerOptions;
  limits?: RequestLimits;
  /** Absent: without the system's proxy, and without passphrases. */
  routes?: LoadHubRoutes;
}

/** The Hub over http and https, through got. Large answers are read in a separate thread. */
export class GotHubClient implements HubClient {
  readonly #userAgent: string;
  readonly #limits: RequestLimits | undefined;
  readonly #workerOptions: AnswerWorkerOptions;
  readonly #routes: LoadHubRoutes;
  #worker: Promise<AnswerWorker> | null = null;

  constructor({ version, worker, limits, routes = hubRoutes() }: GotHubClientOptions) {
    this.#routes = routes;
    this.#userAgent = `Hubkey/${version}`;
    this.#workerOptions = worker;
    this.#limits = limits;
  }

  async signIn(
    target: HubTarget,
    username: string,
    password: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken }, HubProblem>> {
    const body = () => jsonBytes({ username, password });
    const answer = await this.#askFields(target, {
      method: 'POST',
      path: '/api/auth/token/',
      body,
    });
    if (!answer.ok) return answer;
    const access = issued(answer.value, 'access');
    const refresh = issued(answer.value, 'refresh');
    return access && refresh ? ok({ access, refresh }) : fail(wrongShape);
  }

  async refresh(
    target: HubTarget,
    refresh: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken | null }, HubProblem>> {
    const body = () => jsonBytes({ refresh });
    const path = '/api/auth/token/refresh/';
    let answer = await this.#askFields(target, { method: 'POST', path, body });
    // An old release documents this path in its text; it is only tried if the current path doesn't exist.
    if (!answer.ok && isAbsent(answer.problem)) {
      answer = await this.#askFields(target, { method: 'POST', path: '/api/token/refresh/', body });
    }
    if (!answer.ok) return answer;
    const access = issued(answer.value, 'access');
    return access ? ok({ access, refresh: issued(answer.value, 'refresh') }) : fail(wrongShape);
  }

  async prove(target: HubTarget, credential: Credential): Promise<Result<void, HubProblem>> {
    // Not with health, which a Hub may answer for anyone, and not with keys, which may require a session.
    const answer = await this.read(target, credential, provingPath, 'any');
    return answer.ok ? ok() : answer;
  }

  async read<Name extends AnswerName>(
    target: HubTarget,
    credential: Credential,
    path: string,
    as: Name,
  ): Promise<Result<HubReading<Name>, HubProblem>> {
    const request = { method: 'GET', path, credential, maxBytes: maxBytes.list } as const;
    const answer = await this.#ask(target, request);
    if (!answer.ok) return answer;
    const { body, serverNow } = answer.value;
    const read = await this.#readBody(as, body);
    return read.ok
      ? ok({ ...read.value, serverNow })
      : fail({ kind: 'unreadable', why: read.problem });
  }

  async readDocument(
    target: HubTarget,
    credential: Credential | null,
    path: string,
  ): Promise<Result<ApiDocument, HubProblem>> {
    const request = { method: 'GET', path, anyType: true, maxBytes: maxBytes.document } as const;
    const answer = await this.#ask(target, credential ? { ...request, credential } : request);
    if (!answer.ok) return answer;
    const worker = await this.#answerWorker();
    const document = await worker.document(answer.value.body);
    return document.ok ? document : fail({ kind: 'unreadable', why: document.problem });
  }

  async createKey(
    target: HubTarget,
    credential: Credential,
    name: string,
  ): Promise<Result<IssuedKey, HubProblem>> {
    const body = () => jsonBytes({ name });
    const request = { method: 'POST', path: clientKeysPath, body, credential } as const;
    const answer = await this.#askFields(target, request);
    if (!answer.ok) return answer;
    const created = readCreatedKey(answer.value.fields);
    return created ? ok({ ...created, name: created.name || name }) : fail(wrongShape);
  }

  async revokeKey(
    target: HubTarget,
    credential: Credential,
    hubId: number,
  ): Promise<Result<void, HubProblem>> {
    const path = `${clientKeysPath}${hubId}/`;
    const request = { method: 'DELETE', path, credential, maxBytes: maxBytes.token } as const;
    const answer = await this.#ask(target, request);
    return answer.ok || answer.problem.kind === 'not-found' ? ok() : answer;
  }

  /** The fields of a small answer; none if it isn't an object. */
  async #askFields(
    target: HubTarget,
    request: Omit<HubRequest, 'maxBytes'>,
  ): Promise<Result<Fields, HubProblem>> {
    const answer = await this.#ask(target, { ...request, maxBytes: maxBytes.token });
    if (!answer.ok) return answer;
    const { body, serverNow } = answer.value;
    if (body.length === 0) return fail(wrongShape);
    const { parseJson } = await import('../answer-worker/parse-json.ts');
    const json = parseJson(joinedBlocks(body));
    return json.ok
      ? ok({ fields: fieldsOf(json.value), serverNow })
      : fail({ kind: 'unreadable', why: json.problem });
  }

  async #readBody<Name extends AnswerName>(
    as: Name,
    blocks: Uint8Array<ArrayBuffer>[],
  ): Promise<Result<ReadAnswer<Name>, UnreadableReason>> {
    const { maxBytesHere } = await import('./hub-requests.ts');
    if (lengthOf(blocks) > maxBytesHere) return (await this.#answerWorker()).answer(as, blocks);
    const { readBody } = await import('../answer-worker/read-body.ts');
    const body = joinedBlocks(blocks);
    const value = readBody(as, body);
    return value.ok ? ok({ value: value.value, body }) : value;
  }

  #answerWorker(): Promise<AnswerWorker> {
    this.#worker ??= import('../answer-worker/answer-worker.ts').then(
      ({ AnswerWorker: Reader }) => new Reader(this.#workerOptions),
    );
    return this.#worker;
  }

  /** The HTTP client is loaded with the first request, so that it doesn't delay the tray. */
  async #ask(target: HubTarget, request: HubRequest): Promise<Result<HubAnswer, HubProblem>> {
    const { sendRequest } = await import('./hub-requests.ts');
    const routes = await this.#routes();
    return sendRequest(target, request, {
      routes,
      userAgent: this.#userAgent,
      limits: this.#limits,
    });
  }
}

interface Fields {
  fields: Record<string, unknown>;
  serverNow: number | null;
}

const wrongShape: HubProblem = { kind: 'unreadable', why: 'wrong-shape' };

const isAbsent = (problem: HubProblem): boolean =>
  problem.kind === 'not-a-hub' && problem.status === 404;

/** The token of that name in an answer, with its lifetime; null if there is none. */
function issued(
  { fields, serverNow }: Fields,
  name: keyof typeof defaultLifetimes,
): IssuedToken | null {
  const text = fields[name];
  if (!isCredential(text)) return null;
  return { token: Secret.of(text), lifeMs: tokenLifeMs(text, defaultLifetimes[name], serverNow) };
}
