import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('server/', import.meta.url));

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A running gunicorn. It ends with this process, as it ends with its input. */
export class ServerProcess {
  readonly port: number;
  readonly #child: Child;
  readonly #ended: Promise<void>;

  private constructor(child: Child, port: number) {
    this.#child = child;
    this.port = port;
    this.#ended = new Promise((resolve) => child.once('close', () => resolve()));
  }

  /** Rejects where the server ends before it listens; why is on this process's stderr. */
  static async start(python: string, options: object): Promise<ServerProcess> {
    // -B: no compiled files among the sources.
    const child = spawn(python, ['-B', 'serve.py'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // If it ended early, its exit says why.
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${JSON.stringify(options)}\n`);
    return new ServerProcess(child, Number(await firstLine(child)));
  }

  async stop(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }
}

function firstLine(child: Child): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`The framework Hub ended with ${code ?? 'a signal'} before it listened.`)),
    );
    createInterface({ input: child.stdout }).once('line', resolve);
  });
}
