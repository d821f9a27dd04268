import { durationWords } from './durations.ts';
import { momentWords } from './moments.ts';
import { shortName } from './shown-name.ts';

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

/** The answer to a sign-in that a program asked for. */
export function signedInWords(profile: string, user: string | null): string {
  const who = user === null ? '' : ` as ${shortName(user)}`;
  return `Signed in to ${shortName(profile)}${who}.`;
}

/** A program waits for a sign-in to another Hub, or of another user. */
export const signInBusyWords =
  'Another program waits for a different sign-in. Finish that, then try again.';

/** Nobody answered when this program last asked for a sign-in. */
export const signInPausedWords = (leftMs: number): string =>
  `Nobody signed in when this program last asked, so Hubkey won’t ask again for ${durationWords(leftMs)}. Open Hubkey and sign in there.`;

export const nobodySignedInWords =
  'Nobody signed in within the time to wait. Sign in to Hubkey, then try again.';
