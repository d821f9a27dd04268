import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { CallerConnection } from '../../domain/caller.ts';
import type { CallerFacts, ProgramFacts, UnknownCaller } from '../../domain/caller-facts.ts';
import type { CallerInspector } from '../../ports/caller-inspector.ts';
import { openSockets } from './open-sockets.ts';
import { readStat, type ProcessStat } from './process-stat.ts';
import { scriptOf } from './script-of.ts';
import { findInode } from './socket-table.ts';

type TcpConnection = Extract<CallerConnection, { door: 'tcp' }>;

const mostMs = 500;
const mostParents = 12;

/** By the kernel's socket tables and `/proc`: which process of this user holds the connection. */
export class LinuxCallerInspector implements CallerInspector {
  readonly #proc: string;

  constructor(proc = '/proc') {
    this.#proc = proc;
  }

  async inspect(connection: CallerConnection): Promise<CallerFacts> {
    if (connection.door === 'socket') return nothing('socket');
    const finding = this.#inodeOf(connection);
    // Read while the table is: which processes share the connection is known only with all of them.
    const sockets = this.#openSockets();
    const inode = await finding;
    if (inode === null || sockets === null) return nothing('hidden');
    const holders = [...sockets].filter(([, inodes]) => inodes.has(inode));
    const [holder, other] = holders;
    if (!holder) return nothing('hidden');
    if (other) return nothing('shared');
    const [pid] = holder;
    const program = this.#program(pid);
    if (!program?.executable) return nothing('hidden');
    const { executable } = program;
    // The process may have gone while it was read, and its pid be another's by now.
    const still =
      this.#stat(pid)?.startTime === program.startTime && openSockets(this.#proc, pid).has(inode);
    if (!still) return nothing('hidden');
    return { known: 'program', program: { ...program, executable } };
  }

  /** The caller's own end: its local port is what we see as the remote one. */
  async #inodeOf({ remotePort, localPort }: TcpConnection): Promise<string | null> {
    for (const table of ['tcp', 'tcp6']) {
      const inode = await findInode(join(this.#proc, 'net', table), remotePort, localPort);
      if (inode !== null) return inode;
    }
    return null;
  }

  /** By process; null where the time ran out, as one that was not read may share the connection. */
  #openSockets(): Map<number, Set<string>> | null {
    const end = performance.now() + mostMs;
    const pids = readdirSync(this.#proc)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
    const sockets = new Map<number, Set<string>>();
    for (const pid of pids) {
      if (performance.now() > end) return null;
      if (pid !== process.pid) sockets.set(pid, openSockets(this.#proc, pid));
    }
    return sockets;
  }

  #program(pid: number): ProgramFacts | null {
    const stat = this.#stat(pid);
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

  #stat(pid: number): ProcessStat | null {
    return readStat(this.#read(String(pid), 'stat') ?? '');
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

  parentsOf({ pid, startTime }: ProgramFacts): Promise<ProgramFacts[]> {
    const parents = this.#parentsOf(pid);
    // It may have gone, and its pid be another's by now.
    return Promise.resolve(this.#stat(pid)?.startTime === startTime ? parents : []);
  }

  #parentsOf(pid: number): ProgramFacts[] {
    const parents: ProgramFacts[] = [];
    let at = pid;
    while (parents.length < mostParents) {
      const parent = this.#stat(at)?.parent ?? 0;
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
