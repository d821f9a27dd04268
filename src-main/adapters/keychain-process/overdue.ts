import type { KeychainLock } from '../../ports/secret-store.ts';

/** A keychain call that has not answered, as seen at a look. */
export interface CallSoFar {
  /** How long it has been going on, in ms. */
  ms: number;
  lock: KeychainLock;
  /** It was seen locked earlier in this call, and open at the look before this one too. */
  unlockedMeanwhile: boolean;
}

/** How long a call may go on, in ms, by what is seen of the keychain. */
export interface CallLimits {
  /** It is open, but may still be asking a person to allow Hubkey, as KeePassXC does. */
  open: number;
  /** Nothing can be seen of it. */
  unknown: number;
}

/** On Linux the bus shows the lock, so a keychain that shows nothing hangs. */
export const linuxLimits: CallLimits = { open: 60_000, unknown: 30_000 };

/** Elsewhere nothing can be seen, and a person may be reading the system's question. */
export const blindLimits: CallLimits = { open: 600_000, unknown: 600_000 };

/**
 * Whether the call hangs and its process has to be started anew. Never while the keychain is locked: a
 * person typing its password has as long as they need. Once it is open by another way, the prompt that
 * the call waits for is of no use any more.
 */
export function overdue({ ms, lock, unlockedMeanwhile }: CallSoFar, limits: CallLimits): boolean {
  if (lock === 'locked') return false;
  if (lock === 'open' && unlockedMeanwhile) return true;
  return ms >= limits[lock];
}
