import type { Activity } from '../domain/activity.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import {
  endsWithScreen,
  type LockCause,
  type UnlockCause,
  type UnlockProblem,
} from '../domain/lock.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { unlockReasonWords } from '../domain/words/lock-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { PersonCheck } from '../ports/person-check.ts';
import type { ScreenEvent, ScreenLock } from '../ports/screen-lock.ts';
import type { Windows } from '../ports/windows.ts';
import type { ConsentService } from './consent-service.ts';
import type { ClipboardCustody } from './copies/clipboard-custody.ts';
import type { CopyService } from './copies/copy-service.ts';
import type { Deadlines } from './deadlines.ts';
import type { IdleWatch } from './idle-watch.ts';
import type { Notices } from './notices.ts';
import type { Store } from './store.ts';

export interface LockDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  screen: ScreenLock;
  person: PersonCheck;
  idle: IdleWatch;
  custody: Pick<ClipboardCustody, 'clear'>;
  copies: Pick<CopyService, 'forgetWaiting'>;
  consent: Pick<ConsentService, 'lapse'>;
  notices: Notices;
  windows: Pick<Windows, 'closePopups'>;
  record: (activity: Activity) => void;
}

const resuming = 'lock after resume';
/** A screen locker may start this long after the computer woke up, in ms. */
const lockerMs = 2_000;

/**
 * Locks Hubkey when the screen locks, when the computer sleeps, when nobody is there and when a person
 * asks for it, and unlocks it again. The desk decides what is refused meanwhile; sessions stay alive.
 */
export class LockService implements Disposable {
  readonly #deps: LockDeps;

  constructor(deps: LockDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#deps.screen.start((event) => this.#heard(event));
    this.#deps.idle.start(() => this.lock('idle'));
  }

  dispose(): void {
    this.#deps.screen.dispose();
    this.#deps.idle.dispose();
    this.#deps.deadlines.drop(resuming);
  }

  /** Withdraws everything that a program or passer-by could use. If already locked, at most the cause changes. */
  lock(why: LockCause): void {
    const { store, clock, custody, copies, consent, notices, windows, record } = this.#deps;
    const { lock, waitingCopy } = store.state;
    if (lock.state === 'locked') {
      // A screen that locks before sleep is still locked afterwards.
      if (why === 'screen' && lock.why === 'suspend') {
        store.dispatch({ type: 'locked', since: lock.since, why });
      }
      return;
    }
    store.dispatch({ type: 'locked', since: clock.now(), why });
    void custody.clear();
    if (waitingCopy) {
      copies.forgetWaiting();
      const problem = { kind: 'dropped-by-lock', what: waitingCopy.what } as const;
      notices.raise({ kind: 'copy-failed', problem });
    }
    consent.lapse();
    windows.closePopups();
    record({ kind: 'locked', why });
  }

  /** A person pressed "Unlock": works if the screen isn't locked and the system's prompt, if any, was confirmed. */
  async unlock(): Promise<Result<void, UnlockProblem>> {
    const { screen, person } = this.#deps;
    if ((await screen.now()) === 'locked') return fail('screen-locked');
    if ((await person.confirm(unlockReasonWords())) === 'refused') return fail('not-confirmed');
    // It may have locked while the prompt was open.
    if ((await screen.now()) === 'locked') return fail('screen-locked');
    screen.opened();
    this.#unlocked('person');
    return ok();
  }

  #unlocked(why: UnlockCause): void {
    const { store, record, idle, deadlines } = this.#deps;
    deadlines.drop(resuming);
    if (store.state.lock.state === 'unlocked') return;
    store.dispatch({ type: 'unlocked' });
    record({ kind: 'unlocked', why });
    idle.plan();
  }

  #heard(event: ScreenEvent): void {
    const { clock, deadlines, store } = this.#deps;
    const { lockWithScreen } = store.state.settings;
    switch (event) {
      case 'locked':
        if (lockWithScreen) this.lock('screen');
        break;
      case 'suspended':
        deadlines.drop(resuming);
        if (lockWithScreen) this.lock('suspend');
        break;
      case 'unlocked':
        if (lockWithScreen && endsWithScreen(store.state.lock)) this.#unlocked('screen');
        break;
      case 'resumed':
        deadlines.set(resuming, clock.now() + lockerMs, () => void this.#resumed());
        break;
      default:
        exhaustive(event);
    }
  }

  async #resumed(): Promise<void> {
    const { store, screen } = this.#deps;
    const { lock } = store.state;
    if (lock.state === 'unlocked' || lock.why !== 'suspend') return;
    const state = await screen.now();
    // It may have locked or slept again in the meantime.
    if (store.state.lock !== lock) return;
    switch (state) {
      case 'locked':
        this.lock('screen');
        break;
      case 'open':
        this.#unlocked('resume');
        break;
      case 'unknown':
        // The screen may still be locked, so a person has to press “Unlock”.
        break;
      default:
        exhaustive(state);
    }
  }
}
