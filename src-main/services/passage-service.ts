import type { Activity } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { ConsentWant } from '../domain/consent.ts';
import { credentialName, hasCredential, type CredentialRef } from '../domain/credential.ts';
import { credentialCall, mayChange } from '../domain/credential-call.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import { headerOf } from '../domain/pass-headers.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { readRejection } from '../domain/rejection.ts';
import type { ByteStream, HubPassage, PassedAnswer, PassedRequest } from '../ports/hub-passage.ts';
import type { ConsentAnswer, ConsentService } from './consent-service.ts';
import type { CredentialDesk } from './credentials/desk.ts';
import { maxReadBytes, readAhead, withoutCredential } from './open-answer.ts';
import type { Store } from './store.ts';

export interface PassAsk {
  profile: ProfileId;
  credential: CredentialRef;
  request: PassedRequest;
  caller: CallerConnection;
  /** How long to wait for a sign-in, or for a person's leave, in ms. */
  waitMs: number;
}

export type PassProblem =
  | HeaderProblem
  | { kind: 'hub'; hub: string; problem: HubProblem }
  /** The answer holds a credential that nobody had allowed. */
  | { kind: 'withheld' };

export interface PassageParts {
  store: Store;
  desk: CredentialDesk;
  passage: HubPassage;
  consent: ConsentService;
  record: (activity: Activity) => void;
}

/** Carries callers' requests to their Hub with the credential added, which they never see. */
export class PassageService {
  readonly #parts: PassageParts;

  constructor(parts: PassageParts) {
    this.#parts = parts;
  }

  async pass(ask: PassAsk): Promise<Result<PassedAnswer, PassProblem>> {
    const profile = profileOf(this.#parts.store.state, ask.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const { method, path, headers } = ask.request;
    const want = credentialCall(method, path, headers);
    const leave = want && (await this.#askLeave(profile, ask, want));
    if (leave?.problem) return fail(leave.problem);
    // A packed answer could not be looked into.
    const changes = mayChange(method, headers);
    const answer = await this.#send(profile.id, want || !changes ? ask : unpacked(ask));
    this.#record(profile, ask, answer);
    if (leave && answer.ok && answer.value.status < 300) this.#handedOut(profile, ask, leave);
    return answer.ok && !want ? open(profile, answer.value, changes) : answer;
  }

  /** Before anything is sent: the Hub can't take a credential back that it made. */
  async #askLeave(
    profile: ProfileState,
    ask: PassAsk,
    want: ConsentWant,
  ): Promise<ConsentAnswer | null> {
    // Without its key the request goes nowhere.
    if (!hasCredential(profile, ask.credential)) return null;
    const credential = credentialName(profile, ask.credential);
    const answer = await this.#parts.consent.allows({
      subject: { profile: profile.id, credential },
      want,
      connection: ask.caller,
      waitMs: ask.waitMs,
      signal: ask.request.signal,
    });
    if (answer.problem) {
      const { program: to } = answer;
      this.#parts.record({ kind: 'denied', to, profile: profile.name, credential });
    }
    return answer;
  }

  #handedOut(profile: ProfileState, { credential }: PassAsk, leave: ConsentAnswer): void {
    this.#parts.record({
      kind: 'handed-out',
      to: leave.program,
      profile: profile.name,
      credential: credentialName(profile, credential),
    });
  }

  async #send(
    id: ProfileId,
    { credential: ref, request, waitMs }: PassAsk,
  ): Promise<Result<PassedAnswer, PassProblem>> {
    const passed = await this.#parts.desk.use<JudgedAnswer>(
      id,
      ref,
      {
        path: request.path,
        run: async (target, credential) =>
          judged(await this.#parts.passage.pass({ ...target, profile: id }, credential, request)),
        problemIn: ({ problem }) => problem,
        repeatable: request.body === null || request.body instanceof Uint8Array,
        discard: ({ answer }) => drained(answer.body),
      },
      { waitMs, signal: request.signal },
    );
    return passed.ok ? ok(passed.value.answer) : passed;
  }

  #record(
    profile: ProfileState,
    { credential, request }: PassAsk,
    answer: Result<PassedAnswer, PassProblem>,
  ): void {
    this.#parts.record({
      kind: 'passed',
      method: request.method,
      path: request.path.split('?')[0] ?? '',
      status: answer.ok ? answer.value.status : null,
      profile: profile.name,
      credential: credentialName(profile, credential),
    });
  }
}

/** The answer with no credential in it that nobody allowed. */
async function open(
  { hub }: ProfileState,
  answer: PassedAnswer,
  changes: boolean,
): Promise<Result<PassedAnswer, PassProblem>> {
  try {
    const opened = await withoutCredential(answer, changes);
    return opened ? ok(opened) : fail({ kind: 'withheld' });
  } catch {
    return fail(broken(hub));
  }
}

/** It broke off while it was read. */
const broken = (hub: string): PassProblem => ({
  kind: 'hub',
  hub,
  problem: { kind: 'unreachable', reason: 'broken' },
});

const unpacked = (ask: PassAsk): PassAsk => ({
  ...ask,
  request: {
    ...ask.request,
    headers: ask.request.headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding'),
  },
});

/** An answer to pass on, and what it says of the credential. */
interface JudgedAnswer {
  answer: PassedAnswer;
  problem: HubProblem | null;
}

/** A refusal tells whose fault it is only by its body, which is then passed on from memory. */
async function judged(
  passed: Result<PassedAnswer, HubProblem>,
): Promise<Result<JudgedAnswer, HubProblem>> {
  if (!passed.ok) return passed;
  const answer = passed.value;
  const { status } = answer;
  if (status !== 401 && status !== 403) return ok({ answer, problem: problemOfStatus(status) });
  const json = /\bjson\b/i.test(headerOf(answer.headers, 'content-type') ?? '');
  const blocked: HubProblem = { kind: 'blocked', status, title: null };
  if (!json) return ok({ answer, problem: blocked });
  try {
    const { text, body } = await readAhead(answer.body);
    const why = readRejection(status, text === null ? null : parsed(text));
    const problem: HubProblem =
      why === null
        ? blocked
        : why === 'permission'
          ? { kind: 'not-permitted' }
          : { kind: 'rejected', status, why };
    return ok({ answer: { ...answer, body }, problem });
  } catch {
    // It broke off while it was read.
    return fail({ kind: 'unreachable', reason: 'broken' });
  }
}

/** What a status alone says. */
function problemOfStatus(status: number): HubProblem | null {
  if (status < 300) return null;
  if (status === 405) return { kind: 'wrong-method' };
  return { kind: 'not-a-hub', status, title: null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads an answer away, so that its connection is free again. */
async function drained(body: ByteStream): Promise<void> {
  let left = maxReadBytes;
  try {
    for await (const chunk of body) {
      left -= chunk.length;
      if (left < 0) break;
    }
  } catch {
    // Nobody wanted it.
  }
}
