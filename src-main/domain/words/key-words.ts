import { exhaustive } from '../exhaustive.ts';
import type { KeyAct, RotationStep } from '../key-act.ts';
import type { KeyRequest, KeyAction, KeyNews } from '../key-request.ts';
import type { KeyProblem } from '../key-problem.ts';
import type { KeychainProblem } from '../keychain-problem.ts';
import type { KeyRow } from '../key-rows.ts';
import type { ListedKey } from '../listed-key.ts';
import type { Session } from '../session.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { secretWords } from './keychain-words.ts';
import { momentWords } from './moments.ts';
import { disabledWords } from './session-words.ts';
import { shownName } from './shown-name.ts';

/** The Hub said no to a key that was pasted. */
export const rejectedKeyWords =
  'The Hub rejected this key. It was revoked, belongs to another Hub, or was not copied completely.';

/** The keychain takes the secret of a new key as soon as a person has unlocked it. */
const unsavedKeyWords =
  'The Hub created the key. Hubkey saves its secret when you unlock the keychain. Don’t quit Hubkey until then.';

const waitsForPerson = (problem: KeychainProblem): boolean =>
  problem === 'waiting' || problem === 'locked';

/** Why an action on a client key failed, and what to do. */
export function keyProblemWords(problem: KeyProblem): string {
  switch (problem.kind) {
    case 'no-profile':
      return 'This profile has been removed.';
    case 'no-key':
      return 'This key is no longer on this computer.';
    case 'sign-in-needed':
      return 'This needs a session. Sign in, and Hubkey will continue.';
    case 'needs-session':
      return 'Managing client keys needs a session, and this profile has only client keys. Sign in with a user, or manage keys on the Hub’s own profile page.';
    case 'account-disabled':
      return 'The Hub says this account is disabled. Contact its administrator.';
    case 'name':
      return names[problem.why];
    case 'key-shape':
      return 'That isn’t a client key. A key has no spaces and no accented letters. Copy the whole key again.';
    case 'key-refused':
      return rejectedKeyWords;
    case 'key-unreadable':
      return secretWords(problem.why, 'This key');
    case 'waiting-for-keychain':
      return 'Waiting for the keychain. Unlock it, then try again.';
    case 'which-key':
      return 'The Hub doesn’t say which key in its list this is. Choose it there.';
    case 'not-saved':
      if (waitsForPerson(problem.problem)) return unsavedKeyWords;
      return `The Hub created the key, but Hubkey couldn’t save it. ${secretWords(problem.problem, 'It')} Copy it now, as it is lost when Hubkey quits, or revoke it.`;
    case 'rotation-not-saved':
      return `Hubkey couldn’t save the new key, so it was revoked and the old one stays in use. ${secretWords(problem.problem, 'It')}`;
    case 'orphaned':
      return `The Hub created “${shownName(problem.name)}”, but the reply with its secret was lost. Delete it below, then create a new one.`;
    case 'not-known-yet':
      return `The Hub’s reply was lost. Hubkey checks whether “${shownName(problem.name)}” was created as soon as the Hub answers again.`;
    case 'not-written':
      return 'Nothing was done, because Hubkey couldn’t save the step first. Check that the disk has room and that Hubkey can write to its folder, then try again.';
    case 'step-not-saved':
      return `The Hub now has two keys for “${shownName(problem.name)}”, the old one and a new one, and both work. Hubkey couldn’t save the next step of the rotation. It continues by itself as soon as it can, and revokes the old one.`;
    case 'busy':
      return 'This key is already being rotated.';
    case 'undone':
      return 'The new key wasn’t created. The old one is still in use and still works.';
    case 'hub':
      return hubProblemWords(problem.problem, problem.hub);
    default:
      return exhaustive(problem);
  }
}

const names = {
  empty: 'Give the key a name, so you can recognize it later.',
  'too-long': 'The name can have at most 50 characters.',
  taken: 'There is already a key with this name. Choose another name.',
} as const;

const rotations: Record<RotationStep, string> = {
  making: 'it isn’t known yet whether the Hub created the new key. The old one is in use.',
  made: 'the new key is saved, but hasn’t been checked yet. The old one is in use.',
  proved: 'the new key works. The old one is in use for a moment longer.',
  switched: 'the new key is in use. The old one hasn’t been revoked yet.',
};

/** The state of an unfinished key change. `name` is the key's name on this computer. */
export function keyActWords(act: KeyAct, name: string): string {
  if (act.kind === 'rotate') return `Rotating “${shownName(name)}”: ${rotations[act.step]}`;
  if (act.orphans.length === 0) {
    return `Creating “${shownName(act.name)}”: it isn’t known yet whether the Hub created it.`;
  }
  const ids = act.orphans.map((id) => `ID ${id}`).join(', ');
  return `The Hub created “${shownName(act.name)}” (${ids}), but the reply with its secret was lost, so nobody can use it.`;
}

