import { profileOf } from '../../domain/app-state.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { isLocked } from '../../domain/lock.ts';
import type { Result } from '../../domain/result.ts';
import { callerWaitsWords } from '../../domain/words/notification-words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Access, AccessProblem, SessionService } from './session-service.ts';
import type { Notifications } from '../notifications.ts';
import { RaisePause } from '../raise-pause.ts';
import type { Store } from '../store.ts';

export interface SessionWaitDeps {
  store: Store;
  sessions: SessionService;
  clock: Clock;
  notifications: Notifications;
  requestSignIn: (profile: ProfileId) => void;
}

/** Gives programs an access token, and lets them wait for a person if the password is needed. */
export class SessionWait {
  readonly #deps: SessionWaitDeps;
  readonly #waiting = new Map<ProfileId, number>();
  readonly #raises = new RaisePause();

  constructor(deps: SessionWaitDeps) {
    this.#deps = deps;
  }

  /** A valid token; waits up to `waitMs` for one (0: not at all). While Hubkey is locked nobody can sign in. */
  async access(
    id: ProfileId,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<Result<Access, AccessProblem>> {
    const { sessions, store } = this.#deps;
    const first = await sessions.access(id);
    if (first.ok || waitMs <= 0 || isLocked(store.state)) return first;
    const byPerson = first.problem === 'sign-in-needed';
    if (!byPerson && first.problem !== 'waiting-for-keychain') return first;
    const signedIn = await this.#signedIn(id, waitMs, byPerson, signal);
    return signedIn ? sessions.access(id) : first;
  }

  /** Asks the person once, however many callers wait, and not for every new one where nobody signs in. */
  async #signedIn(
    id: ProfileId,
    waitMs: number,
    byPerson: boolean,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const others = this.#waiting.get(id) ?? 0;
    this.#waiting.set(id, others + 1);
    if (others === 0 && byPerson) this.#ask(id);
    try {
      const isActive = await this.#becomesActive(id, waitMs, signal);
      if (isActive) this.#raises.answered(id);
      return isActive;
    } finally {
      this.#waiting.set(id, (this.#waiting.get(id) ?? 1) - 1);
    }
  }

  #ask(id: ProfileId): void {
    const { store, clock, notifications, requestSignIn } = this.#deps;
    const profile = profileOf(store.state, id);
    if (profile && this.#raises.mayRaise(id, clock.now()))
      notifications.ask(callerWaitsWords(profile), () => requestSignIn(id));
  }

  #becomesActive(id: ProfileId, waitMs: number, signal?: AbortSignal): Promise<boolean> {
    const { store, clock } = this.#deps;
    return new Promise((resolve) => {
      const end = (active: boolean): void => {
        listening.dispose();
        timer.dispose();
        signal?.removeEventListener('abort', gone);
        resolve(active);
      };
      const gone = (): void => end(false);
      const listening = store.subscribe((view) => {
        const profile = profileOf(view, id);
        if (!profile || isLocked(view)) end(false);
        else if (profile.session.state === 'active') end(true);
      });
      const timer = clock.at(clock.now() + waitMs, gone);
      signal?.addEventListener('abort', gone);
    });
  }
}
