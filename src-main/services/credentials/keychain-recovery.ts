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
  /** The keychain answers again, so that waiting work may continue. */
  answers: () => Promise<void>;
}

const deadline = 'keychain';

/**
 * Tries a failing keychain again until it works: with growing pauses, when it reports a change, on
 * waking up, and when a person needs it. A locked one is only checked without a prompt: a person who
 * dismissed its prompt isn't prompted again until they need it.
 */
export class KeychainRecovery implements Disposable {
  readonly #deps: RecoveryDeps;
  #listening: Disposable[] = [];
  #running: Promise<void> | null = null;
  #planned = false;
  #tries = 0;
  /** Whether its lock was visible at the last try. */
  #seen = true;
  /** A person was prompted although it seemed unlocked, and dismissed the prompt. */
  #refused = false;

  constructor(deps: RecoveryDeps) {
    this.#deps = deps;
  }

  /** Watches the keychain, and finishes what earlier runs left undone. */
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

  /** Tries now, unless that would prompt someone. For moments when a person may have unlocked it. */
  async tryQuietly(): Promise<void> {
    const { store, vault } = this.#deps;
    const { keychain } = store.state;
    const fails = keychain !== 'working' && keychain !== 'unknown';
    if (keychain === 'denied' || !(fails || vault.owing)) return;
    this.#tries = 0;
    await this.#once(true);
  }

  /** Tries now, and lets the keychain prompt for its password, because a person needs it. */
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

  /** Runs one try at a time; the next one is planned when the previous one has ended. */
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
