import { expect, it } from 'vitest';
import { profileOf } from '../testing/profile-of.ts';
import { clientKeyId } from './ids.ts';
import { newClientKey } from './profile.ts';
import type { Session } from './session.ts';
import { sessionDeed } from './session-deed.ts';

const user = 'pixit';
const active: Session = {
  state: 'active',
  accessFrom: 0,
  accessUntil: 3_600_000,
  refreshFrom: 0,
  refreshUntil: 86_400_000,
};
const signedOut: Session = { state: 'signed-out' };

it('refreshes a session, signs in where a person has to, and does neither with a client key', () => {
  const id = clientKeyId('k');
  const keys = [newClientKey({ id, name: 'nightly', hubId: null, addedAt: 0, provedAt: null })];
  expect(sessionDeed(profileOf({ user, session: active }))).toBe('refresh');
  expect(sessionDeed(profileOf({ user, session: signedOut }))).toBe('sign-in');
  expect(sessionDeed(profileOf({ user, session: { state: 'signing-in' } }))).toBeNull();
  expect(sessionDeed(profileOf({ user: null, session: signedOut, keys }))).toBeNull();
});
