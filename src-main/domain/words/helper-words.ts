import { formatList, m } from '../messages/index.ts';
import type { KeychainState } from '../keychain-problem.ts';
import { durationWords } from './durations.ts';
import { momentWords } from './moments.ts';
import { signOutUnsavedWords } from './notification-words.ts';
import { shortName, shownName } from './shown-name.ts';

/** What the helper says to programs without naming anything, by what it is about. */
export const helperWords = {
  'sign-in-needed': m.helper_sign_in_needed,
  'nobody-signed-in': m.helper_nobody_signed_in,
  'other-sign-in': m.helper_other_sign_in,
  'waiting-for-keychain': m.helper_waiting_for_keychain,
  'which-key': m.helper_which_key,
  'no-reading': m.helper_no_reading,
  'no-job': m.helper_no_job,
  'job-id': m.helper_job_id,
} as const;

/** Nobody answered when this program last asked for a sign-in. */
export const signInPausedWords = (leftMs: number): string =>
  m.helper_sign_in_paused({ time: durationWords(leftMs) });

/** The answer to a sign-in that a program asked for. */
export const signedInWords = (profile: string, user: string | null): string =>
  user === null
    ? m.helper_signed_in({ profile: shortName(profile) })
    : m.helper_signed_in_as({ profile: shortName(profile), user: shortName(user) });

export const alreadySignedOutWords = (profile: string): string =>
  m.helper_already_signed_out({ profile: shortName(profile) });

/** The answer to a sign-out by a program; a second sentence where the keychain didn't take it. */
export function signedOutWords(profile: string, keychain: KeychainState): string {
  const words = m.helper_signed_out({ profile: shortName(profile) });
  const unsaved = signOutUnsavedWords({ name: profile }, keychain);
  return unsaved === null ? words : `${words} ${unsaved.body}`;
}

export const usedWords = (profile: string): string =>
  m.helper_current({ profile: shortName(profile) });

/** The answer to a refresh by a program. `refreshed` false: the token is new, or it is too early to ask the Hub again. */
export function refreshedWords(
  profile: string,
  refreshed: boolean,
  accessUntil: number,
  now: number,
): string {
  const values = { profile: shortName(profile), when: momentWords(accessUntil, now) };
  return refreshed ? m.helper_refreshed(values) : m.helper_not_refreshed(values);
}

/** Whether the Hub accepted a client key. */
export const checkedKeyWords = (name: string, works: boolean): string =>
  works
    ? m.helper_key_works({ key: shownName(name) })
    : m.helper_key_rejected({ key: shownName(name) });

/** The Hub created a client key, and the keychain didn't save its secret. */
export const unsavedKeyWords = (name: string): string =>
  m.helper_key_unsaved({ key: shownName(name) });

/** There is no profile of a name; `near`: those that may be meant. */
export const unknownProfileWords = (name: string, near: readonly string[]): string =>
  withNear(m.helper_unknown_profile({ name: shortName(name) }), near, m.helper_list_profiles);

/** No client key of a name is saved on this computer; `near`: those that may be meant. */
export const unknownKeyWords = (name: string, near: readonly string[]): string =>
  withNear(m.copy_problem_no_key({ name: shortName(name) }), near, m.helper_list_keys);

/** The same of a name that the Hub doesn't list either. */
export const unlistedKeyWords = (name: string, near: readonly string[]): string =>
  withNear(m.helper_unknown_key({ name: shortName(name) }), near, m.helper_list_keys);

function withNear(words: string, near: readonly string[], list: () => string): string {
  if (near.length === 0) return `${words} ${list()}`;
  const names = formatList(near.map((name) => shortName(name)));
  return `${words} ${m.helper_similar_names({ names })}`;
}
