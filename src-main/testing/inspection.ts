import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { CallerFacts } from '../domain/caller-facts.ts';

/** The user of the inspector and its callers; null: the user of the test. */
export type RunAs = number | null;

const server = join(import.meta.dirname, 'inspecting-server.ts');

/** Has real processes call a real inspector in a process of its own. */
export class Inspection {
  readonly #user: RunAs;
  readonly #server: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;
  readonly #callers: ChildProcess[] = [];
  port = 0;
  /** The path of its Unix socket. */
  socket = '';
  /** How long each inspection took, in ms. */
  readonly times: number[] = [];

  private constructor(user: RunAs) {
    this.#user = user;
    this.#server = this.#spawn(process.execPath, ['--import', 'tsx', server], false);
    this.#reader = createInterface({ input: this.#server.stdout as NodeJS.ReadableStream });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  static async start(user: RunAs = null): Promise<Inspection> {
    const inspection = new Inspection(user);
    const { port, socket } = JSON.parse(await inspection.#line()) as Inspection;
    return Object.assign(inspection, { port, socket });
  }

  /** Starts a caller in a process group of its own, and returns what the inspector says about its connection. */
  async facts(program: string, args: readonly string[], cwd = '/'): Promise<CallerFacts> {
    this.#callers.push(this.#spawn(program, args, true, cwd));
    const { facts, ms } = JSON.parse(await this.#line()) as { facts: CallerFacts; ms: number };
    this.times.push(ms);
    return facts;
  }

  /** Starts a process that makes no call. */
  start(program: string, args: readonly string[]): ChildProcess {
    const child = this.#spawn(program, args, true);
    this.#callers.push(child);
    return child;
  }

  endCallers(): void {
    for (const child of this.#callers.splice(0)) {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  }

  async stop(): Promise<void> {
    this.endCallers();
    const gone = once(this.#server, 'exit');
    this.#server.kill('SIGKILL');
    await gone;
    this.#reader.close();
    rmSync(dirname(this.socket), { recursive: true });
  }

  async #line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done) throw new Error('The inspecting server has ended.');
    return next.value;
  }

  #spawn(program: string, args: readonly string[], detached: boolean, cwd?: string): ChildProcess {
    const user = this.#user;
    const as = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', program, ...args];
    return spawn(user === null ? program : 'setpriv', user === null ? args : as, {
      detached,
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ['ignore', 'pipe', detached ? 'ignore' : 'inherit'],
    });
  }
}

/** Whether a program can be run at all. */
export const canRun = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;
