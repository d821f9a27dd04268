import { principalOfCaller, type CallerFacts } from './caller-facts.ts';
import type { ConsentSilence } from './consent-silence.ts';
import { exhaustive } from './exhaustive.ts';
import type { ProfileId } from './ids.ts';
import { samePrincipal, type Principal } from './principal.ts';
import { sameProcess, type ProcessId } from './program-facts.ts';

/** Whether programs may have raw credentials. */
export const consentPolicies = ['always-ask', 'ask-first-time', 'never'] as const;
export type ConsentPolicy = (typeof consentPolicies)[number];

/** What a person can answer. */
export const consentChoices = ['once', 'minutes', 'terminal', 'until-quit', 'deny'] as const;
export type ConsentChoice = (typeof consentChoices)[number];
export type AllowingChoice = Exclude<ConsentChoice, 'deny'>;

/** How long `minutes` allows, in ms. */
export const consentMs = 15 * 60_000;

/** A credential of a profile; `credential` is `session` or the key's name. */
export interface ConsentSubject {
  profile: ProfileId;
  credential: string;
}

/**
 * How a program gets a raw credential: as a header line, through the clipboard, as the secret of a key that is
 * created with the credential, or as tokens of the Hub. A program that has one can get the others, so a
 * permission for one is a permission for all.
 */
export type ConsentWant = 'header' | 'copy' | 'new-key' | 'token';

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
  | { kind: 'terminal'; leader: ProcessId; name: string };

/** What a person allowed for longer than once. */
export interface ConsentGrant extends ConsentSubject {
  id: string;
  holder: GrantHolder;
  /** ms since the epoch; null: until Hubkey quits, or the holder's process ends. */
  until: number | null;
}

export interface Consents {
  /** The first one is asked, the others wait. */
  requests: readonly ConsentRequest[];
  grants: readonly ConsentGrant[];
  /** The programs that the person denied, and isn't asked about for a while. */
  silences: readonly ConsentSilence[];
}

export const noConsents: Consents = { requests: [], grants: [], silences: [] };

/** How to answer a program's request. */
export function consentFor(
  policy: ConsentPolicy,
  caller: CallerFacts,
  subject: ConsentSubject,
  grants: readonly ConsentGrant[],
  now: number,
): 'allow' | 'ask' | 'never' {
  if (policy === 'never') return 'never';
  if (policy === 'always-ask' || caller.known === 'nothing') return 'ask';
  const granted = grants.some(
    (grant) =>
      grant.profile === subject.profile &&
      grant.credential.toLowerCase() === subject.credential.toLowerCase() &&
      isLive(grant, now) &&
      holds(grant.holder, caller),
  );
  return granted ? 'allow' : 'ask';
}

export const isLive = ({ until }: ConsentGrant, now: number): boolean =>
  until === null || until > now;

function holds(holder: GrantHolder, caller: CallerFacts): boolean {
  if (caller.known === 'nothing') return false;
  if (holder.kind !== 'terminal') return samePrincipal(holder, principalOfCaller(caller));
  return caller.terminal !== null && sameProcess(caller.terminal, holder.leader);
}

/** The permissions that can be offered for a caller: none that would cover other programs too. */
export function allowingChoices(
  policy: ConsentPolicy,
  caller: CallerFacts,
): readonly AllowingChoice[] {
  if (policy !== 'ask-first-time' || caller.known === 'nothing') return ['once'];
  const terminal: AllowingChoice[] = caller.terminal ? ['terminal'] : [];
  const { kind } = principalOfCaller(caller);
  switch (kind) {
    case 'program':
    case 'script':
      return ['once', 'minutes', ...terminal, 'until-quit'];
    case 'process':
      return ['once', 'minutes', ...terminal];
    case 'nobody':
      return ['once', ...terminal];
    default:
      return exhaustive(kind);
  }
}

/** Which callers such a permission covers; null if it can't be remembered for that caller. */
export function holderFor(choice: AllowingChoice, caller: CallerFacts): GrantHolder | null {
  if (choice === 'once' || caller.known === 'nothing') return null;
  if (choice === 'terminal') {
    const { terminal } = caller;
    return terminal && { kind: 'terminal', leader: terminal, name: terminal.name };
  }
  const principal = principalOfCaller(caller);
  return principal.kind === 'nobody' ? null : principal;
}