const doneWords: Record<KeyAction, (name: string) => string> = {
  create: (name) => `Created “${shownName(name)}”. Its secret is in your keychain.`,
  rotate: (name) =>
    `Rotated “${shownName(name)}”. The new key is in use, and the old one is revoked.`,
  revoke: (name) => `Revoked “${shownName(name)}”.`,
  add: (name) => `“${shownName(name)}” is saved and works.`,
  'add-unchecked': (name) =>
    `“${shownName(name)}” is saved. The Hub can’t be reached, so the key hasn’t been checked yet.`,
};

/** What was done with a key. */
export const keyDoneWords = (what: KeyAction, name: string): string => doneWords[what](name);

/** The outcome of a change that continued by itself. */
export function keyNewsWords({ action: what, name, problem }: KeyNews): string {
  return problem ? `“${shownName(name)}”: ${keyProblemWords(problem)}` : keyDoneWords(what, name);
}

const done: Record<KeyRequest['do'], string> = {
  create: 'created',
  rotate: 'rotated',
  revoke: 'revoked',
};

/** What continues after a sign-in: "Sign in, and “nightly” will be revoked." */
export const keyWaitsWords = (what: KeyRequest['do'], name: string): string =>
  `Sign in, and “${shownName(name)}” will be ${done[what]}.`;

/** The Hub's details about a key, each in a few words; `expiresAt` in ms since the epoch, null: not known. */
export function keyDetailWords(
  listed: ListedKey | null,
  expiresAt: number | null,
  now: number,
): string[] {
  const { owner = null, createdAt = null, more = {} } = listed ?? {};
  const end = expiresAt === null ? '' : expiresAt > now ? 'expires' : 'expired';
  return [
    ...(owner === null ? [] : [`owner ${shownName(owner)}`]),
    ...(createdAt === null ? [] : [`created ${momentWords(createdAt, now)}`]),
    ...(expiresAt === null ? [] : [`${end} ${momentWords(expiresAt, now)}`]),
    ...Object.entries(more).map(([name, value]) => `${shownName(name)}: ${shownName(value)}`),
  ];
}

/** Why the Hub's own list of keys can't be loaded now, and whether a sign-in helps; null: it can. `hub` is its address. */
export function noKeyListWords(
  session: Session,
  hub: string,
): { text: string; signInHelps: boolean } | null {
  switch (session.state) {
    case 'active':
    case 'refreshing':
    case 'signing-in':
      return null;
    case 'unreachable':
    case 'blocked':
      return { text: hubProblemWords(session.problem, hub), signInHelps: false };
    case 'disabled':
      return { text: disabledWords(hub), signInHelps: false };
    case 'waiting-for-keychain':
      return { text: 'Unlock the keychain to see the Hub’s own list.', signInHelps: false };
    case 'signed-out':
    case 'expired':
      return { text: 'Sign in to see the Hub’s own list.', signInHelps: true };
    default:
      return exhaustive(session);
  }
}

/** Where the secret of a key is, or why it can't be used. */
export function keySecretWords({ key, gone }: KeyRow): string {
  if (!key) return 'Not on this computer';
  if (key.deadAt !== null) return 'Rejected by the Hub';
  if (gone) return 'No longer in the Hub’s list';
  if (key.saved === 'unknown') return 'Not checked: waiting for the keychain';
  return key.saved ? 'In this keychain' : 'In memory only';
}

/** The badge of a key that the Hub hasn't been asked about yet. */
export const keyUncheckedWords = 'not checked yet';

/** That keys of a removed profile may still be at its Hub. */
export function keysLeftWords({
  profile,
  hub,
  keys,
}: {
  profile: string;
  hub: string;
  keys: readonly string[];
}): string {
  const names = new Intl.ListFormat('en').format(keys.map((key) => `“${shownName(key)}”`));
  const it = keys.length > 1 ? 'them' : 'it';
  return `You removed ${shownName(profile)} while Hubkey was still changing its client keys. ${shownName(hub)} may still have ${names}. Revoke ${it} on the Hub’s own profile page.`;
}

/** That the secrets of keys are lost, and what to do. */
export function keysLostWords({
  keys,
}: {
  keys: readonly { name: string; profile: string }[];
}): string {
  const names = keys.map(({ name, profile }) => `“${shownName(name)}” of ${shownName(profile)}`);
  const list = new Intl.ListFormat('en').format(names);
  return keys.length === 1
    ? `Hubkey quit before the keychain had stored ${list}, so the key’s secret is lost here. Add the key again if you still have it. Otherwise, revoke it on the Hub and create a new one.`
    : `Hubkey quit before the keychain had stored ${list}, so the keys’ secrets are lost here. Add the keys again if you still have them. Otherwise, revoke them on the Hub and create new ones.`;
}

/** What can be done in a profile with only client keys. The path on the Hub's pages is from its documentation (user profile, v2.4). */
export const keysAloneWords =
  'This profile holds only client keys. You can add and copy keys here, but listing, creating and revoking them needs a session. Sign in with a user, or use the Hub’s own page: User Profile, then API Keys.';
