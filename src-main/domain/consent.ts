import type { CallerFacts, ProgramFacts } from './caller-facts.ts';
import type { ProfileId } from './ids.ts';

/** Whether programs may have raw credentials. */
export const consentPolicies = ['always-ask', 'ask-first-time', 'never'] as const;
export type ConsentPolicy = (typeof consentPolicies)[number];

/** What a person can answer. */
export const consentChoices = ['once', 'minutes', 'until-quit', 'deny'] as const;
export type ConsentChoice = (typeof consentChoices)[number];

/** How long `minutes` allows, in ms. */
export const consentMs = 15 * 60_000;

/** What a program wants: a credential of a profile; `credential` is `session` or the key's name. */
export interface ConsentSubject {
  profile: ProfileId;
  credential: string;
}

/** A question that is before the person. */
export interface ConsentAsk extends ConsentSubject {
  id: string;
  caller: CallerFacts;
  /** Who started the caller, nearest first, as far as the system tells. */
  parents: readonly ProgramFacts[];
  /** When it is taken for a no, in ms since the epoch. */
  until: number;
}

/** What a person allowed for longer than once. */
export interface ConsentGrant extends ConsentSubject {
  id: string;
  executable: string;
  /** ms since the epoch; null: until Hubkey quits. */
  until: number | null;
}

export interface Consents {
  /** The first one is asked, the others wait. */
  asks: readonly ConsentAsk[];
  grants: readonly ConsentGrant[];
}

export const noConsents: Consents = { asks: [], grants: [] };

/** What is to be done about a program's wish. */
export function consentFor(
  policy: ConsentPolicy,
  caller: CallerFacts,
  subject: ConsentSubject,
  grants: readonly ConsentGrant[],
  now: number,
): 'allow' | 'ask' | 'deny' {
  if (policy === 'never') return 'deny';
  if (policy === 'always-ask' || caller.known === 'nothing') return 'ask';
  const { executable } = caller.program;
  const granted = grants.some(
    (grant) =>
      grant.executable === executable &&
      grant.profile === subject.profile &&
      grant.credential.toLowerCase() === subject.credential.toLowerCase() &&
      isLive(grant, now),
  );
  return granted ? 'allow' : 'ask';
}

export const isLive = ({ until }: ConsentGrant, now: number): boolean =>
  until === null || until > now;

/** Whether a choice may be given: a caller of which nothing is proved can't be remembered. */
export const mayChoose = (choice: ConsentChoice, caller: CallerFacts): boolean =>
  caller.known === 'program' || choice === 'once' || choice === 'deny';
