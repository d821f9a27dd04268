import type { Activity, ActivitySource } from '../domain/activity.ts';
import { profileOf, type HelperAddress, type ProfileState } from '../domain/app-state.ts';
import { readPath } from '../domain/api-path.ts';
import type { CopyProblem, CopyReceipt, CopyRequest } from '../domain/copy-request.ts';
import { credentialName, keyOf, type Credential } from '../domain/credential.ts';
import { endpoints, type EndpointChoice } from '../domain/endpoint.ts';
import type { ProfileId } from '../domain/ids.ts';
import { helperCommand } from '../domain/helper-command.ts';
import { profileHost } from '../domain/profile.ts';
import { isMethod, readBody } from '../domain/request-body.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import { maskedSnippet, snippet } from '../domain/snippet.ts';
import { copyProblemWords } from '../domain/words/copy-words.ts';
import { shortName } from '../domain/words/shown-name.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Deadlines } from './deadlines.ts';
import type { CredentialDesk } from './credentials/desk.ts';
import type { Store } from './store.ts';

export interface CopyParts {
  store: Store;
  desk: CredentialDesk;
  clipboard: Clipboard;
  clock: Clock;
  deadlines: Deadlines;
  /** Shows the window on sign-in, for a copy that needs the password. */
  askSignIn(profile: ProfileId): void;
  /** Notes each copy that was made. */
  record(activity: Activity): void;
  /** A client key was copied. */
  keyUsed(profile: ProfileId, key: string): void;
}

type Answer = Result<CopyReceipt, CopyProblem>;
const clearing = 'clipboard';
/** How long a copy is told of that is not cleared, in ms. */
const toldMs = 8_000;
/** When a clipboard that wasn't cleared is tried again, in ms; after the last one it is left. */
const clearAgainMs = [1_000, 2_000, 5_000, 10_000];

/** Puts ready-made texts on the clipboard and takes them off again. */
export class CopyService implements Disposable {
  readonly #parts: CopyParts;
  #listening: Disposable | null = null;
  /** The credential on the clipboard: this service wipes it. */
  #copied: Secret | null = null;
  #waiting: { request: CopyRequest; by: ActivitySource } | null = null;
  #number = 0;

  constructor(parts: CopyParts) {
    this.#parts = parts;
  }

  /** Has a copy that waits for a sign-in go on once there is one. */
  start(): void {
    this.#listening = this.#parts.store.subscribe(() => this.#completeWaiting());
  }

