import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { CallerConnection } from '../../domain/caller.ts';
import type { CallerFacts, ProgramFacts, UnknownCaller } from '../../domain/caller-facts.ts';
import type { CallerInspector } from '../../ports/caller-inspector.ts';
import { readStat } from './process-stat.ts';
import { scriptOf } from './script-of.ts';
import { inodeOf } from './socket-table.ts';

const mostMs = 500;
const mostParents = 12;

/**
 * By the kernel's socket tables and `/proc`: which process of this user holds the connection. Read
 * newest process first, as a caller has mostly just begun.
 */
export class LinuxCallerInspector implements CallerInspector {
  readonly #proc: string;

  constructor(proc = '/proc') {
    this.#proc = proc;
  }

  inspect(connection: CallerConnection): Promise<CallerFacts> {
    return Promise.resolve(this.#inspect(connection));
  }

  #inspect(connection: CallerConnection): CallerFacts {
    if (connection.door === 'socket') return nothing('socket');
    // The caller's own end: its local port is what we see as the remote one.
    const { remotePort: own, localPort: ours } = connection;
    const inode = ['tcp', 'tcp6']
      .map((name) => inodeOf(this.#read('net', name) ?? '', own, ours))
      .find((found) => found !== null);
    if (!inode) return nothing('hidden');
    const holders = this.#holdersOf(inode);
    const [pid, other] = holders;
    if (pid === undefined) return nothing('hidden');
    if (other !== undefined) return nothing('shared');
    const program = this.#program(pid);
    if (!program?.executable) return nothing('hidden');
    const { executable } = program;
    const parents = this.#parentsOf(pid);
    // The process may have gone while it was read, and its pid be another's by now.
    const still = this.#program(pid)?.startTime === program.startTime && this.#holds(pid, inode);
    if (!still) return nothing('hidden');
    return { known: 'program', program: { ...program, executable }, parents };
  }

  #holdersOf(inode: string): number[] {
    const end = performance.now() + mostMs;
    const pids = readdirSync(this.#proc)
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((one, other) => other - one);
    const holders: number[] = [];
    for (const pid of pids) {
      if (performance.now() > end) break;
      if (pid !== process.pid && this.#holds(pid, inode)) holders.push(pid);
    }
    return holders;
  }

  #holds(pid: number, inode: string): boolean {
    const folder = join(this.#proc, String(pid), 'fd');
    const wanted = `socket:[${inode}]`;
    try {
      return readdirSync(folder).some((fd) => linkOf(join(folder, fd)) === wanted);
    } catch {
      // Another user's, or gone.
      return false;
    }
  }

  #program(pid: number): ProgramFacts | null {
    const stat = readStat(this.#read(String(pid), 'stat') ?? '');
    if (!stat) return null;
    const link = linkOf(join(this.#proc, String(pid), 'exe'));
    // A file that was replaced while it ran: what is at its path now is not what runs.
    const executable = link?.endsWith(' (deleted)') ? null : link;
    return {
      pid,
      startTime: stat.startTime,
      name: stat.name,
      executable,
      script: this.#script(pid, executable),
    };
  }

  #script(pid: number, executable: string | null): string | null {
    const args = (this.#read(String(pid), 'cmdline') ?? '').split('\0').slice(0, 8);
    const script = scriptOf(executable, args);
    if (script === null) return null;
    const folder = linkOf(join(this.#proc, String(pid), 'cwd')) ?? '/';
    const path = isAbsolute(script) ? script : join(folder, script);
    // `/dev/fd/3` is another file for each process.
    return isFile(path) && !/^\/(dev|proc)\//.test(path) ? path : null;
  }

  #parentsOf(pid: number): ProgramFacts[] {
    const parents: ProgramFacts[] = [];
    let at = pid;
    while (parents.length < mostParents) {
      const parent = readStat(this.#read(String(at), 'stat') ?? '')?.parent ?? 0;
      if (parent <= 1) break;
      const program = this.#program(parent);
      if (!program) break;
      parents.push(program);
      at = parent;
    }
    return parents;
  }

  #read(...path: string[]): string | null {
    try {
      return readFileSync(join(this.#proc, ...path), 'utf8');
    } catch {
      return null;
    }
  }
}

const nothing = (why: UnknownCaller): CallerFacts => ({ known: 'nothing', why });

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
