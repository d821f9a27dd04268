import type { Lockout } from '../../hub/lockouts.ts';
import type { Fault } from '../fault.ts';

/** All tokens are invalid at once; client keys stay. */
export const newSecret: Fault = {
  name: 'a new secret of the Hub',
  family: 'account',
  begin: ({ hub }) => hub.endSessions(),
};

export const disabledUser: Fault = {
  name: 'a disabled user',
  family: 'account',
  begin: ({ hub }) => hub.disableUser(hub.user),
  end: ({ hub }) => hub.enableUser(hub.user),
};

/** The Hub's administrator changed only the password. */
export const otherPassword: Fault = {
  name: 'another password',
  family: 'account',
  begin: ({ hub }) => hub.setPassword(hub.user, `${hub.password}2`),
};

const lockout = (status: Lockout['status']): Fault => ({
  name: `a lock-out answered ${status}`,
  family: 'account',
  hub: { lockout: { status, afterFailures: 5 } },
  begin: ({ hub }) => hub.lockouts.lock(hub.user),
  end: ({ hub }) => hub.lockouts.unlock(hub.user),
});

export const lockouts: readonly Fault[] = [lockout(401), lockout(403), lockout(429)];
