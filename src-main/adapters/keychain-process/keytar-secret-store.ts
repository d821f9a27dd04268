import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { KeychainAnswer, KeychainLock, SecretStore } from '../../ports/secret-store.ts';
import type { ForkChild } from './child-process.ts';
import { blindMonitor, type KeychainMonitor } from './keychain-monitor.ts';
import { KeychainRunner } from './keychain-runner.ts';
import { blindLimits, linuxLimits } from './overdue.ts';
import { SecretServiceMonitor } from './secret-service-monitor.ts';

export interface KeytarDeps {
  /** Starts the process in which keytar is loaded. */
  fork: ForkChild;
  clock: Clock;
  platform?: NodeJS.Platform;
  monitor?: KeychainMonitor;
  service?: string;
}

/**
 * How long a caller waits for an answer before continuing without it, in ms. macOS may ask a person to allow Hubkey, and
 * doesn't say that it does.
 */
const callerMs = (platform: NodeJS.Platform): number => (platform === 'darwin' ? 60_000 : 3_000);

/** Windows' Credential Manager caps an item at 2560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE); keytar stores UTF-8. */
const maxBytesOnWindows = 2560;

/** The system's keychain through keytar, which runs in a separate process. */
export class KeytarSecretStore implements SecretStore {
  readonly #service: string;
  readonly #clock: Clock;
  readonly #platform: NodeJS.Platform;
  readonly #monitor: KeychainMonitor;
  readonly #runner: KeychainRunner;

  constructor({
    fork,
    clock,
    platform = process.platform,
    monitor = platform === 'linux' ? new SecretServiceMonitor() : blindMonitor,
    service = 'Hubkey',
  }: KeytarDeps) {
    this.#service = service;
    this.#clock = clock;
    this.#platform = platform;
    this.#monitor = monitor;
    const limits = platform === 'linux' ? linuxLimits : blindLimits;
    this.#runner = new KeychainRunner({ fork, clock, limits, lock: () => monitor.lock() });
  }

  read(account: string): Promise<KeychainAnswer<Secret | null>> {
    return this.#bounded(
      this.#runner.run(async (send) => {
        const before = await this.#find(account);
        // Known without the keychain's process and without a prompt.
        if (before?.open === 0 && before.locked === 0) return ok(null);
        if (before && before.open + before.locked > 1) return fail('several');
        const read = await this.#explained(send({ call: 'read', service: this.#service, account }));
        // Another program deleted it during the call.
        if (!read.ok) return read.problem === 'missing' ? ok(null) : read;
        if (read.value instanceof Uint16Array) {
          return read.value.length === 0 ? fail('empty') : ok(Secret.ofUnits(read.value));
        }
        // libsecret returns nothing, and no error, if the prompt was dismissed.
        const after = await this.#find(account);
        return after && after.locked > 0 ? fail('locked') : ok(null);
      }),
    );
  }

  write(account: string, secret: Secret): Promise<KeychainAnswer<void>> {
    if (this.#platform === 'win32' && Buffer.byteLength(secret.reveal()) > maxBytesOnWindows) {
      return Promise.resolve(fail('too-large'));
    }
    const units = secret.revealUnits();
    const writing: Promise<Result<void, KeychainProblem>> = this.#runner.run(async (send) => {
      const service = this.#service;
      const before = await this.#find(account);
      // A second item that another program added would be read instead of it.
      if (before && before.open + before.locked > 1) {
        const removed = await this.#explained(send({ call: 'remove', service, account }));
        if (!removed.ok) return removed;
      }
      const written = await this.#explained(
        send({ call: 'write', service, account, secret: units }),
      );
      return written.ok ? ok() : written;
    });
    // Zeroed only now, as a call may be sent a second time.
    return this.#bounded(writing.finally(() => units.fill(0)));
  }

  remove(account: string): Promise<KeychainAnswer<void>> {
    return this.#bounded(
      this.#runner.run(async (send) => {
        const before = await this.#find(account);
        if (before?.open === 0 && before.locked === 0) return ok();
        const call = { call: 'remove', service: this.#service, account } as const;
        const removed = await this.#explained(send(call));
        if (!removed.ok && removed.problem !== 'missing') return removed;
        // libsecret doesn't report locked items that it could not remove.
        const after = await this.#find(account);
        if (after && after.locked > 0) return fail('locked');
        return after && after.open > 0 ? fail('failed') : ok();
      }),
    );
  }

  accounts(): Promise<KeychainAnswer<readonly string[]>> {
    return this.#bounded(
      this.#runner.run(async (send) => {
        const listed = await this.#explained(send({ call: 'list', service: this.#service }));
        if (!listed.ok) return listed;
        const { value } = listed;
        return ok(Array.isArray(value) ? [...new Set<string>(value)].sort() : []);
      }),
    );
  }

  lock(): Promise<KeychainLock> {
    return this.#monitor.lock();
  }

  onChange(run: () => void): Disposable {
    return this.#monitor.onChange(run);
  }

  dispose(): void {
    this.#runner.dispose();
    this.#monitor.dispose();
  }

  #find(account: string) {
    return this.#monitor.find(this.#service, account);
  }

  /** If the keychain gives no reason, its lock may: KeePassXC refuses without a message. */
  async #explained<Value>(
    asked: Promise<Result<Value, KeychainProblem>>,
  ): Promise<Result<Value, KeychainProblem>> {
    const answer = await asked;
    if (answer.ok || answer.problem !== 'failed') return answer;
    return (await this.#monitor.lock()) === 'locked' ? fail('locked') : answer;
  }

  /** The result, or `waiting` with the late result if it doesn't come in time. */
  async #bounded<Value>(
    running: Promise<Result<Value, KeychainProblem>>,
  ): Promise<KeychainAnswer<Value>> {
    return new Promise((resolve) => {
      const timer = this.#clock.at(this.#clock.now() + callerMs(this.#platform), () => {
        resolve({ ok: false, problem: 'waiting', late: running });
      });
      void running.then((result) => {
        timer.dispose();
        if (result.ok) resolve(result);
        else if (result.problem !== 'waiting') resolve({ ok: false, problem: result.problem });
      });
    });
  }
}
