import type { Activity } from '../../domain/activity.ts';
import type { AppState, ProfileState, SignInFill } from '../../domain/app-state.ts';
import { silenceKey } from '../../domain/caller-key.ts';
import type { CallerConnection } from '../../domain/caller.ts';
import { silencedBy, silenceOf, type ConsentSilence } from '../../domain/consent-silence.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { isLocked, lockedProblem, type LockedProblem } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { usableSession, type SessionProblem } from '../../domain/usable-session.ts';
import { callerWords, programWords } from '../../domain/words/consent-words.ts';
import { signInAskedWords } from '../../domain/words/notification-words.ts';
import type { CallerInspector } from '../../ports/caller-inspector.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Notifications } from '../notifications.ts';
import type { Store } from '../store.ts';

export interface CallerSignInRequest {
  /** The bases where the Hub may be, the one to fill in first; empty: any Hub. */
  hubs: readonly string[];
  /** null: any user. */
  user: string | null;
  caller: CallerConnection;
  /** How long to wait for the person, in ms. */
  waitMs: number;
  /** The caller went away. */
  signal: AbortSignal;
}

/**
 * busy: a program waits for a sign-in to another Hub · sign-in-needed: nobody has signed in within the wait ·
 * paused: nobody answered when this program last asked; `leftMs`: how long until it can ask again, in ms ·
 * session: there is a session, which isn’t the person’s to mend.
 */
export type CallerSignInProblem =
  | LockedProblem
  | { kind: 'busy' }
  | { kind: 'sign-in-needed' }
  | { kind: 'paused'; leftMs: number }
  | { kind: 'session'; hub: string; problem: SessionProblem };

export interface CallerSignInDeps {
  store: Store;
  inspector: CallerInspector;
  clock: Clock;
  notifications: Notifications;
  requestFilledSignIn: (profile: ProfileId | null, filled: SignInFill) => void;
  record: (activity: Activity) => void;
}

type SignedIn = Result<ProfileState, CallerSignInProblem>;

/** What the form is for. `asked`: it was opened. */
interface OpenForm {
  target: string;
  callers: number;
  asked: boolean;
}

/** Opens sign-in for a program, filled in, and waits until a person has signed in. Nothing is saved before that. */
export class CallerSignIn {
  readonly #deps: CallerSignInDeps;
  #open: OpenForm | null = null;
  /** The programs whose last question nobody answered; they aren’t listed anywhere. */
  #pauses: readonly ConsentSilence[] = [];

  constructor(deps: CallerSignInDeps) {
    this.#deps = deps;
  }

  /** The profile with an active session; at once if there is one already. */
  async signIn(request: CallerSignInRequest): Promise<SignedIn> {
    const settled = settledIn(this.#deps.store.state, request);
    if (settled) return settled;
    const target = JSON.stringify([request.hubs, request.user]);
    // A form that is being filled in must not become another Hub’s.
    if (this.#open && this.#open.target !== target) return fail({ kind: 'busy' });
    const form = this.#open ?? { target, callers: 0, asked: false };
    this.#open = form;
    form.callers += 1;
    try {
      return await this.#signInWith(form, request);
    } finally {
      form.callers -= 1;
      if (form.callers === 0) this.#open = null;
    }
  }

  async #signInWith(form: OpenForm, request: CallerSignInRequest): Promise<SignedIn> {
    const { inspector, clock, record } = this.#deps;
    const caller = await inspector.inspect(request.caller);
    const key = silenceKey(caller, request.caller);
    const pause = silenceOf(this.#pauses, key, clock.now());
    if (pause) return fail({ kind: 'paused', leftMs: pause.until - clock.now() });
    const who = callerWords(caller);
    const question = { asked: false };
    const signedIn = await this.#wait(request, (found) => {
      // Whoever of those who wait finds it unopened opens it, as the first may have gone before that.
      if (form.asked) return;
      form.asked = true;
      question.asked = true;
      this.#ask(request, found, { who, isKnown: caller.known !== 'nothing' });
    });
    if (signedIn.ok) {
      this.#pauses = this.#pauses.filter((other) => other.key !== key);
      const { name: profile } = signedIn.value;
      record({ kind: 'program-act', what: 'sign-in', to: programWords(caller), profile });
    } else if (question.asked && signedIn.problem.kind === 'sign-in-needed') {
      this.#pauses = silencedBy(this.#pauses, { key, who }, clock.now());
    }
    return signedIn;
  }

  /** `ask` is called when a person is needed. */
  #wait(
    request: CallerSignInRequest,
    ask: (found: ProfileState | undefined) => void,
  ): Promise<SignedIn> {
    const { store, clock } = this.#deps;
    const { waitMs, signal } = request;
    return new Promise((resolve) => {
      let isOver = false;
      const end = (answer: SignedIn): void => {
        isOver = true;
        listening.dispose();
        timer.dispose();
        signal.removeEventListener('abort', gone);
        resolve(answer);
      };
      const gone = (): void => end(fail({ kind: 'sign-in-needed' }));
      const follow = (state: AppState): void => {
        const settled = settledIn(state, request);
        const found = wantedIn(state, request);
        if (settled) end(settled);
        // A session that is being restored may need nobody.
        else if (!isOver && found?.session.state !== 'signing-in') ask(found);
      };
      const listening = store.subscribe(follow);
      const timer = clock.at(clock.now() + waitMs, gone);
      signal.addEventListener('abort', gone);
      if (signal.aborted) gone();
      else follow(store.state);
      // Who doesn't wait has the form opened all the same.
      if (waitMs <= 0) gone();
    });
  }

  /** The notification comes in any case: a form that the person has begun to fill in stays as it is. */
  #ask(
    request: CallerSignInRequest,
    found: ProfileState | undefined,
    { who, isKnown }: { who: string; isKnown: boolean },
  ): void {
    const { notifications, requestFilledSignIn } = this.#deps;
    const hub = found?.hub ?? request.hubs[0] ?? '';
    const user = found?.user ?? request.user ?? '';
    const by = isKnown ? who : null;
    const open = (): void => requestFilledSignIn(found?.id ?? null, { hub, user, by });
    open();
    notifications.tell(signInAskedWords(hub, who), open);
  }
}

/** What can be answered without a person; null: a person is needed, or the session is still being restored. */
function settledIn(
  state: AppState,
  request: Pick<CallerSignInRequest, 'hubs' | 'user'>,
): SignedIn | null {
  if (isLocked(state)) return fail(lockedProblem);
  const found = wantedIn(state, request);
  if (!found) return null;
  const { session, hub } = found;
  const usable = usableSession(session);
  if (usable.ok) return ok(found);
  const { problem } = usable;
  return problem.kind === 'sign-in-needed' ? null : fail({ kind: 'session', hub, problem });
}

/** The profile that a program means: one that is signed in, otherwise the current one, otherwise any. */
function wantedIn(
  { profiles, current }: Pick<AppState, 'profiles' | 'current'>,
  { hubs, user }: Pick<CallerSignInRequest, 'hubs' | 'user'>,
): ProfileState | undefined {
  const wanted = profiles.filter(
    (profile) =>
      profile.user !== null &&
      (hubs.length === 0 || hubs.includes(profile.hub)) &&
      (user === null || profile.user === user),
  );
  return wanted.find(isSignedIn) ?? wanted.find(({ id }) => id === current) ?? wanted[0];
}

const isSignedIn = ({ session }: ProfileState): boolean => usableSession(session).ok;
