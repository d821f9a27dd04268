import type { Activity, ActivitySource } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import { readPath } from '../domain/api-path.ts';
import type { CopyProblem, CopyReceipt, CopyRequest } from '../domain/copy-request.ts';
import { endpoints, type EndpointChoice } from '../domain/endpoint.ts';
import type { ProfileId } from '../domain/ids.ts';
import { sameName } from '../domain/profile.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import { maskedSnippet, snippet, type AuthorizationScheme } from '../domain/snippet.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Deadlines } from './deadlines.ts';
import type { SecretVault } from './secret-vault.ts';
import type { SessionService } from './session-service.ts';
import type { Store } from './store.ts';

export interface CopyParts {
  store: Store;
  vault: SecretVault;
  sessions: SessionService;
  clipboard: Clipboard;
  clock: Clock;
  deadlines: Deadlines;
  /** Shows the window on sign-in, for a copy that needs the password. */
  askSignIn(profile: ProfileId): void;
  /** Notes each copy that was made. */
  record(activity: Activity): void;
}

type Answer = Result<CopyReceipt, CopyProblem>;
const clearing = 'clipboard';

/** Puts ready-made texts on the clipboard and takes them off again. */
export class CopyService implements Disposable {
  readonly #parts: CopyParts;
  readonly #listening: Disposable;
  #copied: Secret | null = null;
  #waiting: { request: CopyRequest; by: ActivitySource } | null = null;
  #number = 0;

  constructor(parts: CopyParts) {
    this.#parts = parts;
    this.#listening = parts.store.subscribe(() => this.#completeWaiting());
  }

  /** Copies on the freshest credential. One that needs the password waits for the sign-in it opens. */
  async copy(request: CopyRequest, by: ActivitySource): Promise<Answer> {
    const profile = profileOf(this.#parts.store.state, request.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const path = pathOf(request.endpoint);
    if (!path.ok) return fail({ kind: 'bad-path', why: path.problem });
    const credential = await this.#credential(profile, request);
    if (!credential.ok) {
      if (credential.problem.kind === 'sign-in-needed') this.#wait(request, by);
      return credential;
    }
    const { scheme, secret, name } = credential.value;
    // Revealed into the one text that goes to the clipboard, wrapped again at once.
    const parts = { ...partsOf(profile, request, path.value), scheme, credential: secret.reveal() };
    const put = await this.#put(request, Secret.of(snippet(parts)));
    if (put.ok) {
      const { what } = request;
      this.#parts.record({ kind: 'copied', what, by, profile: profile.name, credential: name });
    }
    return put;
  }

  /** The text with dots for the credential; a sentence where the path is none. */
  preview(request: CopyRequest): string {
    const profile = profileOf(this.#parts.store.state, request.profile);
    const path = pathOf(request.endpoint);
    if (!profile) return '';
    if (!path.ok) return path.problem;
    return maskedSnippet({ ...partsOf(profile, request, path.value), scheme: schemeOf(request) });
  }

  forgetWaiting(): void {
    this.#waiting = null;
    this.#parts.store.dispatch({ type: 'copy-wait-ended' });
  }

  /** Empties the clipboard if it still holds what was copied. */
  async clear(): Promise<void> {
    const copied = this.#copied;
    this.#copied = null;
    this.#parts.deadlines.drop(clearing);
    this.#parts.store.dispatch({ type: 'receipt-ended' });
    if (copied) await this.#parts.clipboard.clearIfStill(copied);
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #credential(
    profile: ProfileState,
    request: CopyRequest,
  ): Promise<Result<{ scheme: AuthorizationScheme; secret: Secret; name: string }, CopyProblem>> {
    const scheme = schemeOf(request);
    if (request.credential === 'session') {
      const access = await this.#parts.sessions.access(profile.id);
      return access.ok
        ? ok({ scheme, secret: access.value, name: 'session' })
        : fail({ kind: access.problem });
    }
    const name = request.credential.clientKey;
    const key = profile.keys.find((one) => sameName(one.name, name));
    if (!key) return fail({ kind: 'no-key', name });
    const secret = await this.#parts.vault.read(profile.id, { key: key.id });
    if (!secret.ok || !secret.value) return fail({ kind: 'key-unreadable' });
    return ok({ scheme, secret: secret.value, name: key.name });
  }

  async #put(request: CopyRequest, text: Secret): Promise<Answer> {
    const { clipboard, store, clock, deadlines } = this.#parts;
    const written = await clipboard.write(text);
    if (!written.ok) return fail({ kind: 'clipboard' });
    const { clearClipboardAfter } = store.state.settings;
    const clearsAt = clearClipboardAfter ? clock.now() + clearClipboardAfter * 1000 : null;
    this.#copied = text;
    this.#number += 1;
    if (clearsAt === null) deadlines.drop(clearing);
    else deadlines.set(clearing, clearsAt, () => void this.clear());
    const receipt = { number: this.#number, what: request.what, clearsAt };
    store.dispatch({ type: 'copied', receipt });
    return ok(receipt);
  }

  /** Only the latest copy waits: the clipboard holds one text. */
  #wait(request: CopyRequest, by: ActivitySource): void {
    this.#waiting = { request, by };
    this.#parts.store.dispatch({
      type: 'copy-waits',
      profile: request.profile,
      what: request.what,
    });
    this.#parts.askSignIn(request.profile);
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

const schemeOf = ({ credential }: CopyRequest): AuthorizationScheme =>
  credential === 'session' ? 'Bearer' : 'Api-Key';

function partsOf(profile: ProfileState, { what, shell, jq }: CopyRequest, path: string) {
  return { what, shell, jq, hub: profile.hub, path };
}

function pathOf(endpoint: EndpointChoice): Result<string, string> {
  if (typeof endpoint !== 'string') return readPath(endpoint.path);
  return ok(endpoints.find(({ id }) => id === endpoint)?.path ?? '/api/');
}
