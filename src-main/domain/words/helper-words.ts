import type { KeychainState } from '../keychain-problem.ts';
import { durationWords } from './durations.ts';
import { momentWords } from './moments.ts';
import { signOutUnsavedWords } from './notification-words.ts';
import { shortName, shownName } from './shown-name.ts';

/** What the helper says to programs without naming anything, by what it is about. */
export const helperWords = {
  'sign-in-needed': 'The session has ended. Sign in to Hubkey, then try again.',
  'nobody-signed-in':
    'Nobody signed in within the time to wait. Sign in to Hubkey, then try again.',
  'other-sign-in': 'Another program waits for a different sign-in. Finish that, then try again.',
  'waiting-for-keychain': 'Hubkey waits for the keychain. Unlock it, then try again.',
  'which-key': 'Hubkey doesn’t know which key of the Hub’s list that is. Choose it in Client keys.',
  'no-reading': 'The Hub hasn’t sent its health yet. Try again in a moment.',
  'no-job': 'The Hub has no job with that ID.',
} as const;

/** Nobody answered when this program last asked for a sign-in. */
export const signInPausedWords = (leftMs: number): string =>
  `Nobody signed in when this program last asked, so Hubkey won’t ask again for ${durationWords(leftMs)}. Open Hubkey and sign in there.`;

/** The answer to a sign-in that a program asked for. */
export function signedInWords(profile: string, user: string | null): string {
  const who = user === null ? '' : ` as ${shortName(user)}`;
  return `Signed in to ${shortName(profile)}${who}.`;
}

export const alreadySignedOutWords = (profile: string): string =>
  `You were already signed out of ${shortName(profile)}.`;

export function signedOutWords(profile: string, keychain: KeychainState): string {
  const unsaved = signOutUnsavedWords({ name: profile }, keychain);
  return `Signed out of ${shortName(profile)}.${unsaved === null ? '' : ` ${unsaved.body}`}`;
}

export const usedWords = (profile: string): string =>
  `${shortName(profile)} is the current profile now.`;

/** The answer to a refresh by a program. `refreshed` false: the token is new, or it is too early to ask the Hub again. */
export function refreshedWords(
  profile: string,
  refreshed: boolean,
  accessUntil: number,
  now: number,
): string {
  const name = shortName(profile);
  const what = refreshed ? `Refreshed ${name}.` : `${name} wasn’t refreshed again so soon.`;
  return `${what} Access until ${momentWords(accessUntil, now)}.`;
}

/** Whether the Hub accepted a client key. */
export const checkedKeyWords = (name: string, works: boolean): string =>
  works
    ? `“${shownName(name)}” works.`
    : `The Hub rejected “${shownName(name)}”. It was revoked, or it belongs to another Hub.`;

/** The Hub created a client key, and the keychain didn't save its secret. */
export const unsavedKeyWords = (name: string): string =>
  `The Hub created “${shownName(name)}”, but the keychain didn’t save its secret: it is in memory only, and lost when Hubkey quits.`;
