import { hostOf } from '../hub-address.ts';
import type { Profile } from '../profile.ts';
import type { SessionEnd } from '../session.ts';
import { momentWords } from './moments.ts';
import { endedWords } from './session-words.ts';

export interface NotificationWords {
  title: string;
  body: string;
}

/** The one reminder before the password is needed again. */
export function reminderWords(
  profile: Profile,
  refreshUntil: number,
  now: number,
): NotificationWords {
  return {
    title: `Sign in to ${profile.name} again soon`,
    body: `The session with ${hostOf(profile.hub)} ends ${momentWords(refreshUntil, now)}. Signing in now starts a new one.`,
  };
}

/** The one notification of a session that has ended by itself. */
export function sessionEndedWords(profile: Profile, why: SessionEnd): NotificationWords {
  return { title: `${profile.name} needs your password`, body: endedWords(why, profile.hub) };
}
