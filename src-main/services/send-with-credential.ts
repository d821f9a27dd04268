import type { CredentialRef } from '../domain/credential.ts';
import type { ProfileId } from '../domain/ids.ts';
import { ok, type Result } from '../domain/result.ts';
import type { ForwardedAnswers, JudgedAnswer } from '../ports/forwarded-answers.ts';
import type { ForwardedAnswer, ForwardedRequest, HubForwarder } from '../ports/hub-forwarder.ts';
import type { CredentialDesk, HubCall, UseProblem } from './credentials/desk.ts';

export interface SendDeps {
  desk: CredentialDesk;
  forwarder: HubForwarder;
  answers: ForwardedAnswers;
}

export interface CredentialedRequest {
  profile: ProfileId;
  credential: CredentialRef;
  purpose: HubCall<unknown>['purpose'];
  request: ForwardedRequest;
  /** How long to wait for a sign-in, in ms. */
  waitMs: number;
}

/**
 * Sends somebody's request to its Hub with a credential added, and streams the answer back. A rejected token is
 * renewed, and the request repeated if its body can be sent again.
 */
export async function sendWithCredential(
  { desk, forwarder, answers }: SendDeps,
  { profile, credential: ref, purpose, request, waitMs }: CredentialedRequest,
): Promise<Result<ForwardedAnswer, UseProblem>> {
  const passed = await desk.use<JudgedAnswer>(
    profile,
    ref,
    {
      path: request.path,
      purpose,
      run: async (target, credential) => {
        const sent = await forwarder.forward({ ...target, profile }, credential, request);
        return sent.ok ? answers.judge(sent.value, request.method) : sent;
      },
      problemIn: ({ problem }) => problem,
      repeatable: request.body === null || request.body instanceof Uint8Array,
      discard: ({ answer }) => answers.discard(answer),
    },
    { waitMs, signal: request.signal },
  );
  return passed.ok ? ok(passed.value.answer) : passed;
}

/** The request, asking for an answer that isn't compressed, so that it can be inspected. */
export const unpacked = (request: ForwardedRequest): ForwardedRequest => ({
  ...request,
  headers: request.headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding'),
});
