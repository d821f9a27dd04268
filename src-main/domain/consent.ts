import type { Change } from './change.ts';
import { isWhatRuns, principalOfCaller, relayOf, type CallerFacts } from './caller-facts.ts';
import type { ConsentSilence } from './consent-silence.ts';
import { exhaustive } from './exhaustive.ts';
import type { ProfileId } from './ids.ts';
import type { KeyRequest } from './key-request.ts';
import { samePrincipal, type Principal } from './principal.ts';
import { sameProcess, type FileFacts, type ProcessId } from './program-facts.ts';
import { sameName } from './same-name.ts';

/** Whether programs may have raw credentials. */
export const consentPolicies = ['always-ask', 'ask-first-time', 'never'] as const;
export type ConsentPolicy = (typeof consentPolicies)[number];

/** Whether programs may change something at a profile's Hub through the helper; `ask`: where the person agrees. */
export const changePolicies = ['ask', 'allow', 'read-only'] as const;
export type ChangePolicy = (typeof changePolicies)[number];

/** What a person can answer. */
export const consentChoices = [
  'once',
  'minutes',
  'terminal',
  'connection',
  'until-quit',
  'always',
  'deny',
] as const;
export type ConsentChoice = (typeof consentChoices)[number];
export type AllowingChoice = Exclude<ConsentChoice, 'deny'>;

/** How long `minutes` allows, in ms. */
export const consentMs = 15 * 60_000;

/** What a lasting permission is for. `credential` is `session` or the key's name. */
export interface ConsentSubject {
  profile: ProfileId;
  credential: string;
  /** The changes that are made with it, such as `DELETE /api/jobs/{id}/`; null: the raw credential itself. */
  changes: string | null;
}

/**
 * How a program gets a raw credential: as a header line, through the clipboard, as the secret of a key that is
 * created with the credential, or as tokens of the Hub. A program that has one can get the others, so a
 * permission for one is a permission for all.
 */
export type RawWant = 'header' | 'copy' | 'new-key' | 'token';

/** A change of the client key with that name, which Hubkey makes itself. */
export interface KeyWant {
  kind: 'key';
  do: KeyRequest['do'];
  name: string;
}

/** What a program wants: a raw credential, or a single change made with it. */
export type ConsentWant =
  { kind: 'raw'; as: RawWant } | ({ kind: 'change' } & Pick<Change, 'method' | 'path'>) | KeyWant;

/** A question that the person is being asked. */
export interface ConsentRequest extends ConsentSubject {
  id: string;
  want: ConsentWant;
  caller: CallerFacts;
  /** When it counts as denied, in ms since the epoch. */
  until: number;
}

/** Which callers a lasting permission covers. */
export type GrantHolder =
  | Exclude<Principal, { kind: 'nobody' }>
  /** Whatever runs in a terminal, until its session's leader ends. */
  | { kind: 'terminal'; leader: ProcessId; name: string }
  | LastingHolder;

/** A program or script as long as nothing in its file changes, whenever it runs. Can be saved. */
export interface LastingHolder {
  kind: 'always';
  file: FileContent;
  /** What runs the script; null: the file is a program. */
  interpreter: FileContent | null;
}

/** What a file holds, and where: copied somewhere else it is another. */
export interface FileContent {
  path: string;
  /** SHA-256, in lower-case hex. */
  hash: string;
}

/** The hash of a file's content; null: it is not known. */
export type HashOf = (file: FileFacts) => string | null;

/** What a person allowed for longer than once. */
export interface ConsentGrant extends ConsentSubject {
  id: string;
  holder: GrantHolder;
  /** ms since the epoch; null: until Hubkey quits, or the holder's process ends; always, where the holder says so. */
  until: number | null;
}

/** A grant that is saved. */
export interface LastingGrant extends ConsentGrant {
  holder: LastingHolder;
  until: null;
}

export const isLasting = (grant: ConsentGrant): grant is LastingGrant =>
  grant.holder.kind === 'always';

export interface Consents {
  /** The first one is asked, the others wait. */
  requests: readonly ConsentRequest[];
  grants: readonly ConsentGrant[];
  /** The programs that the person denied, and isn't asked about for a while. */
  silences: readonly ConsentSilence[];
}

export const noConsents: Consents = { requests: [], grants: [], silences: [] };

/** What the settings say about a request before anybody is asked. */
export type ConsentRule = ConsentPolicy | ChangePolicy;

/** How to answer a program's request. */
export function consentFor(
  rule: ConsentRule,
  caller: CallerFacts,
  subject: ConsentSubject,
  grants: readonly ConsentGrant[],
  now: number,
  hashOf: HashOf,
): 'allow' | 'ask' | 'never' | 'read-only' {
  switch (rule) {
    case 'never':
    case 'read-only':
    case 'allow':
      return rule;
    case 'always-ask':
      return 'ask';
    case 'ask':
    case 'ask-first-time':
      break;
    default:
      return exhaustive(rule);
  }
  const granted = grants.some(
    (grant) => isAbout(grant, subject) && isLive(grant, now) && holds(grant.holder, caller, hashOf),
  );
  return granted ? 'allow' : 'ask';
}

