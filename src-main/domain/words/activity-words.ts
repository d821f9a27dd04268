import type {
  Activity,
  ActivityChain,
  ActivityEntry,
  ActivityGroup,
  ActivityProblem,
  ActivitySource,
  ProgramAct,
} from '../activity.ts';
import type { CopyKind } from '../copy-request.ts';
import { exhaustive } from '../exhaustive.ts';
import { m } from '../messages/index.ts';
import { lockedBecauseWords, unlockedBecauseWords } from './lock-words.ts';
import type { RefusalKind } from '../refusal-kind.ts';
import { clockWords, momentWords } from './moments.ts';
import { shownName } from './shown-name.ts';

const reasons: Record<RefusalKind | 'other', () => string> = {
  'not-local': m.activity_why_not_local,
  'browser-request': m.activity_why_browser_request,
  'wrong-host': m.activity_why_wrong_host,
  'wrong-token': m.activity_why_wrong_token,
  'bad-request': m.activity_why_bad_request,
  'bad-path': m.activity_why_bad_path,
  'not-found': m.activity_why_not_found,
  'wrong-method': m.activity_why_wrong_method,
  'wrong-type': m.activity_why_wrong_type,
  'too-large': m.activity_why_too_large,
  'no-profile': m.activity_why_no_profile,
  'ambiguous-profile': m.activity_why_ambiguous_profile,
  'no-key': m.activity_why_no_key,
  'which-key': m.activity_why_which_key,
  'key-unchanged': m.activity_why_key_unchanged,
  'key-unreadable': m.activity_why_key_unreadable,
  'sign-in-needed': m.activity_why_sign_in_needed,
  'account-disabled': m.activity_why_account_disabled,
  'waiting-for-keychain': m.activity_why_waiting_for_keychain,
  'hub-unreachable': m.activity_why_hub_unreachable,
  certificate: m.activity_why_certificate,
  'not-allowed': m.activity_why_not_allowed,
  busy: m.activity_why_busy,
  clipboard: m.activity_why_clipboard,
  'not-in-front': m.activity_why_not_in_front,
  'no-helper': m.activity_why_no_helper,
  failed: m.activity_why_failed,
  other: m.activity_why_other,
  locked: m.activity_why_locked,
};

const copies: Record<CopyKind, () => string> = {
  value: m.activity_copied_value,
  header: m.activity_copied_header,
  curl: m.activity_copied_curl,
  export: m.activity_copied_export,
  httpie: m.activity_copied_httpie,
  python: m.activity_copied_python,
  powershell: m.activity_copied_powershell,
  'helper command': m.activity_copied_helper,
  'sign-in command': m.activity_copied_sign_in,
};

const programActs: Record<ProgramAct, () => string> = {
  'sign-in': m.activity_act_sign_in,
  'sign-out': m.activity_act_sign_out,
  use: m.activity_act_use,
  refresh: m.activity_act_refresh,
};

const sources: Record<ActivitySource, () => string> = {
  window: m.activity_by_window,
  tray: m.activity_by_tray,
  helper: m.activity_by_program,
  palette: m.activity_by_palette,
};

const labels: Record<Activity['kind'], () => string> = {
  copied: m.activity_label_copied,
  'handed-out': m.activity_label_handed_out,
  denied: m.activity_label_denied,
  passed: m.activity_label_sent,
  'program-act': m.activity_label_program,
  refused: m.activity_label_refused,
  locked: m.activity_label_locked,
  unlocked: m.activity_label_unlocked,
  'key-created': m.activity_label_key_created,
  'key-rotated': m.activity_label_key_rotated,
  'key-revoked': m.activity_label_key_revoked,
  'key-exported': m.activity_label_key_exported,
};

const groups: Record<ActivityGroup, () => string> = {
  copied: m.activity_group_copied,
  'handed-out': m.activity_group_handed_out,
  sent: m.activity_group_sent,
  refused: m.activity_group_refused,
  keys: m.activity_group_keys,
  programs: m.activity_group_programs,
  lock: m.activity_group_lock,
};

/** What an entry is about, in a word: "Copied", "Refused". */
export const activityLabel = ({ kind }: Activity): string => labels[kind]();

/** The name of a filter. */
export const activityGroupWords = (group: ActivityGroup): string => groups[group]();

