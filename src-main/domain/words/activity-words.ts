import type {
  Activity,
  ActivityChain,
  ActivityEntry,
  ActivityProblem,
  ActivitySource,
  ProgramAct,
} from '../activity.ts';
import { exhaustive } from '../exhaustive.ts';
import { copyName } from './copy-words.ts';
import { lockedBecauseWords, unlockedBecauseWords } from './lock-words.ts';
import type { RefusalKind } from '../refusal-kind.ts';
import { clockWords, momentWords } from './moments.ts';
import { shownName } from './shown-name.ts';

const sources: Record<ActivitySource, string> = {
  window: 'in the window',
  tray: 'in the tray',
  helper: 'through the helper',
  palette: 'in the quick palette',
};

const refusals: Record<RefusalKind | 'other', string> = {
  'not-local': 'it came from another computer',
  'browser-request': 'it came from a web page',
  'wrong-host': 'it was sent to another host name',
  'wrong-token': 'the token was wrong or missing',
  'bad-request': 'it was malformed',
  'bad-path': 'the path leads out of the API',
  'not-found': 'there is no such call',
  'wrong-method': 'the call takes another method',
  'wrong-type': 'it was not sent as JSON',
  'too-large': 'it was too large',
  'no-profile': 'there is no such profile',
  'ambiguous-profile': 'several profiles have that host name',
  'no-key': 'no such client key is saved',
  'which-key': 'the name fits several client keys',
  'key-unchanged': 'the client key could not be changed',
  'key-unreadable': 'the key couldn’t be read from the keychain',
  'sign-in-needed': 'the session had ended',
  'account-disabled': 'the account is disabled',
  'waiting-for-keychain': 'the keychain was locked',
  'hub-unreachable': 'the Hub could not be reached',
  certificate: 'the Hub’s certificate is not trusted',
  'not-allowed': 'it was not allowed',
  busy: 'too many others were waiting',
  clipboard: 'the clipboard rejected the text',
  'no-helper': 'the helper was not listening',
  failed: 'Hubkey had an internal error',
  other: 'this version doesn’t know why',
  locked: 'Hubkey was locked',
};

const programActs: Record<ProgramAct, string> = {
  'sign-in': 'You signed in for',
  'sign-out': 'Signed out by',
  use: 'Made the current profile by',
  refresh: 'Session refreshed by',
};

/** What an entry is about, in a word: "Copied", "Refused". */
export function activityLabel({ kind }: Activity): string {
  switch (kind) {
    case 'copied':
      return 'Copied';
    case 'handed-out':
      return 'Handed out';
    case 'denied':
      return 'Denied';
    case 'passed':
      return 'Sent';
    case 'program-act':
      return 'By a program';
    case 'refused':
      return 'Refused';
    case 'locked':
      return 'Locked';
    case 'unlocked':
      return 'Unlocked';
    case 'key-created':
      return 'Key created';
    case 'key-rotated':
      return 'Key rotated';
    case 'key-revoked':
      return 'Key revoked';
    default:
      return exhaustive(kind);
  }
}

/** What was done, in a sentence: "The header was copied in the tray". */
export function activityWords(activity: Activity): string {
  switch (activity.kind) {
    case 'copied':
      return copiedWords(activity);
    case 'handed-out':
      return `Credential given to ${shownName(activity.to)}`;
    case 'denied':
      return deniedWords(activity);
    case 'passed':
      return passedWords(activity);
    case 'program-act':
      return `${programActs[activity.what]} ${shownName(activity.to)}`;
    case 'refused':
      return refusedWords(activity.why, activity.count);
    case 'locked':
      return lockedBecauseWords(activity.why);
    case 'unlocked':
      return unlockedBecauseWords(activity.why);
    case 'key-created':
    case 'key-rotated':
    case 'key-revoked':
      return keyWords(activity);
    default:
      return exhaustive(activity);
  }
}

