import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const timeoutMs = 60_000;

/** What an app is started with, but for the folder of its profile. */
export interface AppStart {
  program: string;
  args: readonly string[];
}

/** An Electron app that was started without Playwright, whose debugger would be measured too. */
export class SpawnedApp {
  /** When it was started, in ms since the epoch, by the finer clock. */
  readonly startedAt = performance.timeOrigin + performance.now();
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #ended: Promise<void>;
  readonly #lines: string[] = [];
  #onLine: (() => void) | null = null;

  constructor({ program, args }: AppStart, userData: string, ...more: string[]) {
    const all = [...args, '--no-sandbox', '--disable-gpu', `--user-data-dir=${userData}`, ...more];
    this.#child = spawn(program, all, { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    this.#ended = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#lines.push(line);
      this.#onLine?.();
    });
    // It may end while it is told something.
    this.#child.stdin.on('error', () => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits for something that is expected of it; rejects if it ends before, or in a minute. */
  async until<Value>(what: Promise<Value>, waitMs = timeoutMs): Promise<Value> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const fail = (why: string): void =>
        reject(new Error(`${this.#child.spawnargs.join(' ')} ${why}.`));
      timer = setTimeout(() => fail('is not ready in time'), waitMs);
      void this.#ended.then(() => fail('ended before it was ready'));
    });
    try {
      return await Promise.race([what, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The first line that it prints with this beginning. */
  line(start: string, waitMs = timeoutMs): Promise<string> {
    const found = new Promise<string>((resolve) => {
      this.#onLine = () => {
        const line = this.#lines.find((printed) => printed.startsWith(start));
        if (line !== undefined) resolve(line);
      };
      this.#onLine();
    });
    return this.until(found, waitMs);
  }

  /** Gives an order to `probes/steer.cjs`, and waits until it is carried out. */
  async order(order: string, waitMs = timeoutMs): Promise<void> {
    this.#lines.length = 0;
    this.#child.stdin.write(`${order}\n`);
    await this.line(`done ${order}`, waitMs);
  }

  /** Ends it as the system does at the end of a session, so that it saves what it keeps. */
  async quit(): Promise<void> {
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => void this.kill(), 10_000);
    await this.#ended;
    clearTimeout(timer);
  }

  /** Ends it at once, with its helpers: they would go on writing to the folder. */
  async kill(): Promise<void> {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // All of them have ended.
    }
    await this.#ended;
  }
}
