import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from './pause.ts';

/** A script that calls the helper of a Hubkey again and again over one connection. */
export class HelperClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  }

  /** Waits for `helper.json` in a user-data folder, and for it to be that of this process; 20 s at most. */
  static async of(userData: string, pid: number): Promise<HelperClient> {
    const until = Date.now() + 20_000;
    for (;;) {
      const text = read(join(userData, 'helper.json'));
      const [, url] = /"url":\s*"(.*?)"/.exec(text) ?? [];
      const [, token] = /"token":\s*"(.*?)"/.exec(text) ?? [];
      const [, of] = /"pid":\s*(\d+)/.exec(text) ?? [];
      if (url && token && Number(of) === pid) return new HelperClient(url, token);
      if (Date.now() > until) throw new Error('The helper did not start.');
      await pause(20);
    }
  }

  /** Rejects unless the answer is good. */
  call(method: 'GET' | 'POST', path: string, body = ''): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.#agent, headers: this.#headers };
      const asked = request(`${this.#url}${path}`, options, (answer) => {
        const { statusCode: status } = answer;
        answer.resume().on('end', () => {
          if (status === 200) resolve();
          else reject(new Error(`${method} ${path} was answered ${String(status)}.`));
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
