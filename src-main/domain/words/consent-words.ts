import {
  principalOfCaller,
  relayOf,
  type CallerFacts,
  type UnknownCaller,
} from '../caller-facts.ts';
import type {
  AllowingChoice,
  ChangePolicy,
  ConsentWant,
  GrantHolder,
  KeyWant,
  RawWant,
} from '../consent.ts';
import type { ConsentProblem } from '../consent-problem.ts';
import { exhaustive } from '../exhaustive.ts';
import { fileName, roleOf } from '../program-role.ts';
import type { ProgramFacts } from '../program-facts.ts';
import { durationWords } from './durations.ts';
import { lockedWords } from './lock-words.ts';
import { shownName } from './shown-name.ts';
import { terminalWords } from './terminal-words.ts';

/** Who asks, by path: the script or program it acts for, otherwise what was run by what. For the log, so names are unescaped. */
export function programWords(caller: CallerFacts): string {
  if (caller.known === 'nothing') return 'an unknown program';
  const principal = principalOfCaller(caller);
  return principal.kind === 'program' || principal.kind === 'script'
    ? principal.file.path
    : callerName(caller, (name) => name, 'a');
}

/** Who asks, as a person would name it: "deploy.sh, run by zsh", "hubkey, run by zsh in GNOME Terminal". */
export const callerWords = (caller: CallerFacts): string => callerName(caller, shownName, 'A');

function callerName(
  caller: CallerFacts,
  shown: (name: string) => string,
  article: 'A' | 'a',
): string {
  if (caller.known === 'nothing') return 'An unknown program';
  const relay = relayOf(caller);
  if (relay) {
    return `${article} program from ${relay.sshHost ? shown(relay.sshHost) : 'a host'} over ssh`;
  }
  const { program, parents, terminal } = caller;
  const principal = principalOfCaller(caller);
  const chain = [program, ...parents];
  const inTerminal = terminal ? ` in ${terminalWords(terminal, chain)}` : '';
  if (principal.kind === 'script') {
    const [file, interpreter] = [principal.file, principal.interpreter].map(({ path }) =>
      shown(fileName(path)),
    );
    return `${file}, run by ${interpreter}${inTerminal}`;
  }
  if (principal.kind === 'nobody') return `${shown(calledBy(program))}${inTerminal}`;
  const at = chain.findIndex((link) => roleOf(link) !== 'carrier');
  const carried = chain[at - 1];
  const by = shown(fileName(principal.file.path));
  return carried ? `${shown(calledBy(carried))}, run by ${by}${inTerminal}` : `${by}${inTerminal}`;
}

const nameOf = ({ path }: { path: string }): string => shownName(fileName(path));

/** The name that people use: its script's name rather than its interpreter's. */
const calledBy = ({ script, tool }: ProgramFacts): string =>
  script ? fileName(script.path) : tool;

const unknown: Record<UnknownCaller, string> = {
  socket: 'It came through the helper’s socket, and this system doesn’t say who is calling there.',
  platform: 'This system doesn’t say which program holds a connection.',
  hidden: 'Its process couldn’t be read, or has already ended.',
  user: 'It runs as another user.',
  shared: 'Several programs hold the connection, so none can be named.',
  namespace: 'It runs in a container or sandbox that sees other files than Hubkey does.',
  replaced: 'Its file has been replaced since it started, so its path says nothing.',
  beside: 'A program that Hubkey can’t read runs beside it and could share its connection.',
};

/** Why a caller is unknown. */
export const unknownCallerWords = (why: UnknownCaller): string => unknown[why];

/** A program of the parent chain: "bash (pid 41), running /home/ana/run.sh". */
export function parentWords({ name, pid, script }: ProgramFacts): string {
  return `${shownName(name)} (pid ${pid})${script === null ? '' : `, running ${shownName(script.path)}`}`;
}

const choices: Record<AllowingChoice, string> = {
  once: 'Once',
  minutes: '15 minutes',
  terminal: 'This terminal',
  connection: 'This connection',
  'until-quit': 'Until Hubkey quits',
  always: 'Always',
};

/** How long a permission lasts, for the dialog. */
export const choiceWords = (choice: AllowingChoice): string => choices[choice];

const lastingWords: Record<Exclude<AllowingChoice, 'once' | 'terminal' | 'connection'>, string> = {
  minutes: 'for 15 minutes',
  'until-quit': 'until Hubkey quits',
  always: 'until you revoke it in Settings → Programs',
};

