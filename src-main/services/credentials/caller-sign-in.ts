import type { Activity } from '../../domain/activity.ts';
import type { AppState, ProfileState, SignInFill } from '../../domain/app-state.ts';
import type { CallerConnection } from '../../domain/caller.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { LockedProblem } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
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

/** busy: a program waits for a sign-in to another Hub · sign-in-needed: nobody has signed in within the wait. */
export type CallerSignInProblem = LockedProblem | { kind: 'busy' } | { kind: 'sign-in-needed' };

export interface CallerSignInDeps {
  store: Store;
  inspector: CallerInspector;
  clock: Clock;
  notifications: Notifications;
  requestFilledSignIn: (profile: ProfileId | null, filled: SignInFill) => void;
  record: (activity: Activity) => void;
}

/** Opens sign-in for a program, filled in, and waits until a person has signed in. Nothing is saved before that. */
export class CallerSignIn {
  readonly #deps: CallerSignInDeps;
  /** What the open form is for, and how many programs wait for it. */
  #open: { target: string; callers: number } | null = null;

  constructor(deps: CallerSignInDeps) {
    this.#deps = deps;
  }

  /** The profile with an active session; at once if there is one already. */
  async signIn(request: CallerSignInRequest): Promise<Result<ProfileState, CallerSignInProblem>> {
    const { state } = this.#deps.store;
    if (state.lock.state === 'locked') return fail(lockedProblem);
    const found = wantedIn(state, request);
    if (found && isSignedIn(found)) return ok(found);
    const target = JSON.stringify([request.hubs, request.user]);
    // A form that is being filled in must not become another Hub’s.
    if (this.#open && this.#open.target !== target) return fail({ kind: 'busy' });
    const isFirst = this.#open === null;
    const open = this.#open ?? { target, callers: 0 };
    this.#open = open;
    open.callers += 1;
    try {
      const program = await this.#deps.inspector.inspect(request.caller);
      const signedIn = await this.#wait(request, isFirst ? callerWords(program) : null);
      if (signedIn.ok) this.#record(signedIn.value, programWords(program));
      return signedIn;
    } finally {
      open.callers -= 1;
      if (open.callers === 0) this.#open = null;
    }
  }

  #record({ name: profile }: ProfileState, to: string): void {
    this.#deps.record({ kind: 'program-act', what: 'sign-in', to, profile });
  }

  /** `by`: the program in words; null: the form is open for another one. */
  #wait(
    request: CallerSignInRequest,
    by: string | null,
  ): Promise<Result<ProfileState, CallerSignInProblem>> {
    const { store, clock } = this.#deps;
    const { waitMs, signal } = request;
    return new Promise((resolve) => {
      let asks = by !== null;
      const end = (answer: Result<ProfileState, CallerSignInProblem>): void => {
        listening.dispose();
        timer.dispose();
        signal.removeEventListener('abort', gone);
        resolve(answer);
      };
      const gone = (): void => end(fail({ kind: 'sign-in-needed' }));
      const follow = (state: AppState): void => {
        const found = wantedIn(state, request);
        if (state.lock.state === 'locked') end(fail(lockedProblem));
        else if (found && isSignedIn(found)) end(ok(found));
        // A session that is being restored may need nobody.
        else if (asks && found?.session.state !== 'signing-in') {
          asks = false;
          this.#ask(request, found, by ?? '');
        }
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

  #ask(request: CallerSignInRequest, found: ProfileState | undefined, by: string): void {
    const { notifications, requestFilledSignIn } = this.#deps;
    const hub = found?.hub ?? request.hubs[0] ?? '';
    const user = found?.user ?? request.user ?? '';
    notifications.ask(signInAskedWords(hub, by), () =>
      requestFilledSignIn(found?.id ?? null, { hub, user, by }),
    );
  }
}

const lockedProblem: LockedProblem = { kind: 'locked', passes: 'nothing' };

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

const isSignedIn = ({ session }: ProfileState): boolean =>
  session.state === 'active' || session.state === 'refreshing';
