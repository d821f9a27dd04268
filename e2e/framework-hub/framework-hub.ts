import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  MadeKey,
  SteeredHub,
  SteeredOptions,
  TokenRequest,
} from '../hub/contract/steered-hub.ts';
import { defaultAlerts, defaultJobs, defaultSites } from '../hub/site-fixtures.ts';
import { newSecret } from '../hub/state.ts';
import { findFrameworks, type Frameworks } from './find-frameworks.ts';
import { ServerProcess } from './server-process.ts';

export interface FrameworkHubOptions extends Partial<SteeredOptions> {
  /** Lives of tokens, in seconds. */
  accessSeconds?: number;
  refreshSeconds?: number;
  /** What it answers in where nobody asks for another language. English alone where it is left out. */
  language?: string;
}

/** Starts a Hub made of the real frameworks, on loopback, listening. Takes about 0.3 s. */
export async function startFrameworkHub(options: FrameworkHubOptions = {}): Promise<FrameworkHub> {
  const frameworks = findFrameworks();
  if (frameworks === null) throw new Error('Django and its REST framework are not installed.');
  const hub = new FrameworkHub(frameworks, options);
  await hub.listen();
  return hub;
}

/** A Hub under Django and gunicorn, with its database in a folder of its own. */
export class FrameworkHub implements SteeredHub {
  readonly #frameworks: Frameworks;
  readonly #options: FrameworkHubOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'hubkey-framework-hub-'));
  #secret = newSecret();
  #port = 0;
  #server: ServerProcess | null = null;

  constructor(frameworks: Frameworks, options: FrameworkHubOptions) {
    this.#frameworks = frameworks;
    this.#options = options;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<void> {
    this.#server = await ServerProcess.start(this.#frameworks.python, this.#settings());
    this.#port = this.#server.port;
  }

  /** Unreachable from now on; `listen` brings it back on the same port, with all its data. */
  async stopListening(): Promise<void> {
    await this.#server?.stop();
    this.#server = null;
  }

  async stop(): Promise<void> {
    await this.stopListening();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async changeSecret(): Promise<void> {
    await this.stopListening();
    this.#secret = newSecret();
    await this.listen();
  }

  async addUser(user: { name: string; password: string; permitted?: boolean }): Promise<void> {
    await this.#control('add-user', user);
  }

  async disableUser(name: string): Promise<void> {
    await this.#control('set-active', { name, active: false });
  }

  async enableUser(name: string): Promise<void> {
    await this.#control('set-active', { name, active: true });
  }

  async deleteUser(name: string): Promise<void> {
    await this.#control('delete-user', { name });
  }

  async setPassword(name: string, password: string): Promise<void> {
    await this.#control('set-password', { name, password });
  }

  async addKey(name: string, user: string): Promise<MadeKey> {
    return (await this.#control('add-key', { name, user })) as MadeKey;
  }

  async deleteKey(id: number): Promise<void> {
    await this.#control('delete-key', { id });
  }

  async markKeyRevoked(id: number): Promise<void> {
    await this.#control('mark-key-revoked', { id });
  }

  async expireKey(id: number): Promise<void> {
    await this.#control('expire-key', { id });
  }

  async keys(): Promise<{ id: number; name: string }[]> {
    return (await this.#control('keys', {})) as { id: number; name: string }[];
  }

  async issueToken(request: TokenRequest): Promise<string> {
    return String(await this.#control('issue-token', request));
  }

  /** Shifts the `Date` header alone; tokens keep to the true time. In seconds. */
  async setDateOffset(seconds: number): Promise<void> {
    await this.#control('date-offset', { seconds });
  }

  #settings(): object {
    const { style, rotation, healthOpen, accessSeconds, refreshSeconds, pageSize, language } =
      this.#options;
    return {
      folder: this.#folder,
      secret: this.#secret,
      port: this.#port,
      style,
      rotation,
      health_open: healthOpen,
      access_seconds: accessSeconds,
      refresh_seconds: refreshSeconds,
      page_size: pageSize,
      language,
      sites: defaultSites(),
      jobs: defaultJobs(12),
      alerts: defaultAlerts(),
    };
  }

  async #control(action: string, body: object): Promise<unknown> {
    const answer = await fetch(`${this.url}/control/${action}/`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The framework Hub answered ${answer.status} to ${action}.`);
    return answer.json();
  }
}
