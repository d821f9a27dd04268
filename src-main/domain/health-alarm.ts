import { causeLevel } from './health-cause.ts';
import type { HealthCause } from './health.ts';

/** The last reported health of a Hub, and what a single reading has shown since. */
export interface HealthAlarm {
  reported: HealthCause;
  seen: HealthCause;
}

/**
 * The alarm after a reading, and the cause to notify a person about, or null. A change is only reported
 * when two readings in a row show it, once, and only if the health is worse or good again. What the first
 * reading shows appears only on the screen, and sessions have notifications of their own.
 */
export function nextAlarm(
  alarm: HealthAlarm | null,
  cause: HealthCause,
): { alarm: HealthAlarm; tell: HealthCause | null } {
  if (!alarm) return { alarm: { reported: cause, seen: cause }, tell: null };
  const confirmed = alike(alarm.seen, cause);
  const same = alike(alarm.reported, cause);
  if (!confirmed || same) return { alarm: { reported: alarm.reported, seen: cause }, tell: null };
  const before = causeLevel(alarm.reported);
  const after = causeLevel(cause);
  const worth = (after > before || after === 0) && !ofSession.has(cause.kind);
  return { alarm: { reported: cause, seen: cause }, tell: worth ? cause : null };
}

const ofSession: ReadonlySet<HealthCause['kind']> = new Set([
  'session',
  'account-disabled',
  'waiting-for-keychain',
]);

/** The number of faulty parts may change between readings; the cause is then still the same. */
const alike = (left: HealthCause, right: HealthCause): boolean =>
  left.kind === right.kind && causeLevel(left) === causeLevel(right);