/** Whose credential it was: "hub.example, session"; empty if none was involved. */
export function activityCredentialWords(activity: Activity): string {
  if (!('profile' in activity)) return '';
  if (!('credential' in activity)) return shownName(activity.profile);
  const { profile, credential } = activity;
  return `${shownName(profile)}, ${credential === 'session' ? 'session' : `key “${shownName(credential)}”`}`;
}

/** Whether the entry's words contain every word of a search; case makes no difference. */
export function activityMatches({ at, activity }: ActivityEntry, search: string): boolean {
  const said = [
    activityLabel(activity),
    activityWords(activity),
    activityCredentialWords(activity),
    clockWords(at),
  ]
    .join(' ')
    .toLowerCase();
  const words = search.toLowerCase().split(/\s+/);
  return words.every((word) => said.includes(word));
}

/** Whether the log is intact. Times are relative to `now`, in ms since the epoch. */
export function activityChainWords(chain: ActivityChain, now: number): string {
  switch (chain.kind) {
    case 'unbroken':
      return chain.since === null
        ? 'The log begins with the first entry.'
        : `The log has been intact since ${momentWords(chain.since, now)}.`;
    case 'changed':
      return chain.before === null
        ? 'The log was changed or cut at its end. Later entries are recorded as usual.'
        : `The log was changed or cut before ${momentWords(chain.before, now)}. Later entries are as they were written.`;
    default:
      return exhaustive(chain);
  }
}

/** Why the newest entries are not in the file, and what to do. */
export function activityUnwrittenWords(problem: ActivityProblem): string {
  switch (problem) {
    case 'full':
      return 'The disk is full. The newest entries are kept in memory until there is room.';
    case 'failed':
      return 'Hubkey couldn’t write the log. Check that it can write to its folder. The newest entries are kept in memory.';
    default:
      return exhaustive(problem);
  }
}

function copiedWords({ what, by, to, variable }: Extract<Activity, { kind: 'copied' }>): string {
  const whom = to === undefined ? '' : ` for ${shownName(to)}`;
  const how = variable ? ' with a variable' : '';
  return `${capital(copyName(what))}${how} copied ${sources[by]}${whom}`;
}

const keyDeeds = {
  'key-created': 'created',
  'key-rotated': 'rotated',
  'key-revoked': 'revoked',
} as const;

function keyWords({ kind, key, to }: Extract<Activity, { key: string }>): string {
  const whom = to === undefined ? '' : ` for ${shownName(to)}`;
  return `Client key “${shownName(key)}” ${keyDeeds[kind]}${whom}`;
}

function deniedWords({ to, method, path }: Extract<Activity, { kind: 'denied' }>): string {
  return method === undefined || path === undefined
    ? `No credential given to ${shownName(to)}`
    : `${shownName(method)} ${shownName(path)} by ${shownName(to)} not allowed`;
}

function passedWords({
  method,
  path,
  status,
  count = 1,
  from,
  to,
  profile,
}: Extract<Activity, { kind: 'passed' }>): string {
  const times = count === 1 ? '' : `, ${count} times`;
  const page = from === undefined ? '' : ` in the API docs of ${shownName(profile)}`;
  const whom = to === undefined ? '' : ` by ${shownName(to)}`;
  return `${shownName(method)} ${shownName(path)}${page}${whom}, ${answerWords(status)}${times}`;
}

function refusedWords(why: RefusalKind | 'other', count: number): string {
  const many = count === 1 ? 'A request was' : `${count} requests were`;
  const reason = refusals[why];
  const plural = count === 1 ? reason : reason.replace(/^it (came|was)/, thatMany);
  return `${many} refused: ${plural}`;
}

const thatMany = (_all: string, verb: string): string =>
  verb === 'was' ? 'they were' : 'they came';

const answerWords = (status: number | null): string =>
  status === null ? 'no answer' : `answered ${status}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
