import type { ProfileState } from '../app-state.ts';
import type { LateCopyProblem } from '../copy-request.ts';
import type { ConsentWant } from '../consent.ts';
import { exhaustive } from '../exhaustive.ts';
import { hostOf } from '../hub-address.ts';
import type { KeychainState } from '../keychain-problem.ts';
import type { ClientKey, Profile } from '../profile.ts';
import type { SessionEnd } from '../session.ts';
import { keyWantWords } from './consent-words.ts';
import { lateCopyWords } from './copy-words.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { keychainWords } from './keychain-words.ts';
import { momentWords } from './moments.ts';
import { disabledWords, endedWords } from './session-words.ts';
import { cutName, shortName } from './shown-name.ts';

export interface NotificationWords {
  title: string;
  body: string;
}

/** For any notification while Hubkey is locked, as others may see it. */
export const lockedNotificationWords: NotificationWords = {
  title: 'Hubkey needs you',
  body: 'Unlock it to see why.',
};

/** The reminder before the password is needed again. */
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

/** The notification about a session that has ended by itself. */
export function sessionEndedWords(profile: Profile, why: SessionEnd): NotificationWords {
  return {
    title: `${shortName(profile.name)} needs your password`,
    body: endedWords(why, profile.hub),
  };
}

/** The reminder about old client keys. */
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
      body: `Rotate this client key of ${shortName(profile.name)} to replace it with a new one.`,
    };
  }
  return {
    title: `${old.length} client keys of ${shortName(profile.name)} are old`,
    body: `${firstNames(old)}. Rotate them to replace them with new ones.`,
  };
}

/** The reminder about client keys that expire soon or have expired. */
export function keyExpiryWords(
  profile: Profile,
  ending: readonly ClientKey[],
  now: number,
): NotificationWords {
  const [first] = ending;
  const body = `Rotate a client key of ${shortName(profile.name)} before it expires, or scripts that use it will stop working.`;
  if (first?.expiry && ending.length === 1) {
    const { at } = first.expiry;
    const what = at > now ? 'expires' : 'expired';
    return { title: `“${shortName(first.name)}” ${what} ${momentWords(at, now)}`, body };
  }
  return {
    title: `${ending.length} client keys of ${shortName(profile.name)} expire soon`,
    body: `${firstNames(ending)}. ${body}`,
  };
}

function firstNames(keys: readonly ClientKey[]): string {
  const names = keys.slice(0, 3).map(({ name }) => `“${shortName(name)}”`);
  const others = keys.length > names.length ? ` and ${keys.length - names.length} more` : '';
  return `${names.join(', ')}${others}`;
}

/** A program's request waits for a sign-in. */
export function callerWaitsWords(profile: Profile): NotificationWords {
  return {
    title: `A program is waiting for ${shortName(profile.name)}`,
    body: `Sign in to ${hostOf(profile.hub)}, and its request will continue.`,
  };
}

/** A program asks a person to sign in; `hub`: to which Hub, empty if it doesn't say. */
export const signInAskedWords = (hub: string, program: string): NotificationWords => ({
  title: hub === '' ? 'A program asks you to sign in' : `Sign in to ${shortName(hostOf(hub))}`,
  body: `${cutName(program)} waits until you have signed in.`,
});

/** A program asks for a raw credential, or to change something at the Hub. */
export function programAsksWords(
  profile: Profile,
  program: string,
  want: ConsentWant,
): NotificationWords {
  const what = changeWords(want);
  if (what === null) {
    return {
      title: 'A program asks for a credential',
      body: `${cutName(program)} wants one of ${shortName(profile.name)}. Allow or deny it in Hubkey.`,
    };
  }
  return {
    title: 'A program asks to make a change',
    body: `${cutName(program)} wants to ${what} on ${shortName(profile.name)}. Allow or deny it in Hubkey.`,
  };
}

/** What a program would change, cut to fit; null: it wants a raw credential. */
function changeWords(want: ConsentWant): string | null {
  switch (want.kind) {
    case 'raw':
      return null;
    case 'change':
      return `${shortName(want.method, 40)} ${shortName(want.path)}`;
    case 'key':
      return keyWantWords({ ...want, name: cutName(want.name) });
    default:
      return exhaustive(want);
  }
}

/** A program created a client key through the helper. `program` by path. */
export function keyAdoptedWords(
  profile: Profile,
  { name, saved }: { name: string; saved: boolean },
  program: string | null,
): NotificationWords {
  const secret = saved
    ? 'Its secret is saved in Hubkey too'
    : 'Its secret couldn’t be saved, so Hubkey keeps it in memory until it quits';
  return {
    title: `New client key of ${shortName(profile.name)}`,
    body: `${program === null ? 'You' : shortName(program)} created “${shortName(name)}”${program === null ? ' in the API docs' : ''}. ${secret}: see Client keys.`,
  };
}

/** A copy failed when no screen could show it. */
export function copyFailedWords(problem: LateCopyProblem): NotificationWords {
  const waits = problem.kind === 'waiting-for-keychain';
  return {
    title: waits ? 'The copy is waiting for the keychain' : 'Nothing to paste',
    body: lateCopyWords(problem),
  };
}

/** The result of “Refresh now” in the tray; null if it worked, or if the session's end was already reported. */
export function refreshFailedWords({
  name,
  hub,
  session,
}: Pick<ProfileState, 'name' | 'hub' | 'session'>): NotificationWords | null {
  const title = `${shortName(name)} could not be refreshed`;
  switch (session.state) {
    case 'unreachable':
    case 'blocked':
      return { title, body: hubProblemWords(session.problem, hub) };
    case 'disabled':
      return { title, body: disabledWords(hub) };
    case 'active':
    case 'refreshing':
    case 'expired':
    case 'signed-out':
    case 'signing-in':
    case 'waiting-for-keychain':
      return null;
    default:
      return exhaustive(session);
  }
}

/** A sign-out that isn't in the keychain yet; null if it is. */
export function signOutUnsavedWords(
  { name }: Pick<Profile, 'name'>,
  keychain: KeychainState,
): NotificationWords | null {
  const why = keychainWords(keychain);
  if (why === null) return null;
  return {
    title: `Signed out of ${shortName(name)}`,
    body: `The session is still in the keychain. Hubkey removes it once the keychain works. ${why}`,
  };
}
