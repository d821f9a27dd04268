import type { KeychainLock } from '../../ports/secret-store.ts';

/** A keychain call without an answer, at the time of a check. */
export interface CallSoFar {
  /** How long it has been going on, in ms. */
  ms: number;
  lock: KeychainLock;
  /** The keychain was locked earlier in this call, and unlocked at the previous check too. */
  unlockedMeanwhile: boolean;
}

/** How long a call may take, in ms, by the state of the keychain. */
export interface CallLimits {
  /** It is unlocked, but may still be asking a person to allow Hubkey, as KeePassXC does. */
  open: number;
  /** Its state is unknown. */
  unknown: number;
}

/** On Linux the bus shows the lock, so a keychain that doesn't show it hangs. */
export const linuxLimits: CallLimits = { open: 60_000, unknown: 30_000 };

/** On other systems the state is unknown, and a person may be reading the system's prompt. */
export const blindLimits: CallLimits = { open: 600_000, unknown: 600_000 };

/**
 * Whether the call hangs and its process must be restarted. Never while the keychain is locked: a
 * person typing its password may take as long as they need. Once it was unlocked in another way, the prompt that
 * the call waits for is useless.
 */
export function overdue({ ms, lock, unlockedMeanwhile }: CallSoFar, limits: CallLimits): boolean {
  if (lock === 'locked') return false;
  if (lock === 'open' && unlockedMeanwhile) return true;
  return ms >= limits[lock];
}