/** What was done, in a sentence: "Header copied". */
export function activityWords(activity: Activity): string {
  switch (activity.kind) {
    case 'copied':
      return copiedWords(activity);
    case 'handed-out':
      return m.activity_handed_out();
    case 'denied':
      return deniedWords(activity);
    case 'passed':
      return passedWords(activity);
    case 'program-act':
      return programActs[activity.what]();
    case 'refused':
      return m.activity_refused({ count: activity.count, why: reasons[activity.why]() });
    case 'locked':
      return lockedBecauseWords(activity.why);
    case 'unlocked':
      return unlockedBecauseWords(activity.why);
    case 'key-created':
      return m.activity_key_created({ key: shownName(activity.key) });
    case 'key-rotated':
      return m.activity_key_rotated({ key: shownName(activity.key) });
    case 'key-revoked':
      return m.activity_key_revoked({ key: shownName(activity.key) });
    case 'key-exported':
      return m.activity_key_exported({ key: shownName(activity.key) });
    default:
      return exhaustive(activity);
  }
}

/** Who did it: a program by its name, or the person, and where. */
export function activityWho(activity: Activity): string {
  const program = programOf(activity);
  if (program !== null) return shownName(program);
  switch (activity.kind) {
    case 'copied':
      return sources[activity.by]();
    case 'passed':
      return activity.from === undefined ? m.activity_by_program() : m.activity_by_docs();
    case 'handed-out':
    case 'denied':
    case 'program-act':
    case 'refused':
      return m.activity_by_program();
    case 'locked':
    case 'unlocked':
      return activity.why === 'person' ? m.activity_by_you() : m.activity_by_hubkey();
    case 'key-created':
    case 'key-rotated':
    case 'key-revoked':
    case 'key-exported':
      return m.activity_by_you();
    default:
      return exhaustive(activity);
  }
}

const programOf = (activity: Activity): string | null =>
  'to' in activity && activity.to !== undefined ? activity.to : null;

/** Whose credential it was: "hub.example, session"; empty if none was involved. */
export function activityCredentialWords(activity: Activity): string {
  if (!('profile' in activity)) return '';
  const profile = shownName(activity.profile);
  if (!('credential' in activity)) return profile;
  const { credential } = activity;
  return credential === 'session'
    ? m.activity_session({ profile })
    : m.activity_client_key({ profile, key: shownName(credential) });
}

/** Whether the entry's words, in the shown language, contain every word of a search; case makes no difference. */
export function activityMatches({ at, activity }: ActivityEntry, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const said = [
    activityLabel(activity),
    activityWords(activity),
    activityWho(activity),
    activityCredentialWords(activity),
    clockWords(at),
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => said.includes(word));
}

/** Whether the log is intact. Times are relative to `now`, in ms since the epoch. */
export function activityChainWords(chain: ActivityChain, now: number): string {
  switch (chain.kind) {
    case 'unbroken':
      return chain.since === null
        ? m.activity_log_begins()
        : m.activity_log_intact({ when: momentWords(chain.since, now) });
    case 'changed':
      return chain.before === null
        ? m.activity_log_cut()
        : m.activity_log_changed({ when: momentWords(chain.before, now) });
    default:
      return exhaustive(chain);
  }
}

/** Why the newest entries are not in the file, and what to do. */
export function activityUnwrittenWords(problem: ActivityProblem): string {
  switch (problem) {
    case 'full':
      return m.activity_disk_full();
    case 'failed':
      return m.activity_unwritten();
    default:
      return exhaustive(problem);
  }
}

function copiedWords({ what, variable }: Extract<Activity, { kind: 'copied' }>): string {
  // The log may come from a version of Hubkey that copies more.
  const copied = Object.hasOwn(copies, what) ? copies[what]() : m.activity_label_copied();
  return variable ? m.activity_copied_variable({ copied }) : copied;
}

const deniedWords = ({ method, path }: Extract<Activity, { kind: 'denied' }>): string =>
  method === undefined || path === undefined
    ? m.activity_denied()
    : m.activity_denied_change({ request: requestWords(method, path) });

function passedWords({
  method,
  path,
  status,
  count = 1,
}: Extract<Activity, { kind: 'passed' }>): string {
  const request = requestWords(method, path);
  const what =
    status === null
      ? m.activity_not_answered({ request })
      : m.activity_answered({ request, status });
  return count === 1 ? what : m.activity_times({ what, count });
}

const requestWords = (method: string, path: string): string =>
  `${shownName(method)} ${shownName(path)}`;
