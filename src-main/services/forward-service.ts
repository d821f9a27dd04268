import type { Activity } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { ConsentWant } from '../domain/consent.ts';
import { credentialName, hasCredential, type CredentialRef } from '../domain/credential.ts';
import { credentialCall, mayChange } from '../domain/credential-call.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { HubForwarder, ForwardedAnswer, ForwardedRequest } from '../ports/hub-forwarder.ts';
import type { JudgedAnswer, ForwardedAnswers } from '../ports/forwarded-answers.ts';
import type { ConsentAnswer, ConsentService } from './consent-service.ts';
import type { CredentialDesk } from './credentials/desk.ts';
import type { Store } from './store.ts';

export interface ForwardRequest {
  profile: ProfileId;
  credential: CredentialRef;
  request: ForwardedRequest;
  caller: CallerConnection;
  /** How long to wait for a sign-in, or for the person's permission, in ms. */
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
  consent: ConsentService;
  record: (activity: Activity) => void;
}

/** Forwards callers' requests to their Hub with the credential added, which they never see. */
export class ForwardService {
  readonly #deps: ForwardDeps;

  constructor(deps: ForwardDeps) {
    this.#deps = deps;
  }

  async forward(asked: ForwardRequest): Promise<Result<ForwardedAnswer, ForwardProblem>> {
    const profile = profileOf(this.#deps.store.state, asked.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const { method, path, headers } = asked.request;
    const want = credentialCall(method, path, headers);
    const leave = want && (await this.#askLeave(profile, asked, want));
    if (leave?.problem) return fail(leave.problem);
    // A compressed answer couldn't be inspected.
    const changes = mayChange(method, headers);
    const answer = await this.#send(profile.id, want || !changes ? asked : unpacked(asked));
    this.#record(profile, asked, answer);
    if (leave && answer.ok && answer.value.status < 300) this.#handedOut(profile, asked, leave);
    return answer.ok && !want ? this.#withoutCredential(profile, answer.value, changes) : answer;
  }

  /** Before anything is sent, as the Hub can't undo creating a credential. */
  async #askLeave(
    profile: ProfileState,
    asked: ForwardRequest,
    want: ConsentWant,
  ): Promise<ConsentAnswer | null> {
    // Without its key the request isn't sent.
    if (!hasCredential(profile, asked.credential)) return null;
    const credential = credentialName(profile, asked.credential);
    const answer = await this.#deps.consent.allows({
      subject: { profile: profile.id, credential },
      want,
      connection: asked.caller,
      waitMs: asked.waitMs,
      signal: asked.request.signal,
    });
    if (answer.problem) {
      const { program: to } = answer;
      this.#deps.record({ kind: 'denied', to, profile: profile.name, credential });
    }
    return answer;
  }

  #handedOut(profile: ProfileState, { credential }: ForwardRequest, leave: ConsentAnswer): void {
    this.#deps.record({
      kind: 'handed-out',
      to: leave.program,
      profile: profile.name,
      credential: credentialName(profile, credential),
    });
  }

  async #send(
    id: ProfileId,
    { credential: ref, request, waitMs }: ForwardRequest,
  ): Promise<Result<ForwardedAnswer, ForwardProblem>> {
    const { desk, forwarder, answers } = this.#deps;
    const passed = await desk.use<JudgedAnswer>(
      id,
      ref,
      {
        path: request.path,
        purpose: 'forward',
        run: async (target, credential) => {
          const passed = await forwarder.forward({ ...target, profile: id }, credential, request);
          return passed.ok ? answers.judge(passed.value, request.method) : passed;
        },
        problemIn: ({ problem }) => problem,
        repeatable: request.body === null || request.body instanceof Uint8Array,
        discard: ({ answer }) => answers.discard(answer),
      },
      { waitMs, signal: request.signal },
    );
    return passed.ok ? ok(passed.value.answer) : passed;
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

  #record(
    profile: ProfileState,
    { credential, request }: ForwardRequest,
    answer: Result<ForwardedAnswer, ForwardProblem>,
  ): void {
    this.#deps.record({
      kind: 'passed',
      method: request.method,
      path: request.path.split('?')[0] ?? '',
      status: answer.ok ? answer.value.status : null,
      profile: profile.name,
      credential: credentialName(profile, credential),
    });
  }
}

const unpacked = (asked: ForwardRequest): ForwardRequest => ({
  ...asked,
  request: {
    ...asked.request,
    headers: asked.request.headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding'),
  },
});