  /**
   * Copies on the freshest credential; `to` is the program it is for. One that needs the password opens
   * sign-in, and a person's waits for it. A program's does not: what was allowed is over by then.
   */
  async copy(request: CopyRequest, by: ActivitySource, to?: string): Promise<Answer> {
    const profile = profileOf(this.#parts.store.state, request.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const asked = askedOf(request.endpoint);
    if (!asked.ok) return fail({ kind: 'bad-path', why: asked.problem });
    if (request.what === 'helper command') {
      return this.#helperCommand(profile, request, asked.value, by);
    }
    const credential = await this.#credential(profile, request);
    if (!credential.ok) {
      const { kind } = credential.problem;
      const comes = kind === 'sign-in-needed' || kind === 'waiting-for-keychain';
      if (comes && by !== 'helper') this.#wait(request, by);
      if (kind === 'sign-in-needed') this.#parts.askSignIn(request.profile);
      return credential;
    }
    const { kind, secret } = credential.value;
    // Revealed into the one text that goes to the clipboard, wrapped again at once.
    const parts = {
      ...partsOf(profile, request, asked.value),
      what: request.what,
      kind,
      credential: secret.reveal(),
    };
    const text = Secret.of(snippet(parts));
    const written = await this.#parts.clipboard.write(text);
    if (!written.ok) {
      text.forget();
      return fail({ kind: 'clipboard' });
    }
    this.#record(profile, request, by, to);
    return ok(this.#copiedSecret(request, text));
  }

  /** What is wrong with a request before any credential is asked for; null: nothing. */
  problemOf({ endpoint }: CopyRequest): CopyProblem | null {
    const asked = askedOf(endpoint);
    return asked.ok ? null : { kind: 'bad-path', why: asked.problem };
  }

  /** The text with dots for the credential; a sentence where the path is none. */
  preview(request: CopyRequest): string {
    const profile = profileOf(this.#parts.store.state, request.profile);
    const asked = askedOf(request.endpoint);
    if (!profile) return '';
    if (!asked.ok) return asked.problem;
    if (request.what === 'helper command') {
      const { helper } = this.#parts.store.state;
      const command = helper && this.#commandFor(profile, request, asked.value, helper);
      return command ?? copyProblemWords({ kind: 'no-helper' });
    }
    const { what } = request;
    const { kind } = request.credential;
    return maskedSnippet({ ...partsOf(profile, request, asked.value), what, kind });
  }

  forgetWaiting(): void {
    this.#waiting = null;
    this.#parts.store.dispatch({ type: 'copy-wait-ended' });
  }

  /** Empties the clipboard if it still holds what was copied. Where that fails, a notice says so. */
  async clear(tries = 0): Promise<void> {
    const { deadlines, store, clipboard, clock } = this.#parts;
    const copied = this.#copied;
    const number = this.#number;
    this.#copied = null;
    deadlines.drop(clearing);
    store.dispatch({ type: 'receipt-ended' });
    if (!copied) return;
    const cleared = await clipboard.clearIfStill(copied);
    // A later copy, of whatever kind, has taken the clipboard.
    if (cleared.ok || number !== this.#number) {
      copied.forget();
      store.dispatch({ type: 'notice-dismissed', kind: 'clipboard-not-cleared' });
      return;
    }
    store.dispatch({ type: 'notice-raised', notice: { kind: 'clipboard-not-cleared' } });
    const again = clearAgainMs[tries];
    if (again === undefined) {
      copied.forget();
      return;
    }
    this.#copied = copied;
    deadlines.set(clearing, clock.now() + again, () => void this.clear(tries + 1));
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  /** Holds no secret: it stays on the clipboard like any other text. */
  async #helperCommand(
    profile: ProfileState,
    request: CopyRequest,
    asked: Asked,
    by: ActivitySource,
  ): Promise<Answer> {
    const { helper } = this.#parts.store.state;
    if (!helper) return fail({ kind: 'no-helper' });
    const { credential } = request;
    if (credential.kind === 'client-key' && !keyOf(profile, credential)) {
      return fail({ kind: 'no-key', name: credential.name });
    }
    const text = this.#commandFor(profile, request, asked, helper);
    const written = await this.#parts.clipboard.writeText(text);
    if (!written.ok) return fail({ kind: 'clipboard' });
    this.#record(profile, request, by);
    return ok(this.#copiedText(request));
  }

  #record(
    profile: ProfileState,
    { what, credential }: CopyRequest,
    by: ActivitySource,
    to?: string,
  ): void {
    const whom = to === undefined ? {} : { to };
    const used = credentialName(profile, credential);
    const { id, name } = profile;
    this.#parts.record({ kind: 'copied', what, by, ...whom, profile: name, credential: used });
    if (credential.kind === 'client-key') this.#parts.keyUsed(id, credential.name);
  }

  #commandFor(
    profile: ProfileState,
    { shell, jq, credential }: CopyRequest,
    asked: Asked,
    helper: HelperAddress,
  ): string {
    const { profiles } = this.#parts.store.state;
    const host = profileHost(profile.name);
    const key = credential.kind === 'session' ? null : credential.name;
    const ambiguous = profiles.filter(({ name }) => profileHost(name) === host).length > 1;
    return helperCommand({ ...asked, shell, jq, key, helper, profile: profile.name, ambiguous });
  }

  async #credential(
    { id }: ProfileState,
    { credential }: CopyRequest,
  ): Promise<Result<Credential, CopyProblem>> {
    const taken = await this.#parts.desk.take(id, credential);
    if (taken.ok) return taken;
    const { problem } = taken;
    return fail(problem.kind === 'hub-unreachable' ? { kind: problem.kind } : problem);
  }

  /** Plans the clearing of a credential that is on the clipboard now. */
  #copiedSecret(request: CopyRequest, text: Secret): CopyReceipt {
    const { store, clock, deadlines } = this.#parts;
    const { clearClipboardAfter } = store.state.settings;
    const clearsAt = clearClipboardAfter > 0 ? clock.now() + clearClipboardAfter * 1000 : null;
    this.#copied?.forget();
    this.#copied = text;
    if (clearsAt !== null) deadlines.set(clearing, clearsAt, () => void this.clear());
    else deadlines.drop(clearing);
    return this.#receipt(request, clearsAt);
  }

  /** What holds no credential stays on the clipboard; its receipt is shown for a moment. */
  #copiedText(request: CopyRequest): CopyReceipt {
    const { clock, deadlines } = this.#parts;
    this.#copied?.forget();
    this.#copied = null;
    deadlines.set(clearing, clock.now() + toldMs, () => void this.clear());
    return this.#receipt(request, null);
  }

  #receipt({ what }: CopyRequest, clearsAt: number | null): CopyReceipt {
    this.#number += 1;
    const receipt = { number: this.#number, what, clearsAt };
    this.#parts.store.dispatch({ type: 'copied', receipt });
    return receipt;
  }

  /** Only the latest copy waits: the clipboard holds one text. */
  #wait(request: CopyRequest, by: ActivitySource): void {
    this.#waiting = { request, by };
    this.#parts.store.dispatch({
      type: 'copy-waits',
      profile: request.profile,
      what: request.what,
    });
  }

  #completeWaiting(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const profile = profileOf(this.#parts.store.state, waiting.request.profile);
    if (profile && profile.session.state !== 'active') return;
    this.forgetWaiting();
    if (profile) void this.copy(waiting.request, waiting.by);
  }
}

/** What is asked of the Hub. */
interface Asked {
  method: string;
  path: string;
  body: string | null;
}

function partsOf({ hub }: ProfileState, { shell, jq }: CopyRequest, { method, path, body }: Asked) {
  return { shell, jq, hub, path, method, ...(body === null ? {} : { body }) };
}

function askedOf(endpoint: EndpointChoice): Result<Asked, string> {
  if (typeof endpoint === 'string') {
    const path = endpoints.find(({ id }) => id === endpoint)?.path ?? '/api/';
    return ok({ method: 'GET', path, body: null });
  }
  const { method = 'GET' } = endpoint;
  const path = readPath(endpoint.path);
  if (!path.ok) return path;
  if (!isMethod(method)) return fail(`Hubkey writes no command for ${shortName(method, 20)}.`);
  const typed = endpoint.body?.trim() ?? '';
  const body = typed ? readBody(typed) : ok(null);
  return body.ok ? ok({ method, path: path.value, body: body.value }) : body;
}
