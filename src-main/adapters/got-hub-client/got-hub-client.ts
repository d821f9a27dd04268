import type { HubProblem } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import { tokenLifeMs } from '../../domain/token-times.ts';
import type {
  ApiDocument,
  HubClient,
  HubCredential,
  HubDocument,
  HubTarget,
  IssuedKey,
  IssuedToken,
} from '../../ports/hub-client.ts';
import { isObject } from '../is-object.ts';
import type { HubAnswer, HubRequest, RequestLimits } from './hub-requests.ts';

const hour = 3_600_000;
/** What the documentation says of lives that can't be read from the token itself. */
const usualLives = { access: hour, refresh: 24 * hour };

/** The Hub over http and https, through got. */
export class GotHubClient implements HubClient {
  readonly #userAgent: string;
  readonly #limits: RequestLimits | undefined;

  constructor({ version, limits }: { version: string; limits?: RequestLimits }) {
    this.#userAgent = `Hubkey/${version}`;
    this.#limits = limits;
  }

  async signIn(
    target: HubTarget,
    username: string,
    password: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken }, HubProblem>> {
    const body = () => ({ username, password: password.reveal() });
    const answer = await this.#ask(target, { method: 'POST', path: '/api/auth/token/', body });
    if (!answer.ok) return answer;
    const access = issued(answer.value, 'access');
    const refresh = issued(answer.value, 'refresh');
    return access && refresh ? ok({ access, refresh }) : fail(wrongShape);
  }

  async refresh(
    target: HubTarget,
    refresh: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken | null }, HubProblem>> {
    const body = () => ({ refresh: refresh.reveal() });
    const path = '/api/auth/token/refresh/';
    let answer = await this.#ask(target, { method: 'POST', path, body });
    // The running text of an old release names this path; only a page that isn't there is worth it.
    if (!answer.ok && answer.problem.kind === 'not-a-hub' && answer.problem.status === 404) {
      answer = await this.#ask(target, { method: 'POST', path: '/api/token/refresh/', body });
    }
    if (!answer.ok) return answer;
    const access = issued(answer.value, 'access');
    return access ? ok({ access, refresh: issued(answer.value, 'refresh') }) : fail(wrongShape);
  }

  async prove(target: HubTarget, credential: HubCredential): Promise<Result<void, HubProblem>> {
    // Not by health, which a Hub may answer to anyone.
    for (const path of [keysPath, '/api/jobs/']) {
      const answer = await this.#ask(target, { method: 'GET', path, credential });
      if (answer.ok || answer.problem.kind === 'not-permitted') return ok();
      const absent = answer.problem.kind === 'not-a-hub' && answer.problem.status === 404;
      if (!absent) return answer;
    }
    return fail({ kind: 'not-a-hub', status: 404, title: null });
  }

  read(
    target: HubTarget,
    credential: HubCredential,
    path: string,
  ): Promise<Result<HubDocument, HubProblem>> {
    return this.#ask(target, { method: 'GET', path, credential });
  }

  async readDocument(
    target: HubTarget,
    credential: HubCredential | null,
    path: string,
  ): Promise<Result<ApiDocument, HubProblem>> {
    const asked = { method: 'GET', path, anyText: true } as const;
    const answer = await this.#ask(target, credential ? { ...asked, credential } : asked);
    if (!answer.ok) return answer;
    const { parseDocument } = await import('./parse-document.ts');
    const document = await parseDocument(answer.value.text);
    return document ? ok(document) : fail({ kind: 'unreadable', why: 'not-json' });
  }

  async createKey(
    target: HubTarget,
    credential: HubCredential,
    name: string,
  ): Promise<Result<IssuedKey, HubProblem>> {
    const body = () => ({ name });
    const answer = await this.#ask(target, { method: 'POST', path: keysPath, body, credential });
    if (!answer.ok) return answer;
    const { id, name: given, api_key: key } = isObject(answer.value.json) ? answer.value.json : {};
    if (typeof id !== 'number' || typeof key !== 'string' || key === '') return fail(wrongShape);
    return ok({
      hubId: id,
      name: typeof given === 'string' && given ? given : name,
      key: Secret.of(key),
    });
  }

  async revokeKey(
    target: HubTarget,
    credential: HubCredential,
    hubId: number,
  ): Promise<Result<void, HubProblem>> {
    const path = `${keysPath}${hubId}/`;
    const answer = await this.#ask(target, { method: 'DELETE', path, credential });
    return answer.ok || answer.problem.kind === 'not-found' ? ok() : answer;
  }

  /** What speaks to a Hub loads with the first request, off the way to the tray. */
  async #ask(target: HubTarget, request: HubRequest): Promise<Result<HubAnswer, HubProblem>> {
    const { askHub } = await import('./hub-requests.ts');
    return askHub(target, request, this.#userAgent, this.#limits);
  }
}

const keysPath = '/api/auth/clientkeys/';
const wrongShape: HubProblem = { kind: 'unreadable', why: 'wrong-shape' };

/** The token of that name in an answer, with its life; null where there is none. */
function issued({ json, serverNow }: HubAnswer, name: keyof typeof usualLives): IssuedToken | null {
  const text = isObject(json) ? json[name] : undefined;
  if (typeof text !== 'string' || text === '') return null;
  return { token: Secret.of(text), lifeMs: tokenLifeMs(text, usualLives[name], serverNow) };
}
