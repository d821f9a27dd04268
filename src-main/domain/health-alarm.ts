import { causeLevel } from './health-cause.ts';
import type { HealthCause } from './health.ts';

/** What was last told of a Hub's health, and what was seen once since. */
export interface HealthAlarm {
  reported: HealthCause;
  seen: HealthCause;
}

/**
 * The alarm after a reading, and the cause to tell a person of, or null. Only what two readings show
 * one after the other is told, once, and only where it is worse or well again. What is found at the
 * beginning is told on the screen alone, and what becomes of a session other notifications tell.
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

/** How many parts are at fault changes from one reading to the next: that is no other cause. */
const alike = (left: HealthCause, right: HealthCause): boolean =>
  left.kind === right.kind && causeLevel(left) === causeLevel(right);
