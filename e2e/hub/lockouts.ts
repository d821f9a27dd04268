import { detail, type Answer } from './answers.ts';
import { throttled } from './throttled.ts';

/** When an account is locked, and how that is answered. */
export interface Lockout {
  /** 401 has the same text as for a wrong password; 429 says how long to wait. */
  status: 401 | 403 | 429;
  afterFailures: number;
}

interface Account {
  failures: number;
  locked: boolean;
  /** Sign-ins tried while it was locked. */
  triedLocked: number;
}

/** Accounts locked after too many wrong passwords. Even the right password is rejected then. */
export class Lockouts {
  readonly #accounts = new Map<string, Account>();

  lock(user: string): void {
    this.#of(user).locked = true;
  }

  unlock(user: string): void {
    this.#accounts.delete(user);
  }

  triedLocked(user: string): number {
    return this.#of(user).triedLocked;
  }

  /** Counts a sign-in. Returns the rejection if the account is locked. */
  refusal(user: string, lockout: Lockout): Answer | null {
    const account = this.#of(user);
    if (!account.locked) return null;
    account.triedLocked += 1;
    return refusals[lockout.status];
  }

  failed(user: string, lockout: Lockout): void {
    const account = this.#of(user);
    account.failures += 1;
    if (account.failures >= lockout.afterFailures) account.locked = true;
  }

  succeeded(user: string): void {
    this.#of(user).failures = 0;
  }

  #of(user: string): Account {
    const account = this.#accounts.get(user) ?? { failures: 0, locked: false, triedLocked: 0 };
    this.#accounts.set(user, account);
    return account;
  }
}

const refusals: Record<Lockout['status'], Answer> = {
  401: {
    ...detail(401, 'No active account found with the given credentials'),
    headers: { 'www-authenticate': 'Bearer realm="api"' },
  },
  403: detail(403, 'Account locked: too many login attempts. Please try again later.'),
  429: throttled(1800),
};
