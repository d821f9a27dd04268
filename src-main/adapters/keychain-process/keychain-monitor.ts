import type { Disposable } from '../../ports/disposable.ts';
import type { KeychainLock } from '../../ports/secret-store.ts';

/** How many items of one account there are. */
export interface FoundItems {
  open: number;
  locked: number;
}

/** Observes the keychain from outside: reads no secret, prompts nobody, starts nothing. */
export interface KeychainMonitor extends Disposable {
  lock(): Promise<KeychainLock>;
  /** null where it can't be seen. */
  find(service: string, account: string): Promise<FoundItems | null>;
  /** Calls back when the keychain was unlocked, locked or started. */
  onChange(run: () => void): Disposable;
}

/** Windows and macOS don't show it. */
export const blindMonitor: KeychainMonitor = {
  lock: () => Promise.resolve('unknown'),
  find: () => Promise.resolve(null),
  onChange: () => ({ dispose: () => undefined }),
  dispose: () => undefined,
};
