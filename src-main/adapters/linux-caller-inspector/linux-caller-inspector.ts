import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallerConnection } from '../../domain/caller.ts';
import type { CallerFacts, TerminalFacts, UnknownCaller } from '../../domain/caller-facts.ts';
import type { ProcessId, ProgramFacts } from '../../domain/program-facts.ts';
import type { CallerInspector } from '../../ports/caller-inspector.ts';
import { ancestors, isAnyBeside } from './beside.ts';
import { isAnyInFlight } from './in-flight.ts';
import { openSockets, type OpenSockets } from './open-sockets.ts';
import { Proc } from './proc.ts';
import { isRunning } from './process-stat.ts';
import { readProgram } from './read-program.ts';
import { findInode } from './socket-table.ts';

type TcpConnection = Extract<CallerConnection, { door: 'tcp' }>;

/** How long the search may take, in ms; after that the caller is unknown. */
const defaultMaxMs = 500;
const maxParents = 12;

/** Finds the process of this user that holds a connection, with the kernel's socket tables and `/proc`. */
export class LinuxCallerInspector implements CallerInspector {
  readonly #proc = new Proc('/proc');
  readonly #maxMs: number;

  constructor({ maxMs = defaultMaxMs } = {}) {
    this.#maxMs = maxMs;
  }

  async inspect(connection: CallerConnection): Promise<CallerFacts> {
    if (connection.door === 'socket') return nothing('socket');
    const finding = this.#inodeOf(connection);
    // Read in parallel with the table: only all processes together show which of them share the connection.
    const read = this.#openSockets();
    const inode = await finding;
    if (inode === null || read === null) return nothing('hidden');
    const holders = [...read.sockets].filter(([, sockets]) => sockets.has(inode));
    const [holder, other] = holders;
    if (!holder) return nothing('hidden');
    if (other) return nothing('shared');
    const [pid] = holder;
    if (isAnyBeside(this.#proc, pid, read.unreadable)) return nothing('beside');
    return this.#caller(pid, inode);
  }

  isAlive(process: ProcessId): boolean {
    return isRunning(this.#proc.stat(process.pid), process);
  }

  #caller(pid: number, inode: string): CallerFacts {
    const program = readProgram(this.#proc, pid);
    if (!program) return nothing('hidden');
    const { executable } = program;
    if (!executable) {
      return nothing(this.#proc.seesWhatWeSee(pid) ? 'replaced' : 'namespace');
    }
    const above = ancestors(this.#proc, pid);
    if (isAnyInFlight(this.#proc, [pid, ...this.#near(pid, above)])) return nothing('shared');
    const parents = this.#parents(above);
    const terminal = this.#terminal(pid);
    // The process may have ended while it was read, and its pid may be reused.
    const sockets = openSockets(this.#proc, pid);
    const still = this.isAlive(program) && sockets !== 'unreadable' && sockets.has(inode);
    if (!still) return nothing('hidden');
    return { known: 'program', program: { ...program, executable }, parents, terminal };
  }

  /** Its parent, and the ancestors in its session. */
  #near(pid: number, above: readonly number[]): number[] {
    const session = this.#proc.stat(pid)?.session;
    return above.filter(
      (ancestor, at) => at === 0 || this.#proc.stat(ancestor)?.session === session,
    );
  }

  #parents(above: readonly number[]): ProgramFacts[] {
    const parents: ProgramFacts[] = [];
    for (const pid of above.slice(0, maxParents)) {
      const program = readProgram(this.#proc, pid);
      if (!program) break;
      parents.push(program);
    }
    return parents;
  }

  #terminal(pid: number): TerminalFacts | null {
    const { session = 0, terminal = false } = this.#proc.stat(pid) ?? {};
    const leader = terminal ? this.#proc.stat(session) : null;
    // While the session lives, the pid of an ended leader isn't reused.
    if (!leader || leader.ended || leader.session !== session) return null;
    return { pid: session, startTime: leader.startTime, name: leader.name };
  }

  /** The caller's end of the connection: its local port is our remote port. */
  async #inodeOf({ remotePort, localPort }: TcpConnection): Promise<string | null> {
    for (const table of ['tcp', 'tcp6']) {
      const path = join(this.#proc.root, 'net', table);
      const inode = await findInode(path, remotePort, localPort);
      if (inode !== null) return inode;
    }
    return null;
  }

  /** By process; null if the time ran out, as an unread process may share the connection. */
  #openSockets(): { sockets: Map<number, OpenSockets>; unreadable: number[] } | null {
    const end = performance.now() + this.#maxMs;
    const pids = readdirSync(this.#proc.root)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
    const sockets = new Map<number, OpenSockets>();
    const unreadable: number[] = [];
    for (const pid of pids) {
      if (performance.now() > end) return null;
      if (pid === process.pid) continue;
      const found = openSockets(this.#proc, pid);
      if (found === 'unreadable') unreadable.push(pid);
      else sockets.set(pid, found);
    }
    return { sockets, unreadable };
  }
}

const nothing = (why: UnknownCaller): CallerFacts => ({ known: 'nothing', why });