/** What a choice means for that caller. */
export function rememberedWords(choice: AllowingChoice, caller: CallerFacts): string {
  if (choice === 'once') return 'For this request only.';
  if (choice === 'terminal') {
    return 'For everything run in this terminal, until its shell ends.';
  }
  if (choice === 'connection') {
    return 'For everything that comes over this ssh connection, whichever program sends it, until the connection ends.';
  }
  const principal = principalOfCaller(caller);
  const time = lastingWords[choice];
  switch (principal.kind) {
    case 'program':
    case 'script':
      return `For every run of ${shownName(principal.file.path)}, whoever starts it, ${time}. Not once the file changes.`;
    case 'process':
      return `For this ${nameOf(principal.file)} (pid ${principal.process.pid}) and what it runs, ${time}.`;
    case 'nobody':
      return 'For this request alone.';
    default:
      return exhaustive(principal);
  }
}

/** Shown with each question: how far a program's name can be trusted. */
export const consentLimitWords =
  'Hubkey names the program as the system reports it. That slows down a hostile program that runs as you, but can’t stop it.';

/** Which programs a lasting permission covers, by path. */
export function holderWords(holder: GrantHolder): string {
  switch (holder.kind) {
    case 'program':
    case 'script':
    case 'always':
      return shownName(holder.file.path);
    case 'process':
      return `${nameOf(holder.file)} (pid ${holder.process.pid})`;
    case 'terminal':
      return `Everything in the terminal of ${shownName(holder.name)} (pid ${holder.leader.pid})`;
    default:
      return exhaustive(holder);
  }
}

/** The name of a credential in a question. */
export const credentialWords = (credential: string): string =>
  credential === 'session' ? 'the session token' : `the client key “${shownName(credential)}”`;

const wants: Record<RawWant, string> = {
  header: 'It wants the credential itself. Anyone who has it can act as you on the Hub.',
  copy: 'It wants the credential on the clipboard, where every program can read it. Anyone who has it can act as you on the Hub.',
  'new-key':
    'It wants to create a client key on the Hub and get its secret, which Hubkey saves too. Anyone who has that secret can act as you on the Hub.',
  token:
    'It wants the Hub’s answer with the tokens in it. Anyone who has those tokens can act as you on the Hub.',
};

const keyWants: Record<KeyWant['do'], readonly [does: string, meaning: string]> = {
  create: ['create', 'Hubkey saves its secret. The program doesn’t see it.'],
  rotate: [
    'rotate',
    'Hubkey creates a new key in its place, then revokes the old one. The program sees neither.',
  ],
  revoke: ['revoke', 'Whatever uses this key stops working, and a revoked key can’t be restored.'],
};

/** What a program wants to do with a client key: "create the client key “ci”". */
export const keyWantWords = ({ do: action, name }: Omit<KeyWant, 'kind'>): string =>
  `${keyWants[action][0]} the client key “${shownName(name)}”`;

/** What a program wants, and what that means. */
export function wantWords(want: ConsentWant): string {
  switch (want.kind) {
    case 'raw':
      return wants[want.as];
    case 'change':
      return 'It would change something on the Hub. It doesn’t see the credential.';
    case 'key':
      return keyWants[want.do][1];
    default:
      return exhaustive(want);
  }
}

/** What a lasting answer covers: the raw credential, or changes such as `DELETE /api/jobs/{id}/`. */
export const scopeWords = (changes: string | null): string =>
  changes === null ? 'the credential itself' : shownName(changes);

const policies: Record<ChangePolicy, string> = {
  ask: 'Ask before changes',
  allow: 'Allow changes',
  'read-only': 'Read only',
};

/** Whether programs may change something at a profile's Hub, as the list offers it. */
export const changePolicyWords = (policy: ChangePolicy): string => policies[policy];

/** Why a program may not have a credential, or make a change, for that program. */
export function consentProblemWords(problem: ConsentProblem): string {
  if (problem.kind === 'busy') {
    return 'Too many programs are waiting for an answer in Hubkey. Answer those, then try again.';
  }
  if (problem.kind === 'locked') return lockedWords(problem);
  const { why } = problem;
  switch (why.because) {
    case 'never':
      return 'Hubkey’s settings never give raw credentials to programs. Change “When a program asks for a raw credential” in Settings → Programs to allow it.';
    case 'read-only':
      return 'Programs may only read from this profile. Change “Changes by programs” in Settings → Programs to allow more.';
    case 'denied':
      return 'You denied it in Hubkey. To be asked again right away, choose “Ask again” in Settings → Programs.';
    case 'unanswered':
      return 'Nobody answered Hubkey’s question in time. Open Hubkey, then try again.';
    case 'silenced':
      return `You denied this program a moment ago, so Hubkey won’t ask again for ${durationWords(why.leftMs)}. To be asked at once, choose “Ask again” in Settings → Programs.`;
    case 'changed':
      return 'The program changed while Hubkey was asking, so nothing was given to it. Try again.';
    default:
      return exhaustive(why);
  }
}

/** Why the Hub's answer was withheld: it contained a credential that nobody had allowed, or couldn't be inspected. */
export const withheldWords =
  'The Hub’s answer holds a credential that you haven’t allowed this program to have, or is compressed so that Hubkey can’t check it, so Hubkey withheld it. The request itself has been carried out.';
