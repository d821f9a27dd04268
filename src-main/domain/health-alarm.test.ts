import { expect, it } from 'vitest';
import { nextAlarm, type HealthAlarm } from './health-alarm.ts';
import { nextReadingMs } from './health-interval.ts';
import type { HealthCause } from './health.ts';

const well: HealthCause = { kind: 'well' };
const nodes = (count: number, health = 'warning'): HealthCause => ({
  kind: 'degraded',
  health,
  fault: { what: 'nodes-offline', count, total: 9, sites: 1, state: health, name: 'n', site: 'a' },
});
const warning = nodes(1);
const critical = nodes(1, 'critical');
const away: HealthCause = { kind: 'unreachable', problem: { kind: 'no-network' } };
const session: HealthCause = { kind: 'session' };
const disabled: HealthCause = { kind: 'account-disabled' };
const keychain: HealthCause = { kind: 'waiting-for-keychain' };

it.each<[string, HealthCause[], string[]]>([
  ['the beginning is not news', [critical, critical], []],
  ['a flicker is not told', [well, critical, well, critical, well], []],
  [
    'worse and well again are told once each',
    [well, warning, warning, warning, well, well],
    ['degraded', 'well'],
  ],
  [
    'a number that rises is told once',
    [well, nodes(1), nodes(2), nodes(3), nodes(4)],
    ['degraded'],
  ],
  ['worse still is told', [well, warning, warning, critical, critical], ['degraded', 'degraded']],
  ['less bad is not told', [well, critical, critical, warning, warning], ['degraded']],
  ['an unreachable Hub is told once', [well, away, away, away], ['unreachable']],
  ['a session that ended is told by another', [well, session, session, well, well], ['well']],
  ['and so is a disabled account', [well, disabled, disabled, well, well], ['well']],
  ['and a keychain that is waited for', [well, keychain, keychain, well, well], ['well']],
])('%s', (_name, causes, reported) => {
  let alarm: HealthAlarm | null = null;
  const heard: string[] = [];
  for (const cause of causes) {
    const next = nextAlarm(alarm, cause);
    alarm = next.alarm;
    if (next.tell) heard.push(next.tell.kind);
  }
  expect(heard).toEqual(reported);
});

it.each([
  [{}, 60_000],
  [{ onBattery: true }, 240_000],
  [{ failures: 1 }, 120_000],
  [{ failures: 9 }, 600_000],
  [{ interval: 900, failures: 9 }, 900_000],
  [{ random: 1 }, 66_000],
  [{ retryAfterMs: 90_000 }, 90_000],
  [{ retryAfterMs: 1e12 }, 3_600_000],
])('waits with %j', (change, ms) => {
  const pace = { interval: 60, failures: 0, onBattery: false, random: 0, retryAfterMs: null };
  expect(nextReadingMs({ ...pace, ...change })).toBe(ms);
});
