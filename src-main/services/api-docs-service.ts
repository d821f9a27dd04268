import type { Activity } from '../domain/activity.ts';
import type { ApiDocsNotice } from '../domain/api-docs-notice.ts';
import {
  namesHub,
  pageRoute,
  type ApiDocsChoice,
  type PageBase,
  type PageRefusal,
  type PageRoute,
} from '../domain/api-docs.ts';
import {
  docsLoadAfter,
  newDocsPage,
  type DocsLoadEvent,
  type DocsPage,
} from '../domain/docs-page.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import { credentialName } from '../domain/credential.ts';
import { credentialCall } from '../domain/credential-call.ts';
import type { CreatedKey } from '../domain/created-key.ts';
import { headerOf, headersToHub } from '../domain/forward-headers.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ProfileId } from '../domain/ids.ts';
import { isLocked, lockedProblem } from '../domain/lock.ts';
import { reRootedDocument, reRootedPage } from '../domain/openapi/re-rooted.ts';
import type { ForwardedAnswer, ForwardedRequest } from '../ports/hub-forwarder.ts';
import type { UseProblem } from './credentials/desk.ts';
import { targetOf } from './credentials/hub-target.ts';
import { sendWithCredential, unpacked, type SendDeps } from './send-with-credential.ts';
import type { Store } from './store.ts';

/** A request as the page sends it; `url` is its whole address. */
export type PageRequest = Omit<ForwardedRequest, 'path'> & { url: string };

/** Why a request of the page got no answer of the Hub. `host`: the server that the Hub redirected to. */
export type ApiDocsProblem = UseProblem | { kind: 'refused'; why: PageRefusal; host?: string };

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

  /** Something happened to a profile's page; the first time, it has been opened. */
  pageLoads(profile: ProfileId, event: DocsLoadEvent): void {
    const { store } = this.#deps;
    const page = this.#page(profile) ?? newDocsPage(profile);
    const load = docsLoadAfter(page.load, event);
    const change = event.kind === 'started' ? { ...newDocsPage(profile), load } : { load };
    store.dispatch({ type: 'docs-page-changed', profile, change });
  }

  /** What a person should know of the page that is shown. */
  pageNoticed(profile: ProfileId, notice: ApiDocsNotice | null): void {
    this.#pageChanged(profile, { notice });
  }

  /** The page tried to save a file, which was blocked. */
  downloadBlocked(profile: ProfileId): void {
    this.#pageChanged(profile, { download: true });
  }

  pageClosed(profile: ProfileId): void {
    this.#deps.store.dispatch({ type: 'docs-page-closed', profile });
  }

  #page(id: ProfileId): DocsPage | undefined {
    return this.#deps.store.state.docsPages.find(({ profile }) => profile === id);
  }

  #pageChanged(profile: ProfileId, change: Partial<Omit<DocsPage, 'profile'>>): void {
    if (this.#page(profile))
      this.#deps.store.dispatch({ type: 'docs-page-changed', profile, change });
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
      if (hop > 0 && route.kind === 'refused' && route.why === 'elsewhere')
        return fail({ ...route, host: new URL(url).host });
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
    // Its path may be outside the Hub's base, where servers have their static files.
    if (route.kind === 'file')
      return this.#sendPlain(profile, pageBase(profile.hub).origin, request);
    const own = headerOf(asked.headers, 'authorization');
    this.#pageChanged(profile.id, { entered: own !== null });
    const answer =
      own === null
        ? await this.#sendSignedIn(profile, choice, request)
        : await this.#sendAsGiven(profile, own, request);
    return answer.ok ? this.#reRooted(profile, request, answer.value) : answer;
  }

  /**
   * With what the person entered under Authorize on the page, and nothing of Hubkey's: who tests a key with
   * fewer rights there must see what the Hub answers to that key.
   */
  async #sendAsGiven(
    profile: ProfileState,
    authorization: string,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    const headers = [...request.headers, ['Authorization', authorization] as const];
    return this.#sendPlain(profile, profile.hub, { ...request, headers });
  }

  /** The Hub's page and document, in which its address is the profile's. */
  async #reRooted(
    { hub }: ProfileState,
    { method, path }: ForwardedRequest,
    answer: ForwardedAnswer,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    const kind = namesHub(path, headerOf(answer.headers, 'content-type') ?? '');
    if (method !== 'GET' || answer.status !== 200 || kind === null) return ok(answer);
    const rewrite = kind === 'page' ? reRootedPage : reRootedDocument;
    const read = await this.#deps.answers.rewritten(answer, (text) => rewrite(text, pageBase(hub)));
    return read.ok ? read : fail({ kind: 'hub', hub, problem: read.problem });
  }

  async #sendPlain(
    profile: ProfileState,
    base: string,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, ApiDocsProblem>> {
    const { forwarder, store } = this.#deps;
    if (isLocked(store.state)) return fail(lockedProblem);
    const target = { ...targetOf(profile), hub: base };
    const answer = await forwarder.forward(target, null, request);
    return answer.ok ? answer : fail({ kind: 'hub', hub: profile.hub, problem: answer.problem });
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
