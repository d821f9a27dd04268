import type { Activity, ActivitySource } from '../../domain/activity.ts';
import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import { copiedCredential, hasEnded, rotatedInto } from '../../domain/copied-credential.ts';
import {
  copyCommand,
  copyText,
  holdsCredential,
  maskedText,
  secretText,
  withOwnCredential,
  type SecretText,
} from '../../domain/copy-text.ts';
import type {
  CopyProblem,
  CopyReceipt,
  CopyRequest,
  LateCopyProblem,
} from '../../domain/copy-request.ts';
import { credentialName, keyOf, type Credential } from '../../domain/credential.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { isLocked, lockedProblem } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { ForgottenSecret, Secret } from '../../domain/secret.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { CredentialDesk, NoCredential } from '../credentials/desk.ts';
import type { Store } from '../store.ts';
import type { ClipboardCustody } from './clipboard-custody.ts';
import { CopyCheck, type CopyRequester } from './copy-check.ts';
import type { CredentialChecks } from './credential-checks.ts';
import { WaitingCopy, type CopyInWaiting } from './waiting-copy.ts';

export interface CopyDeps {
  store: Store;
  desk: CredentialDesk;
  custody: ClipboardCustody;
  checks: CredentialChecks;
  /** Calls back when the keychain answers after it waited or failed. */
  onKeychainAnswer: (run: () => void) => Disposable;
  /** Opens sign-in for a copy that needs the password. */
  requestSignIn(profile: ProfileId): void;
  /** Records each copy. */
  record(activity: Activity): void;
  /** A client key was copied. */
  keyUsed(profile: ProfileId, key: string): void;
  /** Tells the person about a copy that failed when nobody waited for its answer any more. */
  tell(problem: LateCopyProblem, by: ActivitySource): void;
}

type Answer = Result<CopyReceipt, CopyProblem>;

/** Puts ready-made texts on the clipboard. */
export class CopyService implements Disposable {
  readonly #deps: CopyDeps;
  readonly #waiting: WaitingCopy;
  readonly #check: CopyCheck;

