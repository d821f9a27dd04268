import { keychainPauseMs } from '../../domain/keychain-pause.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { Deadlines } from '../deadlines.ts';
import type { SecretVault } from './secret-vault.ts';
import type { Store } from '../store.ts';

export interface RecoveryDeps {
  store: Store;
  vault: SecretVault;
  keychain: Pick<SecretStore, 'lock' | 'onChange'>;
  clock: Clock;
  deadlines: Deadlines;
  wakeups: Wakeups;
  /** The keychain answers again: what waited for it may go on. */
  answers: () => Promise<void>;
}

const deadline = 'keychain';

/**
 * Asks a failing keychain again until it works: with growing pauses, when it says that it changed, on
 * waking up, and when a person wants something of it. A locked one is only looked at: a person who
 * dismissed its prompt is not asked again before they want something.
 */
export class KeychainRecovery implements Disposable {
  readonly #deps: RecoveryDeps;
  #listening: Disposable[] = [];
  #running: Promise<void> | null = null;
  #planned = false;
  #tries = 0;
  /** Whether its lock could be seen at the last try. */
  #seen = true;
  /** A person was asked although it looked open, and dismissed that. */
  #refused = false;

  constructor(deps: RecoveryDeps) {
    this.#deps = deps;
  }

  /** Watches the keychain, and does what runs before left undone. */
  start(): void {
    const { store, vault, keychain, wakeups } = this.#deps;
    const tryQuietly = () => void this.tryQuietly();
    this.#listening = [
      store.subscribe(() => this.#plan()),
      vault.onAnswer(() => void this.#answered()),
      keychain.onChange(() => {
        this.#refused = false;
        tryQuietly();
      }),
      wakeups.onWake(tryQuietly),
    ];
    void vault.loaded.then(tryQuietly);
  }

  /** Tries now, where that asks nobody. For moments at which a person may have unlocked it. */
  async tryQuietly(): Promise<void> {
    const { store, vault } = this.#deps;
    const { keychain } = store.state;
    const fails = keychain !== 'working' && keychain !== 'unknown';
    if (keychain === 'denied' || !(fails || vault.owing)) return;
    this.#tries = 0;
    await this.#once(true);
  }

  /** Tries now, and lets the keychain ask for its password: a person wants something of it. */
  async tryWithPrompt(): Promise<void> {
    await this.#running;
    this.#tries = 0;
    this.#refused = false;
    await this.#once(false);
  }

  dispose(): void {
    for (const listener of this.#listening.splice(0)) listener.dispose();
    this.#deps.deadlines.drop(deadline);
  }

  async #answered(): Promise<void> {
    if (this.#running) return;
    await this.#deps.answers();
    if (this.#deps.vault.owing) await this.tryQuietly();
  }

  #once(quietly: boolean): Promise<void> {
    this.#running ??= this.#try(quietly).finally(() => {
      this.#running = null;
      this.#planned = false;
      this.#plan();
    });
    return this.#running;
  }

  async #try(quietly: boolean): Promise<void> {
    const { store, vault, keychain, answers } = this.#deps;
    this.#tries += 1;
    const lock = await keychain.lock();
    this.#seen = lock !== 'unknown';
    if (quietly && (lock === 'locked' || this.#refused)) return;
    if (await vault.retry()) await answers();
    else this.#refused = quietly && store.state.keychain === 'locked';
  }

  /** One try after the other, each planned when the one before has ended. */
  #plan(): void {
    if (this.#running || this.#planned || this.#listening.length === 0) return;
    const { store, vault, clock, deadlines } = this.#deps;
    const tries = Math.max(0, this.#tries - 1);
    const { owing } = vault;
    const pause = keychainPauseMs(store.state.keychain, { tries, seen: this.#seen, owing });
    if (pause === null) {
      deadlines.drop(deadline);
      return;
    }
    this.#planned = true;
    deadlines.set(deadline, clock.now() + pause, () => void this.#once(true));
  }
}
