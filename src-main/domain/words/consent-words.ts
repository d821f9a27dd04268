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
import { m } from '../messages/index.ts';
import { fileName, roleOf } from '../program-role.ts';
import type { ProgramFacts } from '../program-facts.ts';
import { durationWords } from './durations.ts';
import { lockedWords } from './lock-words.ts';
import { cutName, shownName } from './shown-name.ts';
import { terminalWords } from './terminal-words.ts';

/** Who asks, by path: the script or program it acts for, otherwise what was run by what. For the log, so names are unescaped. */
export function programWords(caller: CallerFacts): string {
  if (caller.known === 'nothing') return m.consent_log_unknown();
  const relay = relayOf(caller);
  if (relay) {
    return relay.sshHost
      ? m.consent_log_relay({ host: relay.sshHost })
      : m.consent_log_relay_host();
  }
  const principal = principalOfCaller(caller);
  return principal.kind === 'program' || principal.kind === 'script'
    ? principal.file.path
    : callerName(caller, (name) => name);
}

/** Who asks, as a person would name it: "deploy.sh, run by zsh", "hubkey, run by zsh in GNOME Terminal". */
export function callerWords(caller: CallerFacts): string {
  if (caller.known === 'nothing') return m.consent_unknown();
  const relay = relayOf(caller);
  if (relay) {
    return relay.sshHost
      ? m.consent_relay({ host: shownName(relay.sshHost) })
      : m.consent_relay_host();
  }
  return callerName(caller, shownName);
}

/** What a person ran, for a title: "hubkey", "deploy.sh". Null if it can't be named. */
export function ranWords(caller: CallerFacts): string | null {
  if (caller.known === 'nothing' || relayOf(caller)) return null;
  return cutName(shownName(ranBy(caller).ran), 40);
}

type KnownCaller = Extract<CallerFacts, { known: 'program' }>;

/** What was run, and by what; `by` null: by nothing that says more. */
function ranBy(caller: KnownCaller): { ran: string; by: string | null } {
  const { program, parents } = caller;
  const principal = principalOfCaller(caller);
  if (principal.kind === 'script') {
    return { ran: fileName(principal.file.path), by: fileName(principal.interpreter.path) };
  }
  if (principal.kind === 'nobody') return { ran: calledBy(program), by: null };
  const chain = [program, ...parents];
  const at = chain.findIndex((link) => roleOf(link) !== 'carrier');
  const carried = chain[at - 1];
  const by = fileName(principal.file.path);
  return carried ? { ran: calledBy(carried), by } : { ran: by, by: null };
}

function callerName(caller: KnownCaller, shown: (name: string) => string): string {
  const ran = ranBy(caller);
  const program = shown(ran.ran);
  const by = ran.by === null ? null : shown(ran.by);
  const chain = [caller.program, ...caller.parents];
  const terminal = caller.terminal && terminalWords(caller.terminal, chain);
  if (terminal === null) return by === null ? program : m.consent_run({ program, by });
  return by === null
    ? m.consent_in_terminal({ program, terminal })
    : m.consent_run_in_terminal({ program, by, terminal });
}

const nameOf = ({ path }: { path: string }): string => shownName(fileName(path));

/** The name that people use: its script's name rather than its interpreter's. */
const calledBy = ({ script, tool }: ProgramFacts): string =>
  script ? fileName(script.path) : tool;

const unknown: Record<UnknownCaller, () => string> = {
  socket: m.consent_unknown_socket,
  platform: m.consent_unknown_platform,
  hidden: m.consent_unknown_hidden,
  user: m.consent_unknown_user,
  shared: m.consent_unknown_shared,
  namespace: m.consent_unknown_namespace,
  replaced: m.consent_unknown_replaced,
  beside: m.consent_unknown_beside,
};

/** Why a caller is unknown. */
export const unknownCallerWords = (why: UnknownCaller): string => unknown[why]();

/** A program of the parent chain: "bash (pid 41), running /home/ana/run.sh". */
export function parentWords({ name, pid, script }: ProgramFacts): string {
  const process = { name: shownName(name), pid: String(pid) };
  return script === null
    ? m.consent_process(process)
    : m.consent_process_running({ ...process, script: shownName(script.path) });
}

const choices: Record<AllowingChoice, () => string> = {
  once: m.consent_once,
  minutes: m.consent_minutes,
  terminal: m.consent_terminal,
  connection: m.consent_connection,
  'until-quit': m.consent_until_quit,
  always: m.consent_always,
};

/** How long a permission lasts, for the dialog. */
export const choiceWords = (choice: AllowingChoice): string => choices[choice]();

