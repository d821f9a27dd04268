import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The helper of the Hubkey that runs on a user-data folder. */
export class HelperOf {
  readonly #folder: string;

  constructor(userDataDir: string) {
    this.#folder = userDataDir;
  }

  /** Where it listens; null: it doesn't. */
  get file(): { url: string; token: string } | null {
    try {
      return JSON.parse(readFileSync(join(this.#folder, 'helper.json'), 'utf8')) as {
        url: string;
        token: string;
      };
    } catch {
      return null;
    }
  }

  /** Asks it, once it listens. */
  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    await expect.poll(() => this.file, { timeout: 60_000 }).not.toBeNull();
    const { url = '', token = '' } = this.file ?? {};
    return fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The state of each profile's session. */
  async sessions(): Promise<string[]> {
    const status: unknown = await (await this.ask('GET', '/v1/status')).json();
    const { profiles } = status as { profiles: { session: { state: string } }[] };
    return profiles.map(({ session }) => session.state);
  }

  /** What Hubkey itself finds of this computer, by the name of the check. */
  async findings(): Promise<Map<string, string>> {
    const report: unknown = await (await this.ask('GET', '/v1/doctor')).json();
    const { checks } = report as { checks: { id: string; result: string }[] };
    return new Map(checks.map(({ id, result }) => [id, result]));
  }
}
