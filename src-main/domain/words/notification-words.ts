import { hostOf } from '../hub-address.ts';
import type { ClientKey, Profile } from '../profile.ts';
import type { SessionEnd } from '../session.ts';
import { momentWords } from './moments.ts';
import { endedWords } from './session-words.ts';
import { cutName, shortName } from './shown-name.ts';

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
    title: `Sign in to ${shortName(profile.name)} again soon`,
    body: `The session with ${hostOf(profile.hub)} ends ${momentWords(refreshUntil, now)}. Signing in now starts a new one.`,
  };
}

/** The one notification of a session that has ended by itself. */
export function sessionEndedWords(profile: Profile, why: SessionEnd): NotificationWords {
  return {
    title: `${shortName(profile.name)} needs your password`,
    body: endedWords(why, profile.hub),
  };
}

/** The one reminder of client keys that have grown old. */
export function keyAgeWords(
  profile: Profile,
  old: readonly ClientKey[],
  now: number,
): NotificationWords {
  const [first] = old;
  const days = (key: ClientKey) => Math.floor((now - key.addedAt) / 86_400_000);
  if (first && old.length === 1) {
    return {
      title: `“${shortName(first.name)}” is ${days(first)} days old`,
      body: `Rotating the client key of ${shortName(profile.name)} puts a new one in its place.`,
    };
  }
  const names = old.slice(0, 3).map(({ name }) => `“${shortName(name)}”`);
  const others = old.length > names.length ? ` and ${old.length - names.length} more` : '';
  return {
    title: `${old.length} client keys of ${shortName(profile.name)} have grown old`,
    body: `${names.join(', ')}${others}. Rotating puts new ones in their place.`,
  };
}

/** A program's request waits for a sign-in. */
export function callerWaitsWords(profile: Profile): NotificationWords {
  return {
    title: `A program waits for ${shortName(profile.name)}`,
    body: `Its request goes on once you are signed in to ${hostOf(profile.hub)}.`,
  };
}

/** A program asks for a raw credential. */
export function programAsksWords(profile: Profile, program: string): NotificationWords {
  return {
    title: 'A program asks for a credential',
    body: `${cutName(program)} wants one of ${shortName(profile.name)}. Allow or deny it in Hubkey.`,
  };
}
