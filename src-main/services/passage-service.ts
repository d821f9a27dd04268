import type { Activity } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { ConsentWant } from '../domain/consent.ts';
import { credentialCall, mayChange } from '../domain/credential-call.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import { headerOf } from '../domain/pass-headers.ts';
import {
  credentialName,
  sameName,
  type ClientKey,
  type CredentialChoice,
} from '../domain/profile.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import { blamesCredential } from '../domain/blames-credential.ts';
import type { HubCredential } from '../ports/hub-client.ts';
import type { ByteStream, HubPassage, PassedAnswer, PassedRequest } from '../ports/hub-passage.ts';
import type { ConsentAnswer, ConsentService } from './consent-service.ts';
import { fromMemory, maxReadBytes, textOf, withoutCredential } from './open-answer.ts';
import type { SecretVault } from './secret-vault.ts';
import { targetOf, type SessionService } from './session-service.ts';
import type { SessionWait } from './session-wait.ts';
import type { Store } from './store.ts';

export interface PassAsk {
  profile: ProfileId;
  credential: CredentialChoice;
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
  vault: SecretVault;
  sessions: SessionService;
  wait: SessionWait;
  passage: HubPassage;
  consent: ConsentService;
  record: (activity: Activity) => void;
  keyAnswered: (profile: ProfileId, key: string, answer: 'works' | 'dead') => void;
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
    const sent = want || !changes ? ask : unpacked(ask);
    const answer =
      sent.credential === 'session'
        ? await this.#bySession(profile, sent)
        : await this.#byKey(profile, sent.credential.clientKey, sent);
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
    const credential = credentialName(profile, ask.credential);
    // Without its key the request goes nowhere.
    if (credential === null) return null;
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

  #handedOut({ name: profile }: ProfileState, { credential }: PassAsk, leave: ConsentAnswer): void {
    this.#parts.record({
      kind: 'handed-out',
      to: leave.program,
      profile,
      credential: credential === 'session' ? 'session' : credential.clientKey,
    });
  }

  /** Renews a token that the Hub takes no more, and repeats once where the request can be sent again. */
  async #bySession(
    profile: ProfileState,
    { request, waitMs }: PassAsk,
  ): Promise<Result<PassedAnswer, PassProblem>> {
    const { wait, sessions } = this.#parts;
    for (let tries = 0; ; tries += 1) {
      const access = await wait.access(profile.id, waitMs, request.signal);
      if (!access.ok) return fail({ kind: access.problem });
      const token = access.value;
      const sent = await this.#send(profile, { kind: 'bearer', token }, request);
      if (!sent.ok || !sent.value.refused) return sent.ok ? ok(sent.value.answer) : sent;
      const renewed = this.#renew(profile.id, token, sessions);
      if (tries > 0 || !canRepeat(request)) {
        void renewed;
        return ok(sent.value.answer);
      }
      await drained(sent.value.answer.body);
      await renewed;
    }
  }

  /** Another caller may have had it renewed meanwhile: then the new one does. */
  async #renew(id: ProfileId, refused: Secret, sessions: SessionService): Promise<void> {
    const present = await sessions.access(id);
    if (present.ok && present.value.equals(refused)) await sessions.refreshNow(id);
  }

  async #byKey(
    profile: ProfileState,
    name: string,
    { request }: PassAsk,
  ): Promise<Result<PassedAnswer, PassProblem>> {
    const known: ClientKey | undefined = profile.keys.find((key) => sameName(key.name, name));
    if (!known) return fail({ kind: 'no-key', name });
    const key = await this.#parts.vault.take(profile.id, { key: known.id });
    if (!key.ok) return fail({ kind: 'key-unreadable', why: key.problem });
    const sent = await this.#send(profile, { kind: 'api-key', key: key.value }, request);
    if (!sent.ok) return sent;
    const { answer, refused } = sent.value;
    if (refused) this.#parts.keyAnswered(profile.id, known.name, 'dead');
    else if (answer.status < 300) this.#parts.keyAnswered(profile.id, known.name, 'works');
    return ok(answer);
  }

  async #send(
    profile: ProfileState,
    credential: HubCredential,
    request: PassedRequest,
  ): Promise<Result<{ answer: PassedAnswer; refused: boolean }, PassProblem>> {
    const target = { ...targetOf(profile), profile: profile.id };
    const passed = await this.#parts.passage.pass(target, credential, request);
    if (!passed.ok) return fail({ kind: 'hub', hub: profile.hub, problem: passed.problem });
    try {
      return ok(await judged(passed.value));
    } catch {
      return fail(broken(profile.hub));
    }
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
      credential: credential === 'session' ? 'session' : credential.clientKey,
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

const canRepeat = ({ body }: PassedRequest): boolean => body === null || body instanceof Uint8Array;

/** Whether the answer blames the credential: a 403 tells only by its body, which is then passed on from memory. */
async function judged(answer: PassedAnswer): Promise<{ answer: PassedAnswer; refused: boolean }> {
  if (answer.status === 401) return { answer, refused: true };
  const length = Number(headerOf(answer.headers, 'content-length') ?? Infinity);
  const json = /\bjson\b/i.test(headerOf(answer.headers, 'content-type') ?? '');
  if (answer.status !== 403 || !json || length > maxReadBytes) return { answer, refused: false };
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body) chunks.push(chunk);
  const refused = blamesCredential(textOf(chunks));
  return { answer: { ...answer, body: fromMemory(chunks) }, refused };
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
