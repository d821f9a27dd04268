import type { Activity } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import { changeOf, type Change } from '../domain/change.ts';
import {
  credentialName,
  hasCredential,
  isForScripts,
  type CredentialRef,
} from '../domain/credential.ts';
import { credentialCall } from '../domain/credential-call.ts';
import type { CreatedKey } from '../domain/created-key.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import { mayChange } from '../domain/request-methods.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubForwarder, ForwardedAnswer, ForwardedRequest } from '../ports/hub-forwarder.ts';
import type { ForwardedAnswers } from '../ports/forwarded-answers.ts';
import type { CatalogueService } from './catalogue-service.ts';
import type { ConsentAnswer, ConsentService } from './consent-service.ts';
import type { CredentialDesk } from './credentials/desk.ts';
import { sendWithCredential, unpacked } from './send-with-credential.ts';
import type { Store } from './store.ts';

export interface ForwardRequest {
  profile: ProfileId;
  credential: CredentialRef;
  request: ForwardedRequest;
  caller: CallerConnection;
  /** How long to wait in all, for the person's permission and for a sign-in, in ms. */
  waitMs: number;
}

export type ForwardProblem =
  | HeaderProblem
  | { kind: 'hub'; hub: string; problem: HubProblem }
  /** The answer contains a credential that nobody has allowed. */
  | { kind: 'withheld' };

export interface ForwardDeps {
  store: Store;
  desk: CredentialDesk;
  forwarder: HubForwarder;
  answers: ForwardedAnswers;
  catalogues: Pick<CatalogueService, 'known'>;
  clock: Clock;
  consent: ConsentService;
  record: (activity: Activity) => void;
  /** A program created a client key, by path. */
  keyCreated: (profile: ProfileId, key: CreatedKey, program: string) => void;
}

/**
 * Forwards callers' requests to their Hub with the credential added, which they never see. A request that may
 * change something there, or return a credential, needs the person's permission.
 */
export class ForwardService {
  readonly #deps: ForwardDeps;

  constructor(deps: ForwardDeps) {
    this.#deps = deps;
  }

  async forward(asked: ForwardRequest): Promise<Result<ForwardedAnswer, ForwardProblem>> {
    const { store, clock } = this.#deps;
    const profile = profileOf(store.state, asked.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const { method, path, headers } = asked.request;
    const changes = mayChange(method, headers);
    const brings = changes ? credentialCall(method, path, headers) : null;
    const since = clock.now();
    const leave = changes ? await this.#askLeave(profile, asked, brings) : null;
    if (leave?.problem) return fail(leave.problem);
    const waitMs = leave ? Math.max(0, asked.waitMs - (clock.now() - since)) : asked.waitMs;
    // A compressed answer couldn't be inspected.
    const request = brings === 'token' || !changes ? asked.request : unpacked(asked.request);
    const { credential } = asked;
    const sent = { profile: profile.id, credential, purpose: 'forward', request, waitMs } as const;
    const answer = await sendWithCredential(this.#deps, sent);
    this.#record(profile, asked, leave, answer);
    if (!answer.ok) return answer;
    if (!brings) return this.#withoutCredential(profile, answer.value, changes);
    if (!leave || answer.value.status >= 300) return answer;
    this.#handedOut(profile, asked, leave);
    return brings === 'new-key' ? this.#withKeySaved(profile, answer.value, leave) : answer;
  }

  /** Before anything is sent, as a change can't be undone. Null: nobody has to be asked. */
  async #askLeave(
    profile: ProfileState,
    asked: ForwardRequest,
    brings: ReturnType<typeof credentialCall>,
  ): Promise<ConsentAnswer | null> {
    const { credential: ref, request, caller: connection, waitMs } = asked;
    // Without its key the request isn't sent.
    if (!hasCredential(profile, ref)) return null;
    const readOnly = profile.changes === 'read-only';
    const unasked = profile.changes === 'allow' || isForScripts(profile, ref);
    if (unasked && !readOnly && !brings) return null;
    const change = await this.#changeOf(profile, request);
    if (!change) return null;
    const raw = brings !== null && !readOnly;
    const credential = credentialName(profile, ref);
    const answer = await this.#deps.consent.allows({
      subject: { profile: profile.id, credential, changes: raw ? null : change.family },
      want: raw
        ? { kind: 'raw', as: brings }
        : { kind: 'change', method: change.method, path: change.path },
      target: raw ? null : request.path,
      connection,
      waitMs,
      signal: request.signal,
    });
    if (answer.problem) {
      const { program: to } = answer;
      const of = raw ? {} : { method: change.method, path: change.path };
      this.#deps.record({ kind: 'denied', to, profile: profile.name, credential, ...of });
    }
    return answer;
  }

  async #changeOf(
    { id }: ProfileState,
    { method, path, headers }: ForwardedRequest,
  ): Promise<Change | null> {
    const catalogue = await this.#deps.catalogues.known(id);
    const templates = catalogue?.entries.map((entry) => entry.path) ?? [];
    return changeOf(method, path, headers, templates);
  }

  #handedOut(profile: ProfileState, { credential }: ForwardRequest, leave: ConsentAnswer): void {
    this.#deps.record({
      kind: 'handed-out',
      to: leave.program,
      profile: profile.name,
      credential: credentialName(profile, credential),
    });
  }

  /** The answer, unless it contains a credential that nobody has allowed. */
  async #withoutCredential(
    { hub }: ProfileState,
    answer: ForwardedAnswer,
    changes: boolean,
  ): Promise<Result<ForwardedAnswer, ForwardProblem>> {
    const opened = await this.#deps.answers.withoutCredential(answer, changes);
    if (!opened.ok) return fail({ kind: 'hub', hub, problem: opened.problem });
    return opened.value ? ok(opened.value) : fail({ kind: 'withheld' });
  }

  /** The answer as it came, with the key in it saved. */
  async #withKeySaved(
    { id, hub }: ProfileState,
    answer: ForwardedAnswer,
    { program }: ConsentAnswer,
  ): Promise<Result<ForwardedAnswer, ForwardProblem>> {
    const created = await this.#deps.answers.createdKey(answer);
    if (!created.ok) return fail({ kind: 'hub', hub, problem: created.problem });
    const { key } = created.value;
    if (key) this.#deps.keyCreated(id, key, program);
    return ok(created.value.answer);
  }

  #record(
    profile: ProfileState,
    { credential, request }: ForwardRequest,
    leave: ConsentAnswer | null,
    answer: Result<ForwardedAnswer, ForwardProblem>,
  ): void {
    this.#deps.record({
      kind: 'passed',
      method: request.method,
      path: request.path,
      status: answer.ok ? answer.value.status : null,
      ...(leave ? { to: leave.program } : {}),
      profile: profile.name,
      credential: credentialName(profile, credential),
    });
  }
}
