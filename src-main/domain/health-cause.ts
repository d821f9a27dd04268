import { exhaustive } from './exhaustive.ts';
import { findFault } from './find-fault.ts';
import { healthTone, worseHealth } from './health-rank.ts';
import type { HealthCause, HealthReading, ReadingProblem } from './health.ts';
import type { CredentialRef } from './credential.ts';

/** What a failed reading means; `by` is the credential it was read with. */
export function causeOfProblem(problem: ReadingProblem, by: CredentialRef): HealthCause {
  switch (problem.kind) {
    case 'no-network':
      return { kind: 'no-network' };
    case 'unreachable':
      return { kind: 'unreachable', problem };
    case 'certificate':
      return { kind: 'certificate', problem };
    case 'no-credential':
      return by.kind === 'session' ? { kind: 'session' } : { kind: 'key-unreadable', key: by.name };
    case 'rejected':
      // A refusal of the health endpoint says nothing about a key: the Hub may require a session there.
      return by.kind === 'session' ? { kind: 'session' } : { kind: 'needs-session', key: by.name };
    case 'not-permitted':
    case 'account-disabled':
    case 'waiting-for-keychain':
      return { kind: problem.kind };
    default:
      return { kind: 'hub-error', problem };
  }
}

/** What a successful reading means: healthy, or its worst fault. */
export function causeOfReading({ overall, hub, sites, cut }: HealthReading): HealthCause {
  if (hub !== null && healthTone(hub) !== 'ok') {
    return { kind: 'degraded', health: hub, fault: null };
  }
  const found = findFault({ sites, cut });
  if (found) {
    const { health, fault } = found;
    return { kind: 'degraded', health: worseHealth(health, overall), fault };
  }
  return healthTone(overall) === 'ok'
    ? { kind: 'well' }
    : { kind: 'degraded', health: overall, fault: null };
}

/** Whether two causes are the same, so that “since” doesn't change. */
export function sameCause(left: HealthCause, right: HealthCause): boolean {
  return causeName(left) === causeName(right);
}

function causeName(cause: HealthCause): string {
  switch (cause.kind) {
    case 'degraded':
      // A node that is added or taken away doesn't change what is wrong with the others.
      return JSON.stringify(cause, (name, value: unknown) =>
        name === 'total' ? undefined : value,
      );
    case 'key-unreadable':
    case 'needs-session':
      return `${cause.kind} ${cause.key}`;
    case 'hub-error':
      return `hub-error ${cause.problem.kind}`;
    default:
      return cause.kind;
  }
}

/** How bad a cause is: 0 is healthy. */
export function causeLevel(cause: HealthCause): number {
  switch (cause.kind) {
    case 'well':
      return 0;
    case 'degraded':
      return healthTone(cause.health) === 'bad' ? 2 : 1;
    default:
      return 3;
  }
}

/** The tray's single word for it; `overall` is the Hub's own word, which a bad part overrides. */
export function causeWord(cause: HealthCause, overall: string | null): string {
  switch (cause.kind) {
    case 'well':
      return overall ?? 'ok';
    case 'degraded':
      return overall === null || healthTone(overall) === 'ok' ? cause.health : overall;
    case 'no-network':
      return 'no network';
    case 'unreachable':
      return 'no answer';
    case 'certificate':
      return 'certificate';
    case 'hub-error':
      return cause.problem.kind === 'throttled' ? 'asked to wait' : 'error';
    case 'session':
      return 'sign in';
    case 'account-disabled':
      return 'account disabled';
    case 'key-unreadable':
    case 'waiting-for-keychain':
      return 'keychain';
    case 'needs-session':
      return 'needs a session';
    case 'not-permitted':
      return 'not permitted';
    default:
      return exhaustive(cause);
  }
}