  constructor(deps: CopyDeps) {
    this.#deps = deps;
    this.#waiting = new WaitingCopy({
      store: deps.store,
      onKeychainAnswer: deps.onKeychainAnswer,
      complete: (copy) => void this.#complete(copy),
    });
    this.#check = new CopyCheck({
      ...deps,
      signInAndCopy: (request, by) => this.#askPerson({ kind: 'sign-in-needed' }, request, { by }),
    });
  }

  /**
   * Copies with a current credential; `to` is the program it is for. If the password is needed, sign-in
   * opens, and a person's copy waits for it. A program's copy doesn't: its permission has ended by then.
   * Whether the Hub accepts the credential is checked afterwards and shown on the receipt.
   */
  copy(request: CopyRequest, by: ActivitySource, to?: string): Promise<Answer> {
    return this.#copy(request, { by, ...(to === undefined ? {} : { to }) });
  }

  /** The problem with a request that can be found without a credential; null: none. */
  problemOf(request: CopyRequest): CopyProblem | null {
    const command = copyCommand(request);
    return command.ok ? null : command.problem;
  }

  /** The text with dots instead of the credential. */
  preview(request: CopyRequest): Result<string, CopyProblem> {
    const { state } = this.#deps.store;
    const profile = profileOf(state, request.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const text = copyText(state, profile, request);
    if (!text.ok) return text;
    return ok(
      'plain' in text.value
        ? text.value.plain
        : maskedText(text.value.secret, request.credential.kind),
    );
  }

  forgetWaiting(): void {
    this.#waiting.forget();
  }

  dispose(): void {
    this.#waiting.dispose();
  }

  async #copy(request: CopyRequest, requester: CopyRequester): Promise<Answer> {
    const waiting = this.#waiting.copy;
    const copied = await this.#make(request, requester);
    if (copied.ok) this.#waiting.giveWay(waiting);
    return copied;
  }

  async #make(asked: CopyRequest, requester: CopyRequester): Promise<Answer> {
    const request = withOwnCredential(asked);
    const profile = profileOf(this.#deps.store.state, request.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const text = copyText(this.#deps.store.state, profile, request);
    if (!text.ok) return text;
    return 'plain' in text.value
      ? this.#plain(profile, text.value.plain, request, requester)
      : this.#credential(text.value.secret, request, requester);
  }

  async #credential(
    text: SecretText,
    request: CopyRequest,
    requester: CopyRequester,
  ): Promise<Answer> {
    const { desk, custody } = this.#deps;
    const taken = await desk.take(request.profile, request.credential, 'hand-out');
    if (!taken.ok) {
      this.#askPerson(taken.problem, request, requester);
      const { problem } = taken;
      return fail(problem.kind === 'hub-unreachable' ? { kind: problem.kind } : problem);
    }
    const { secret } = taken.value;
    const origin = copiedCredential(text.profile, request.credential);
    const whole = origin && wrappedUnlessForgotten(text, taken.value);
    if (!whole) {
      const gone = goneProblem(request);
      this.#askPerson(gone, request, requester);
      return fail(gone);
    }
    const checked = desk.checkedLately(secret);
    const check = checked ? 'checked' : 'checking';
    const textWith = (other: Credential): Secret | null => wrappedUnlessForgotten(text, other);
    const receipt = { what: request.what, check } as const;
    const copied = await custody.put({ text: whole, origin, textWith }, receipt);
    if (!copied.ok) return fail({ kind: copied.problem });
    const { state } = this.#deps.store;
    // The credential ended while it was being copied: it is being cleared, or the new key replaces it.
    if (hasEnded(state, origin) && !rotatedInto(state, origin)) return fail(goneProblem(request));
    // Hubkey locked while it was being copied.
    if (isLocked(state)) {
      await custody.clear();
      return fail(lockedProblem);
    }
    this.#record(text.profile, request, requester);
    if (!checked) {
      const { number } = copied.value;
      const made = { number, request, requester, secret };
      void this.#check.run({ ...made, textWith: (other) => wrapped(text, other) });
    }
    return copied;
  }

  /** Asks the person for what is missing, once; their own copy completes when it is there. */
  #askPerson({ kind }: NoCredential, request: CopyRequest, { by, waited }: CopyRequester): void {
    const waitsFor = { 'sign-in-needed': 'sign-in', 'waiting-for-keychain': 'keychain' } as const;
    if (kind !== 'sign-in-needed' && kind !== 'waiting-for-keychain') return;
    if (waited) return;
    if (by !== 'helper') this.#waiting.wait({ request, by, waitsFor: waitsFor[kind] });
    if (kind === 'sign-in-needed') this.#deps.requestSignIn(request.profile);
  }

  /** Nobody waits for this answer, so a problem is reported. */
  async #complete({ request, by, waitsFor }: CopyInWaiting): Promise<void> {
    const waited = waitsFor === 'sign-in';
    const copied = await this.#copy(request, { by, waited });
    // If it waits again, that is already shown.
    if (copied.ok || (this.#waiting.copy?.request === request && !waited)) return;
    this.#deps.tell(copied.problem, by);
  }

  /** Holds no secret: it stays on the clipboard like any other text. */
  async #plain(
    profile: ProfileState,
    text: string,
    request: CopyRequest,
    requester: CopyRequester,
  ): Promise<Answer> {
    const { credential } = request;
    // It still says which Hubs and users there are.
    if (isLocked(this.#deps.store.state)) {
      return fail(lockedProblem);
    }
    if (credential.kind === 'client-key' && !keyOf(profile, credential)) {
      return fail({ kind: 'no-key', name: credential.name });
    }
    const copied = await this.#deps.custody.putText(text, request.what);
    if (!copied.ok) return fail({ kind: copied.problem });
    this.#record(profile, request, requester);
    return copied;
  }

  #record(profile: ProfileState, request: CopyRequest, { by, to }: CopyRequester): void {
    const { what, credential, variable } = request;
    const whom = to === undefined ? {} : { to };
    const how = variable && !holdsCredential(request) ? { variable: true as const } : {};
    const used = credentialName(profile, credential);
    const { id, name } = profile;
    this.#deps.record({
      kind: 'copied',
      what,
      by,
      ...whom,
      ...how,
      profile: name,
      credential: used,
    });
    if (credential.kind === 'client-key') this.#deps.keyUsed(id, credential.name);
  }
}

/** Reveals the credential into the text for the clipboard, which is wrapped again at once. */
const wrapped = (text: SecretText, { kind, secret }: Credential): Secret =>
  Secret.of(secretText(text, kind, secret.reveal()));

/** Null: the credential was forgotten in the meantime. */
function wrappedUnlessForgotten(text: SecretText, credential: Credential): Secret | null {
  try {
    return wrapped(text, credential);
  } catch (error) {
    if (error instanceof ForgottenSecret) return null;
    throw error;
  }
}

/** A secret is forgotten when its session or key ends. */
const goneProblem = ({
  credential,
}: CopyRequest): { kind: 'sign-in-needed' } | { kind: 'no-key'; name: string } =>
  credential.kind === 'session'
    ? { kind: 'sign-in-needed' }
    : { kind: 'no-key', name: credential.name };
