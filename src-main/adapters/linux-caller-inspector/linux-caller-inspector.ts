import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallerConnection } from '../../domain/caller.ts';
import type { CallerFacts } from '../../domain/caller-facts.ts';
import type { ProcessId } from '../../domain/program-facts.ts';
import type { CallerInspector, InspectOptions } from '../../ports/caller-inspector.ts';
import { unknownCaller } from '../callers/unknown-caller.ts';
import { loadSocketCalls, type SocketCalls } from '../native/socket-calls.ts';
import { nearAncestors } from './beside.ts';
import { describeCaller } from './describe-caller.ts';
import { laterPids, readLastPid } from './pid-order.ts';
import { Proc, ProcSnapshot } from './proc.ts';
import { ageMs } from './process-age.ts';
import { isRunning, isYoungerThan } from './process-stat.ts';
import { readHolders, soleHolder, type SocketHolders } from './sole-holder.ts';
import { socketPeer } from './socket-peer.ts';
import { findInode } from './socket-table.ts';

type Tcp = Extract<CallerConnection, { door: 'tcp' }>;
type UnixSocket = Extract<CallerConnection, { door: 'socket' }>;

/** How long the search may take, in ms; after that the caller is unknown. */
const defaultMaxMs = 500;
const us = process.geteuid?.() ?? null;

export interface InspectorDeps {
  /** ms since the epoch. */
  now: () => number;
  maxMs?: number;
  loadCalls?: () => Promise<SocketCalls | null>;
}

/**
 * Finds the process of this user that has a connection open, with the kernel's word and `/proc`.
 *
 * On TCP that takes a search through all processes, some ms long. On the Unix socket the kernel names the
 * process that connected. It must still have the other end open, and the likely others must not: its parent,
 * the ancestors in its session, and every younger process, which includes all that it starts. An older,
 * unrelated process that was passed the descriptor isn't noticed.
 */
export class LinuxCallerInspector implements CallerInspector {
  readonly #proc = new Proc('/proc');
  readonly #now: () => number;
  readonly #maxMs: number;
  readonly #loadCalls: () => Promise<SocketCalls | null>;
  #pidCount: number | null = null;
  #calls: Promise<SocketCalls | null> | null = null;

  constructor({ now, maxMs = defaultMaxMs, loadCalls = loadSocketCalls }: InspectorDeps) {
    this.#now = now;
    this.#maxMs = maxMs;
    this.#loadCalls = loadCalls;
  }

  inspect(
    connection: CallerConnection,
    { allParents = false }: InspectOptions = {},
  ): Promise<CallerFacts> {
    return connection.door === 'tcp'
      ? this.#onTcp(connection, allParents)
      : this.#onSocket(connection, allParents);
  }

  isAlive(process: ProcessId): boolean {
    return isRunning(this.#proc.stat(process.pid), process);
  }

  async #onSocket({ openFd }: UnixSocket, allParents: boolean): Promise<CallerFacts> {
    this.#calls ??= this.#loadCalls();
    const calls = await this.#calls;
    // Read now: the number of a descriptor that was closed meanwhile may be reused.
    const fd = openFd();
    if (fd === null) return unknownCaller('hidden');
    const peer = calls && socketPeer(calls, fd);
    if (peer === null) return unknownCaller('socket');
    if (peer === 'gone') return unknownCaller('hidden');
    if (peer.pid === 0) return unknownCaller('namespace');
    if (peer.user !== us) return unknownCaller('user');
    const proc = new ProcSnapshot(this.#proc, this.#now);
    const { pid, inode } = peer;
    const near = new Set([pid, ...nearAncestors(proc, pid), ...this.#youngerThan(proc, pid)]);
    const read = readHolders(proc, [...near], this.#maxMs);
    // The one that connected may have passed the connection on.
    return this.#heldBy(proc, read, inode, (holder) => holder === pid, allParents);
  }

  async #onTcp(connection: Tcp, allParents: boolean): Promise<CallerFacts> {
    const finding = this.#inodeOf(connection);
    const proc = new ProcSnapshot(this.#proc, this.#now);
    // Read in parallel with the table: only all processes together show which of them share the connection.
    const read = readHolders(proc, this.#pids(), this.#maxMs);
    const inode = await finding;
    return inode === null
      ? unknownCaller('hidden')
      : this.#heldBy(proc, read, inode, () => true, allParents);
  }

  #heldBy(
    proc: ProcSnapshot,
    read: SocketHolders | null,
    inode: string,
    mayBe: (pid: number) => boolean,
    allParents: boolean,
  ): CallerFacts {
    if (read === null) return unknownCaller('hidden');
    const holder = soleHolder(proc, read, inode);
    if (typeof holder === 'string') return unknownCaller(holder);
    if (!mayBe(holder.pid)) return unknownCaller('hidden');
    return describeCaller(proc, this.#proc, holder, allParents);
  }

  /** The caller's end of the connection: its local port is our remote port. */
  async #inodeOf({ remotePort, localPort }: Tcp): Promise<string | null> {
    for (const table of ['tcp', 'tcp6']) {
      const path = join(this.#proc.root, 'net', table);
      const inode = await findInode(path, remotePort, localPort);
      if (inode !== null) return inode;
    }
    return null;
  }

  /** By their pids if those tell: the start of each costs a read. */
  #youngerThan(proc: ProcSnapshot, pid: number): number[] {
    const stat = proc.stat(pid);
    if (!stat) return [];
    const last = readLastPid(this.#text('loadavg'));
    this.#pidCount ??= Number(this.#text('sys/kernel/pid_max'));
    const isLater = laterPids({
      pid,
      ageMs: ageMs(stat, proc.moment()),
      last,
      count: this.#pidCount,
    });
    if (isLater && last === pid) return [];
    return this.#pids().filter(isLater ?? ((other) => isYoungerThan(stat, proc.stat(other))));
  }

  #text(name: string): string {
    try {
      return readFileSync(join(this.#proc.root, name), 'utf8');
    } catch {
      return '';
    }
  }

  #pids(): number[] {
    return readdirSync(this.#proc.root)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  }
}
