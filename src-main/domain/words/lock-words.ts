import { exhaustive } from '../exhaustive.ts';
import type {
  Lock,
  LockCause,
  LockedProblem,
  LockIdleMinutes,
  UnlockCause,
  UnlockProblem,
  WhileLocked,
} from '../lock.ts';
import { momentWords } from './moments.ts';

/** The heading of a covered window, and the tray's first line. */
export const lockedTitle = 'Hubkey is locked';

const causes: Record<LockCause, string> = {
  screen: 'when your screen locked',
  suspend: 'when the computer went to sleep',
  idle: 'because nobody was using the computer',
  person: 'when you chose “Lock now”',
};

const whatNow: Partial<Record<LockCause, string>> = {
  suspend: ' If it stays locked after sleep, press “Unlock”.',
};

/** Why and since when Hubkey is locked; `now` in ms since the epoch. */
export const lockedSinceWords = (
  { why, since }: Extract<Lock, { state: 'locked' }>,
  now: number,
): string => `Locked since ${momentWords(since, now)}, ${causes[why]}.${whatNow[why] ?? ''}`;

const passes: Record<WhileLocked, string> = {
  nothing: 'Until you unlock it, every request from a program is refused.',
  'script-keys':
    'Until you unlock it, no program gets a credential, and only requests with client keys marked “For scripts” reach the Hub.',
  everything:
    'Until you unlock it, no program gets a credential. Requests from programs still reach the Hub.',
};

/** What continues while it is locked. */
export const passesWords = (whileLocked: WhileLocked): string => passes[whileLocked];

/** Why "Unlock" did not unlock, and what to do. */
export function unlockProblemWords(problem: UnlockProblem): string {
  switch (problem) {
    case 'screen-locked':
      return 'Your desktop says that the screen is locked. Unlock the screen, and Hubkey unlocks with it. If it isn’t locked, run “loginctl unlock-session” in a terminal.';
    case 'not-confirmed':
      return 'The system didn’t confirm that it’s you. Try again.';
    default:
      return exhaustive(problem);
  }
}

/** Why something was refused, for the program or the person that asked. */
export function lockedWords({ passes }: Pick<LockedProblem, 'passes'>): string {
  switch (passes) {
    case 'nothing':
      return 'Hubkey is locked. Unlock it, then try again.';
    case 'script-keys':
      return 'Hubkey is locked. Unlock it, or use a client key that is marked “For scripts” in Client keys.';
    default:
      return exhaustive(passes);
  }
}

const lockedBecause: Record<LockCause, string> = {
  screen: 'Hubkey locked with the screen',
  suspend: 'Hubkey locked as the computer went to sleep',
  idle: 'Hubkey locked because nobody was using the computer',
  person: 'You locked Hubkey',
};

/** What locked it, for the activity log. */
export const lockedBecauseWords = (why: LockCause): string => lockedBecause[why];

const unlockedBecause: Record<UnlockCause, string> = {
  screen: 'Hubkey unlocked with the screen',
  resume: 'Hubkey unlocked as the computer woke up; its screen wasn’t locked',
  person: 'You unlocked Hubkey',
};

/** What unlocked it, for the activity log. */
export const unlockedBecauseWords = (why: UnlockCause): string => unlockedBecause[why];

/** The reason in Touch ID's prompt: “Hubkey is trying to …”. */
export const unlockReasonWords = 'unlock your Hub credentials';

/** The texts of the settings. */
export const lockSettingWords = {
  screen: 'Lock with the screen',
  screenHint:
    'Also when the computer sleeps. Hubkey unlocks when you unlock the screen. If your desktop doesn’t report screen locks, press “Unlock” after sleep. While it’s locked, the clipboard is cleared, the window is covered and no program gets a credential. Permissions that you gave to programs end.',
  idle: 'Lock when idle for',
  idleHint:
    'Press “Unlock” in Hubkey’s window when you are back. On a Mac with Touch ID, Hubkey asks for it; elsewhere the screen lock is what keeps others out.',
  passes: 'While locked, the helper passes on',
  passesHint:
    'Mark keys “For scripts” in Client keys, so that transfers can run at night. Hubkey renews your session in any case.',
} as const;

/** A choice of `lockWhenIdle` in the list. */
export const lockIdleWords = (minutes: LockIdleMinutes): string =>
  minutes === 0 ? 'Never' : `${minutes} minutes`;

const passChoices: Record<WhileLocked, string> = {
  nothing: 'Nothing',
  'script-keys': 'Client keys marked for scripts',
  everything: 'Everything, as when unlocked',
};

/** A choice of `whileLocked` in the list. */
export const whileLockedWords = (choice: WhileLocked): string => passChoices[choice];

/** The checkbox of a client key. */
export const forScriptsWords = 'For scripts';

/** What that mark means. */
export const forScriptsHint =
  'Requests with it may make changes without asking, and may be sent while Hubkey is locked.';
