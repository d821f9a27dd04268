import { healthTone, nodeTone, worstFirst } from './health-rank.ts';
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
      // On health a refusal says nothing of a key: the Hub may want a session there.
      return by.kind === 'session' ? { kind: 'session' } : { kind: 'needs-session', key: by.name };
    case 'not-permitted':
      return { kind: 'not-permitted' };
    default:
      return { kind: 'hub-error', problem };
  }
}

/** What a good reading tells: well, or what is worst in it. */
export function causeOfReading(reading: HealthReading): HealthCause {
  const { overall, hub } = reading;
  if (hub !== null && healthTone(hub) !== 'ok') {
    return { kind: 'degraded', health: hub, worst: null };
  }
  const [site] = worstFirst(reading.sites);
  if (site && site.health !== null && healthTone(site.health) !== 'ok') {
    const bad = site.nodes.find((node) => nodeTone(node) !== 'ok');
    const worst = bad ? `${bad.name} of ${site.name}` : site.name;
    return { kind: 'degraded', health: site.health, worst };
  }
  return healthTone(overall) === 'ok'
    ? { kind: 'well' }
    : { kind: 'degraded', health: overall, worst: null };
}

/** Whether two causes are one and the same, so that its time goes on. */
export function sameCause(one: HealthCause, other: HealthCause): boolean {
  return causeName(one) === causeName(other);
}

function causeName(cause: HealthCause): string {
  switch (cause.kind) {
    case 'degraded':
      return `degraded ${cause.health} ${cause.worst ?? ''}`;
    case 'key-unreadable':
    case 'needs-session':
      return `${cause.kind} ${cause.key}`;
    case 'hub-error':
      return `hub-error ${cause.problem.kind}`;
    default:
      return cause.kind;
  }
}

/** How bad a cause is: 0 is well. */
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

const words = {
  'no-network': 'no network',
  unreachable: 'no answer',
  certificate: 'certificate',
  'hub-error': 'error',
  session: 'sign in',
  'key-unreadable': 'keychain',
  'needs-session': 'needs a session',
  'not-permitted': 'not permitted',
} as const;

/** The tray's one word for it; `overall` is the Hub's own. */
export function causeWord(cause: HealthCause, overall: string | null): string {
  if (cause.kind === 'well' || cause.kind === 'degraded') return overall ?? 'ok';
  return words[cause.kind];
}