const isAbout = (grant: ConsentSubject, { profile, credential, changes }: ConsentSubject) =>
  grant.profile === profile && sameName(grant.credential, credential) && grant.changes === changes;

export const isLive = ({ until }: ConsentGrant, now: number): boolean =>
  until === null || until > now;

function holds(holder: GrantHolder, caller: CallerFacts, hashOf: HashOf): boolean {
  if (caller.known === 'nothing') return false;
  switch (holder.kind) {
    case 'terminal':
      return (
        caller.terminal !== null &&
        // What comes through a relay runs elsewhere, whatever terminal the relay was started in.
        !relayOf(caller) &&
        sameProcess(caller.terminal, holder.leader)
      );
    case 'always': {
      const files = lastingFiles(caller);
      return (
        files !== null &&
        isContent(holder.file, files.file, hashOf) &&
        (holder.interpreter === null || files.interpreter === null
          ? holder.interpreter === files.interpreter
          : isContent(holder.interpreter, files.interpreter, hashOf))
      );
    }
    default:
      return samePrincipal(holder, principalOfCaller(caller));
  }
}

const isContent = ({ path, hash }: FileContent, file: FileFacts, hashOf: HashOf): boolean =>
  path === file.path && hash === hashOf(file);

interface LastingFiles {
  file: FileFacts;
  interpreter: FileFacts | null;
}

/** The files whose content identifies a caller whenever it runs; null: there are none. */
export function lastingFiles(caller: CallerFacts): LastingFiles | null {
  if (!isWhatRuns(caller)) return null;
  const principal = principalOfCaller(caller);
  switch (principal.kind) {
    case 'program':
      return { file: principal.file, interpreter: null };
    case 'script':
      return principal;
    case 'process':
    case 'nobody':
      return null;
    default:
      return exhaustive(principal);
  }
}

/** Whether a saved grant replaces an earlier one for the same file, which has changed since. */
export const replaces = (added: ConsentGrant, earlier: ConsentGrant): boolean =>
  added.holder.kind === 'always' &&
  earlier.holder.kind === 'always' &&
  isAbout(earlier, added) &&
  earlier.holder.file.path === added.holder.file.path &&
  earlier.holder.interpreter?.path === added.holder.interpreter?.path;

/** Whether a saved grant may be for that caller, by the path of its file alone. */
export const mayBeFor = ({ holder }: ConsentGrant, { file }: LastingFiles): boolean =>
  holder.kind === 'always' && holder.file.path === file.path;

/**
 * The permissions that can be offered for a caller: none that would cover other programs too. `connection`: as
 * long as the process of a relay runs.
 */
export function allowingChoices(rule: ConsentRule, caller: CallerFacts): readonly AllowingChoice[] {
  const remembers = rule === 'ask-first-time' || rule === 'ask';
  if (!remembers || caller.known === 'nothing') return ['once'];
  if (relayOf(caller)) return ['once', 'connection'];
  const terminal: AllowingChoice[] = caller.terminal ? ['terminal'] : [];
  const { kind } = principalOfCaller(caller);
  switch (kind) {
    case 'program':
    case 'script':
      return [
        'once',
        'minutes',
        ...terminal,
        'until-quit',
        ...(lastingFiles(caller) ? (['always'] as const) : []),
      ];
    case 'process':
      return ['once', 'minutes', ...terminal];
    case 'nobody':
      return ['once', ...terminal];
    default:
      return exhaustive(kind);
  }
}

/** Which callers such a permission covers; null if it can't be remembered for that caller. */
export function holderFor(
  choice: AllowingChoice,
  caller: CallerFacts,
  hashOf: HashOf,
): GrantHolder | null {
  if (choice === 'once' || caller.known === 'nothing') return null;
  if (choice === 'always') {
    const files = lastingFiles(caller);
    const file = files && contentOf(files.file, hashOf);
    const interpreter = files?.interpreter ? contentOf(files.interpreter, hashOf) : null;
    // A file that can't be read is remembered as it is now, until Hubkey quits.
    if (file && (interpreter || !files.interpreter)) return { kind: 'always', file, interpreter };
  }
  if (choice === 'terminal') {
    const { terminal } = caller;
    return terminal && { kind: 'terminal', leader: terminal, name: terminal.name };
  }
  const principal = principalOfCaller(caller);
  return principal.kind === 'nobody' ? null : principal;
}

function contentOf(file: FileFacts, hashOf: HashOf): FileContent | null {
  const hash = hashOf(file);
  return hash === null ? null : { path: file.path, hash };
}
