import type { ConsentPolicy } from './consent.ts';
import type { KeyAgeDays } from './key-age.ts';
import type { LockIdleMinutes, WhileLocked } from './lock.ts';
import type { LanguageChoice } from './messages/index.ts';

/** The person's settings. Never contains a secret. */
export interface Settings {
  /** Seconds until a copied text is cleared from the clipboard; 0: it stays. */
  clearClipboardAfter: number;
  notifications: boolean;
  theme: 'system' | 'light' | 'dark';
  language: LanguageChoice;
  /** Start with the system, only in the tray. */
  startAtLogin: boolean;
  defaultShell: ShellId | null;
  /** Days after which a person is reminded of a client key's age, once; 0: never. */
  remindKeyAge: KeyAgeDays;
  /** Seconds between two background readings of a Hub's health; 0: never. */
  healthInterval: HealthInterval;
  /** Whether programs may have raw credentials. */
  rawHeaders: ConsentPolicy;
  /** Whether `quickShortcut` opens the quick palette from any program. */
  quickCopy: boolean;
  /** As it was typed: "Ctrl+Shift+K". */
  quickShortcut: string;
  /** Whether Hubkey locks when the screen does, and when the computer sleeps. */
  lockWithScreen: boolean;
  lockWhenIdle: LockIdleMinutes;
  whileLocked: WhileLocked;
  /** Whether Hubkey looks for new versions of itself. `ask`: the person hasn't said yet, so it doesn't. */
  updates: UpdateChoice;
  /** The feed to ask for new versions, in normal form; empty: the one that this copy was built with, if any. */
  updateFeed: string;
}

/** The choices of `updates`. */
export const updateChoices = ['ask', 'on', 'off'] as const;
export type UpdateChoice = (typeof updateChoices)[number];

export type ShellId = 'posix' | 'fish' | 'powershell' | 'cmd';

export const defaultSettings: Settings = {
  clearClipboardAfter: 30,
  notifications: true,
  theme: 'system',
  language: 'system',
  startAtLogin: false,
  defaultShell: null,
  remindKeyAge: 180,
  healthInterval: 60,
  rawHeaders: 'ask-first-time',
  quickCopy: false,
  quickShortcut: 'Ctrl+Shift+K',
  lockWithScreen: true,
  lockWhenIdle: 0,
  whileLocked: 'script-keys',
  updates: 'ask',
  updateFeed: '',
};

/** The choices of `healthInterval`, in seconds. */
export const healthIntervals = [0, 30, 60, 300, 900] as const;
type HealthInterval = (typeof healthIntervals)[number];

/** The bounds of `clearClipboardAfter`, in seconds. */
export const clearClipboardRange = { minimum: 5, maximum: 600 } as const;

/** The nearest number of seconds that `clearClipboardAfter` may have; 0 stays 0. */
export function clearClipboardSeconds(seconds: number): number {
  const { minimum, maximum } = clearClipboardRange;
  return seconds <= 0 ? 0 : Math.min(maximum, Math.max(minimum, seconds));
}
