import type {
  Lock,
  LockCause,
  LockedProblem,
  LockIdleMinutes,
  UnlockCause,
  UnlockProblem,
  WhileLocked,
} from '../lock.ts';
import { m } from '../messages/index.ts';
import { momentWords } from './moments.ts';

/** The heading of a covered window, and the tray's first line. */
export const lockedTitle = (): string => m.lock_title();

const since: Record<LockCause, (values: { time: string }) => string> = {
  screen: m.lock_since_screen,
  suspend: m.lock_since_suspend,
  idle: m.lock_since_idle,
  person: m.lock_since_person,
};

/** Why and since when Hubkey is locked; `now` in ms since the epoch. */
export const lockedSinceWords = (lock: Extract<Lock, { state: 'locked' }>, now: number): string =>
  since[lock.why]({ time: momentWords(lock.since, now) });

const passes: Record<WhileLocked, () => string> = {
  nothing: m.lock_passes_nothing,
  'script-keys': m.lock_passes_script_keys,
  everything: m.lock_passes_everything,
};

/** What continues while it is locked. */
export const passesWords = (whileLocked: WhileLocked): string => passes[whileLocked]();

const unlockProblems: Record<UnlockProblem, () => string> = {
  'screen-locked': m.lock_unlock_screen_locked,
  'not-confirmed': m.lock_unlock_not_confirmed,
};

/** Why "Unlock" did not unlock, and what to do. */
export const unlockProblemWords = (problem: UnlockProblem): string => unlockProblems[problem]();

const refusals: Record<LockedProblem['passes'], () => string> = {
  nothing: m.lock_refused_nothing,
  'script-keys': m.lock_refused_script_keys,
};

/** Why something was refused, for the program or the person that asked. */
export const lockedWords = ({ passes }: Pick<LockedProblem, 'passes'>): string =>
  refusals[passes]();

const lockedBecause: Record<LockCause, () => string> = {
  screen: m.lock_locked_screen,
  suspend: m.lock_locked_suspend,
  idle: m.lock_locked_idle,
  person: m.lock_locked_person,
};

/** What locked it, for the activity log. */
export const lockedBecauseWords = (why: LockCause): string => lockedBecause[why]();

const unlockedBecause: Record<UnlockCause, () => string> = {
  screen: m.lock_unlocked_screen,
  resume: m.lock_unlocked_resume,
  person: m.lock_unlocked_person,
};

/** What unlocked it, for the activity log. */
export const unlockedBecauseWords = (why: UnlockCause): string => unlockedBecause[why]();

/** The reason in Touch ID's prompt: “Hubkey is trying to …”. */
export const unlockReasonWords = (): string => m.lock_unlock_reason();

/** A choice of `lockWhenIdle` in the list. */
export const lockIdleWords = (minutes: LockIdleMinutes): string =>
  minutes === 0 ? m.lock_idle_never() : m.lock_idle_minutes({ count: minutes });

const passChoices: Record<WhileLocked, () => string> = {
  nothing: m.lock_choice_nothing,
  'script-keys': m.lock_choice_script_keys,
  everything: m.lock_choice_everything,
};

/** A choice of `whileLocked` in the list. */
export const whileLockedWords = (choice: WhileLocked): string => passChoices[choice]();
