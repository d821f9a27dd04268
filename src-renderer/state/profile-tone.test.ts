import { expect, it } from 'vitest';
import type { HealthCause, ProfileState } from '../../src-main/contract/index.ts';
import { profileTone } from './profile-tone.ts';

const active = { state: 'active', accessUntil: 1, refreshUntil: 2 } as const;
const healthOf = (cause: HealthCause): ProfileState['health'] => ({
  cause,
  since: 0,
  word: '',
  overall: 'ok',
  sites: [],
  readAt: 0,
  nextAt: null,
  number: 1,
});
const toneOf = (change: Partial<ProfileState>) =>
  profileTone({ keys: [], session: active, health: null, ...change } as ProfileState);

it('is never well beside a Hub that isn’t, or whose health can’t be read', () => {
  expect(toneOf({})).toBe('ok');
  expect(toneOf({ health: healthOf({ kind: 'well' }) })).toBe('ok');
  expect(toneOf({ health: healthOf({ kind: 'not-permitted' }) })).toBe('warn');
  const degraded = { kind: 'degraded', health: 'warning', fault: null } as const;
  expect(toneOf({ health: healthOf(degraded) })).toBe('warn');
  expect(toneOf({ session: { state: 'signed-out' } })).toBe('none');
});
