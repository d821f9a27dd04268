import type { Activity } from '../domain/activity.ts';
import {
  pageRoute,
  type ApiDocsChoice,
  type PageBase,
  type PageRefusal,
  type PageRoute,
} from '../domain/api-docs.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import { credentialName } from '../domain/credential.ts';
import { credentialCall } from '../domain/credential-call.ts';
import type { CreatedKey } from '../domain/created-key.ts';
import { headerOf, headersToHub } from '../domain/forward-headers.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ProfileId } from '../domain/ids.ts';
import { isLocked, lockedProblem } from '../domain/lock.ts';
import type { ForwardedAnswer, ForwardedRequest } from '../ports/hub-forwarder.ts';
import type { UseProblem } from './credentials/desk.ts';
import { sendWithCredential, unpacked, type SendDeps } from './send-with-credential.ts';
import type { Store } from './store.ts';

/** A request as the page sends it; `url` is its whole address. */
export type PageRequest = Omit<ForwardedRequest, 'path'> & { url: string };

/** Why a request of the page got no answer of the Hub. */
export type ApiDocsProblem = UseProblem | { kind: 'refused'; why: PageRefusal };

export interface ApiDocsDeps extends SendDeps {
  store: Store;
  record: (activity: Activity) => void;
  /** A person created a client key on the page. */
  keyCreated: (profile: ProfileId, key: CreatedKey) => void;
}

/** How many redirects are followed. */
const maxRedirects = 5;

/**
 * Answers the requests of a Hub's API docs page. Those to the Hub's API get the credential, which the page
 * never sees. They are the person's own, so nobody is asked about changes.
 */
export class ApiDocsService {
  readonly #deps: ApiDocsDeps;

  constructor(deps: ApiDocsDeps) {
    this.#deps = deps;
  }

  /** Follows redirects of a reading request, each by the same rules; reports others. */
  async answer(
    choice: ApiDocsChoice,
    asked: PageRequest,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    let { url } = asked;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const profile = profileOf(this.#deps.store.state, choice.profile);
      if (!profile) return fail({ kind: 'no-profile' });
      const route = pageRoute(pageBase(profile.hub), asked.method, url);
      const answer = await this.#send(profile, choice, route, asked);
      if (!answer.ok || !isRedirect(answer.value)) return answer;
      const location = headerOf(answer.value.headers, 'location');
      await this.#deps.answers.discard(answer.value);
      // A followed redirect would turn a POST into a GET without its body.
      if (!/^(GET|HEAD)$/.test(asked.method)) break;
      // An empty address would be this one again.
      if (!location || !URL.canParse(location, url)) break;
      url = new URL(location, url).href;
    }
    return fail({ kind: 'refused', why: 'redirect' });
  }

  async #send(
    profile: ProfileState,
    choice: ApiDocsChoice,
    route: PageRoute,
    { url: _url, ...asked }: PageRequest,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    if (route.kind === 'refused') return fail(route);
    const headers = headersToHub(asked.headers).filter(([name]) => !/^cookie2?$/i.test(name));
    const request = unpacked({ ...asked, headers, path: route.path });
    return route.kind === 'api'
      ? this.#sendSignedIn(profile, choice, request)
      : this.#sendPlain(profile, request);
  }

  async #sendPlain(
    { id, hub, pin }: ProfileState,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    const { forwarder, store } = this.#deps;
    if (isLocked(store.state)) return fail(lockedProblem);
    // Its path may be outside the Hub's base, where servers have their static files.
    const target = { hub: pageBase(hub).origin, pin, profile: id };
    const answer = await forwarder.forward(target, null, request);
    return answer.ok ? answer : fail({ kind: 'hub', hub, problem: answer.problem });
  }

  async #sendSignedIn(
    profile: ProfileState,
    { credential }: ApiDocsChoice,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    const { id } = profile;
    const purpose = 'api-docs';
    const sent = { profile: id, credential, purpose, request, waitMs: 0 } as const;
    const answer = await sendWithCredential(this.#deps, sent);
    this.#deps.record({
      kind: 'passed',
      method: request.method,
      path: request.path,
      status: answer.ok ? answer.value.status : null,
      from: 'api-docs',
      profile: profile.name,
      credential: credentialName(profile, credential),
    });
    if (!answer.ok) return answer;
    const brings = credentialCall(request.method, request.path, request.headers);
    const created = brings === 'new-key' && answer.value.status < 300;
    return created ? this.#withKeySaved(profile, answer.value) : answer;
  }

  /** The answer as it came, with the key in it saved. */
  async #withKeySaved(
    { id, hub }: ProfileState,
    answer: ForwardedAnswer,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    const read = await this.#deps.answers.createdKey(answer);
    if (!read.ok) return fail({ kind: 'hub', hub, problem: read.problem });
    const { key } = read.value;
    if (key) this.#deps.keyCreated(id, key);
    return ok(read.value.answer);
  }
}

const isRedirect = ({ status }: ForwardedAnswer): boolean =>
  [301, 302, 303, 307, 308].includes(status);

/** A Hub's address as browsers write it. */
export function pageBase(hub: string): PageBase {
  const { origin, pathname } = new URL(hub);
  return { origin, prefix: pathname.replace(/\/$/, '') };
}
