import { exhaustive } from '../exhaustive.ts';
import type { KeyAct, RotationStep } from '../key-act.ts';
import { keyCheckOf, keySecretOf } from '../key-facts.ts';
import type { KeyRequest, KeyAction, KeyNews } from '../key-request.ts';
import type { KeyProblem } from '../key-problem.ts';
import type { KeychainProblem } from '../keychain-problem.ts';
import type { KeyRow } from '../key-rows.ts';
import { formatList, m } from '../messages/index.ts';
import type { Session } from '../session.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { secretWords } from './keychain-words.ts';
import { disabledWords } from './session-words.ts';
import { shownName } from './shown-name.ts';

/** The Hub said no to a key; `name` is the key's, null: it has none yet. */
export const rejectedKeyWords = (name: string | null = null): string =>
  name === null
    ? m.keys_problem_rejected()
    : m.keys_problem_rejected_name({ name: shownName(name) });

type NameFault = Extract<KeyProblem, { kind: 'name' }>['why'];

const waitsForPerson = (problem: KeychainProblem): boolean =>
  problem === 'waiting' || problem === 'locked';

/** Why an action on a client key failed, and what to do. */
export function keyProblemWords(problem: KeyProblem): string {
  switch (problem.kind) {
    case 'no-profile':
      return m.keys_problem_no_profile();
    case 'no-key':
      return m.keys_problem_no_key();
    case 'sign-in-needed':
      return m.keys_problem_sign_in_needed();
    case 'needs-session':
      return m.keys_problem_needs_session();
    case 'account-disabled':
      return m.keys_problem_account_disabled();
    case 'name':
      return keyNameWords(problem.why);
    case 'key-shape':
      return m.keys_problem_shape();
    case 'key-refused':
      return rejectedKeyWords();
    case 'key-unreadable':
      return secretWords(problem.why, m.keychain_this_key());
    case 'waiting-for-keychain':
      return m.keys_problem_waiting();
    case 'which-key':
      return m.keys_problem_which_key();
    case 'other-key':
      return m.keys_problem_other_key();
    case 'not-saved':
      // The keychain takes the secret of a new key as soon as a person has unlocked it.
      if (waitsForPerson(problem.problem)) return m.keys_problem_unsaved();
      return m.keys_problem_not_saved({ why: secretWords(problem.problem, m.keychain_it()) });
    case 'rotation-not-saved':
      return m.keys_problem_rotation_not_saved({
        why: secretWords(problem.problem, m.keychain_it()),
      });
    case 'orphaned':
      return m.keys_problem_orphaned({ name: shownName(problem.name) });
    case 'not-known-yet':
      return m.keys_problem_not_known_yet({ name: shownName(problem.name) });
    case 'not-written':
      return m.keys_problem_not_written();
    case 'step-not-saved':
      return m.keys_problem_step_not_saved({ name: shownName(problem.name) });
    case 'busy':
      return m.keys_problem_busy();
    case 'undone':
      return m.keys_problem_undone();
    case 'hub':
      return hubProblemWords(problem.problem, problem.hub);
    default:
      return exhaustive(problem);
  }
}

const nameFaults: Record<NameFault, () => string> = {
  empty: m.keys_problem_name_empty,
  'too-long': m.keys_problem_name_too_long,
  hidden: m.common_name_hidden,
  taken: m.keys_problem_name_taken,
};

/** What is wrong with a client key's name, and what to do. */
export const keyNameWords = (why: NameFault): string => nameFaults[why]();

const rotations: Record<RotationStep, (inputs: { name: string }) => string> = {
  making: m.keys_act_making,
  made: m.keys_act_made,
  proved: m.keys_act_proved,
  switched: m.keys_act_switched,
};

/** The state of an unfinished key change, and what to do. `name` is the key's name on this computer. */
export function keyActWords(act: KeyAct, name: string): string {
  if (act.kind === 'rotate') return rotations[act.step]({ name: shownName(name) });
  const created = shownName(act.name);
  const [first, ...others] = act.orphans;
  if (first === undefined) return m.keys_act_unknown({ name: created });
  return others.length === 0
    ? m.keys_act_orphan({ name: created, id: `${first}` })
    : m.keys_act_orphans({ name: created, ids: formatList(act.orphans.map(String)) });
}

const doneWords: Record<KeyAction, (inputs: { name: string }) => string> = {
  create: m.keys_done_create,
  rotate: m.keys_done_rotate,
  revoke: m.keys_done_revoke,
  add: m.keys_done_add,
  'add-unchecked': m.keys_done_add_unchecked,
};

/** What was done with a key. */
export const keyDoneWords = (what: KeyAction, name: string): string =>
  doneWords[what]({ name: shownName(name) });

/** The outcome of a change that continued by itself. */
export function keyNewsWords({ action: what, name, problem }: KeyNews): string {
  return problem
    ? m.keys_news_problem({ name: shownName(name), problem: keyProblemWords(problem) })
    : keyDoneWords(what, name);
}

const waits: Record<KeyRequest['do'], (inputs: { name: string }) => string> = {
  create: m.keys_waits_create,
  rotate: m.keys_waits_rotate,
  revoke: m.keys_waits_revoke,
};

/** What continues after a sign-in: "Sign in, and “nightly” will be revoked." */
export const keyWaitsWords = (what: KeyRequest['do'], name: string): string =>
  waits[what]({ name: shownName(name) });

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
      return { text: m.keys_no_list_keychain(), signInHelps: false };
    case 'signed-out':
    case 'expired':
      return { text: m.keys_no_list_signed_out(), signInHelps: true };
    default:
      return exhaustive(session);
  }
}

/** Where the secret of a key is, or why it can't be used. */
export function keySecretWords(row: KeyRow): string {
  const check = keyCheckOf(row);
  if (check === 'rejected') return m.keys_secret_rejected();
  if (check === 'not-listed') return m.keys_secret_unlisted();
  const secret = keySecretOf(row);
  switch (secret) {
    case 'not-on-this-computer':
      return m.keys_secret_elsewhere();
    case 'memory-only':
      return m.keys_secret_memory();
    case 'unknown':
      return m.keys_secret_waiting();
    case 'saved':
      return check === 'not-checked' ? m.keys_secret_unchecked() : m.keys_secret_here();
    default:
      return exhaustive(secret);
  }
}

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
  const names = formatList(keys.map((key) => m.keys_quoted({ name: shownName(key) })));
  return m.keys_left({
    count: keys.length,
    profile: shownName(profile),
    hub: shownName(hub),
    names,
  });
}

/** That the secrets of keys are lost, and what to do. */
export function keysLostWords({
  keys,
}: {
  keys: readonly { name: string; profile: string }[];
}): string {
  const lost = keys.map(({ name, profile }) =>
    m.keys_quoted_of({ name: shownName(name), profile: shownName(profile) }),
  );
  return m.keys_lost({ count: keys.length, names: formatList(lost) });
}

/** What can be done in a profile with only client keys. The path on the Hub's pages is from its documentation (user profile, v2.4). */
export const keysAloneWords = (): string => m.keys_alone();
