import type { KeychainProblem } from '../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import { keychainProblem } from './keychain-error.ts';

/** The calls of keytar that are used here. */
interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeytarOptions {
  service?: string;
  /** How long a call may take, in ms. */
  patienceMs?: number;
  load?: () => Promise<Keytar>;
}

/** Windows' Credential Manager caps an item at 2560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE). */
const longestOnWindows = 2560;

/** The system's keychain through keytar, which is loaded at the first call. */
export class KeytarSecretStore implements SecretStore {
  readonly #service: string;
  readonly #patienceMs: number;
  readonly #load: () => Promise<Keytar>;

  constructor({ service = 'Hubkey', patienceMs = 3000, load = loadKeytar }: KeytarOptions = {}) {
    this.#service = service;
    this.#patienceMs = patienceMs;
    this.#load = load;
  }

  read(account: string): Promise<Result<Secret | null, KeychainProblem>> {
    return this.#bounded(async (keytar) => {
      const text = await keytar.getPassword(this.#service, account);
      return text === null ? null : Secret.of(text);
    });
  }

  write(account: string, secret: Secret): Promise<Result<void, KeychainProblem>> {
    const text = secret.reveal();
    if (process.platform === 'win32' && Buffer.byteLength(text, 'utf16le') > longestOnWindows) {
      return Promise.resolve(fail('full'));
    }
    return this.#bounded((keytar) => keytar.setPassword(this.#service, account, text));
  }

  remove(account: string): Promise<Result<void, KeychainProblem>> {
    return this.#bounded(async (keytar) => {
      await keytar.deletePassword(this.#service, account);
    });
  }

  async #bounded<Value>(
    call: (keytar: Keytar) => Promise<Value>,
  ): Promise<Result<Value, KeychainProblem>> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<Result<Value, KeychainProblem>>((done) => {
      timer = setTimeout(() => done(fail('slow')), this.#patienceMs);
    });
    const called = this.#load()
      .then(call)
      .then(
        (value): Result<Value, KeychainProblem> => ok(value),
        (error: unknown): Result<Value, KeychainProblem> => fail(keychainProblem(error)),
      );
    const result = await Promise.race([called, patience]);
    clearTimeout(timer);
    return result;
  }
}

async function loadKeytar(): Promise<Keytar> {
  // A CommonJS module: its exports are the default one.
  const module = (await import('keytar')) as { default: Keytar };
  return module.default;
}