type Lasting = Exclude<AllowingChoice, 'once' | 'terminal' | 'connection'>;

const everyRun: Record<Lasting, (inputs: { path: string }) => string> = {
  minutes: m.consent_every_run_minutes,
  'until-quit': m.consent_every_run_until_quit,
  always: m.consent_every_run_always,
};

const thisProcess: Record<Lasting, (inputs: { name: string; pid: string }) => string> = {
  minutes: m.consent_this_process_minutes,
  'until-quit': m.consent_this_process_until_quit,
  always: m.consent_this_process_always,
};

/** What a choice means for that caller. */
export function rememberedWords(choice: AllowingChoice, caller: CallerFacts): string {
  if (choice === 'once') return m.consent_means_once();
  if (choice === 'terminal') return m.consent_means_terminal();
  if (choice === 'connection') return m.consent_means_connection();
  const principal = principalOfCaller(caller);
  switch (principal.kind) {
    case 'program':
    case 'script':
      return everyRun[choice]({ path: shownName(principal.file.path) });
    case 'process': {
      const { file, process } = principal;
      return thisProcess[choice]({ name: nameOf(file), pid: String(process.pid) });
    }
    case 'nobody':
      return m.consent_means_once();
    default:
      return exhaustive(principal);
  }
}

/** Shown with each question: how far a program's name can be trusted. */
export const consentLimitWords = (): string => m.consent_limit();

/** Which programs a lasting permission covers, by path. */
export function holderWords(holder: GrantHolder): string {
  switch (holder.kind) {
    case 'program':
    case 'script':
    case 'always':
      return shownName(holder.file.path);
    case 'process':
      return m.consent_process({ name: nameOf(holder.file), pid: String(holder.process.pid) });
    case 'terminal':
      return m.consent_everything_in({
        name: shownName(holder.name),
        pid: String(holder.leader.pid),
      });
    default:
      return exhaustive(holder);
  }
}

/** The name of a credential in a question. */
export const credentialWords = (credential: string): string =>
  credential === 'session'
    ? m.consent_session_token()
    : m.consent_client_key({ name: shownName(credential) });

const wants: Record<RawWant, () => string> = {
  header: m.consent_want_header,
  copy: m.consent_want_copy,
  'new-key': m.consent_want_new_key,
  token: m.consent_want_token,
};

interface KeyWantMessages {
  does: (inputs: { name: string }) => string;
  means: () => string;
}

const keyWants: Record<KeyWant['do'], KeyWantMessages> = {
  create: { does: m.consent_key_create, means: m.consent_key_create_means },
  rotate: { does: m.consent_key_rotate, means: m.consent_key_rotate_means },
  revoke: { does: m.consent_key_revoke, means: m.consent_key_revoke_means },
};

/** What a program wants to do with a client key: "create the client key “ci”". */
export const keyWantWords = ({ do: action, name }: Omit<KeyWant, 'kind'>): string =>
  keyWants[action].does({ name: shownName(name) });

/** What a program wants, and what that means. */
export function wantWords(want: ConsentWant): string {
  switch (want.kind) {
    case 'raw':
      return wants[want.as]();
    case 'change':
      return m.consent_want_change();
    case 'key':
      return keyWants[want.do].means();
    default:
      return exhaustive(want);
  }
}

/** What a lasting answer covers: the raw credential, or changes such as `DELETE /api/jobs/{id}/`. */
export const scopeWords = (changes: string | null): string =>
  changes === null ? m.consent_scope_raw() : shownName(changes);

const policies: Record<ChangePolicy, () => string> = {
  ask: m.consent_policy_ask,
  allow: m.consent_policy_allow,
  'read-only': m.consent_policy_read_only,
};

/** Whether programs may change something at a profile's Hub, as the list offers it. */
export const changePolicyWords = (policy: ChangePolicy): string => policies[policy]();

/** Why a program may not have a credential, or make a change, for that program. */
export function consentProblemWords(problem: ConsentProblem): string {
  if (problem.kind === 'busy') return m.consent_busy();
  if (problem.kind === 'locked') return lockedWords(problem);
  const { why } = problem;
  switch (why.because) {
    case 'never':
      return m.consent_never();
    case 'read-only':
      return m.consent_read_only();
    case 'denied':
      return m.consent_denied();
    case 'unanswered':
      return m.consent_unanswered();
    case 'silenced':
      return m.consent_silenced({ duration: durationWords(why.leftMs) });
    case 'changed':
      return m.consent_changed();
    default:
      return exhaustive(why);
  }
}

/** Why the Hub's answer was withheld: it contained a credential that nobody had allowed, or couldn't be inspected. */
export const withheldWords = (): string => m.consent_withheld();
