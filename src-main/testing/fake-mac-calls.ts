import { statSync } from 'node:fs';
import type { MacCalls } from '../adapters/native/mac-calls.ts';

export type FakeDescriptor =
  | { kind: 'socket'; itself: bigint; peer: bigint }
  | { kind: 'file'; path: string; closeOnExec: boolean; writes?: boolean };

export interface FakeMacProcess {
  parent: number;
  /** In ms since the epoch. */
  startedAt: number;
  path: string;
  name: string;
  user?: number;
  realUser?: number;
  version?: number;
  /** The pid of its session's leader. */
  session?: number;
  terminal?: boolean;
  words?: readonly string[];
  descriptors?: ReadonlyMap<number, FakeDescriptor>;
  /** Its descriptors are refused. */
  closed?: boolean;
  zombie?: boolean;
  /** The file that it was loaded from, where that isn't the one at its path. */
  loaded?: string;
}

const terminalFlag = 0x80;
const leaderFlag = 0x20;

/** A struct proc_bsdinfo. */
export function bsdInfoOf(pid: number, process: FakeMacProcess): Buffer {
  const { parent, startedAt, name, user = ourUser, realUser = user, session } = process;
  const info = Buffer.alloc(136);
  const flags = (process.terminal ? terminalFlag : 0) | (session === pid ? leaderFlag : 0);
  info.writeUInt32LE(flags, 0);
  info.writeUInt32LE(process.zombie ? 5 : 2, 4);
  info.writeUInt32LE(pid, 12);
  info.writeUInt32LE(parent, 16);
  info.writeUInt32LE(user, 20);
  info.writeUInt32LE(realUser, 28);
  info.write(name.slice(0, 15), 48);
  info.write(name.slice(0, 31), 64);
  info.writeBigUInt64LE(BigInt(Math.floor(startedAt / 1_000)), 120);
  info.writeBigUInt64LE(BigInt(startedAt % 1_000) * 1_000n, 128);
  return info;
}

/** A struct kinfo_proc. */
export function processEntryOf(pid: number, process: FakeMacProcess): Buffer {
  const { parent, startedAt, name, user = ourUser, realUser = user, session } = process;
  const entry = Buffer.alloc(648);
  entry.writeBigUInt64LE(BigInt(Math.floor(startedAt / 1_000)), 0);
  entry.writeUInt32LE((startedAt % 1_000) * 1_000, 8);
  entry.writeUInt8(process.zombie ? 5 : 2, 36);
  entry.writeUInt32LE(pid, 40);
  entry.write(name.slice(0, 16), 243);
  entry.writeUInt32LE(realUser, 392);
  entry.writeUInt32LE(user, 420);
  entry.writeUInt32LE(parent, 560);
  entry.writeUInt32LE(session === pid ? 2 : 0, 612);
  return entry;
}

/** An audit_token_t. */
export function auditTokenOf(
  pid: number,
  { user = ourUser, realUser = user, version = 1 }: Partial<FakeMacProcess>,
): Buffer {
  const token = Buffer.alloc(32, 0xee);
  token.writeUInt32LE(user, 4);
  token.writeUInt32LE(realUser, 12);
  token.writeInt32LE(pid, 20);
  token.writeUInt32LE(version, 28);
  return token;
}

/** What KERN_PROCARGS2 gives. */
export function startStringsOf(
  path: string,
  words: readonly string[],
  environment: readonly string[],
): Buffer {
  const count = Buffer.alloc(4);
  count.writeInt32LE(words.length);
  const start = Buffer.alloc(Math.ceil((Buffer.byteLength(path) + 1) / 8) * 8);
  start.write(path);
  return Buffer.concat([
    count,
    start,
    ...[...words, ...environment].map((text) => Buffer.from(`${text}\0`)),
  ]);
}

function vnodeOf(path: string, file: string): Buffer {
  const node = Buffer.alloc(1_176);
  const { dev, ino, ctimeNs } = statSync(file, { bigint: true });
  node.writeUInt32LE(Number(BigInt.asUintN(32, dev)), 0);
  node.writeBigUInt64LE(ino, 8);
  node.writeBigInt64LE(ctimeNs / 1_000_000_000n, 56);
  node.writeBigInt64LE(ctimeNs % 1_000_000_000n, 64);
  node.write(path, 152);
  return node;
}

/** A struct socket_fdinfo, or vnode_fdinfowithpath. */
export function descriptorInfoOf(descriptor: FakeDescriptor): Buffer {
  if (descriptor.kind === 'socket') {
    const info = Buffer.alloc(792);
    info.writeBigUInt64LE(descriptor.itself, 160);
    info.writeInt32LE(3, 256);
    info.writeBigUInt64LE(descriptor.peer, 264);
    return info;
  }
  const open = Buffer.alloc(24);
  open.writeUInt32LE(descriptor.writes ? 3 : 1, 0);
  open.writeUInt32LE(descriptor.closeOnExec ? 2 : 0, 4);
  return Buffer.concat([open, vnodeOf(descriptor.path, descriptor.path)]);
}

const ourUser = 501;

/** macOS with a few processes; the programs and scripts are real files. */
export class FakeMac implements MacCalls {
  readonly all = new Map<number, FakeMacProcess>();
  /** The last process that used the other end of the connection; null: that is closed. */
  peer: number | null = null;
  /** What happens once the caller's path has been read. */
  meanwhile: () => void = () => undefined;
  /** What was read of processes' strings. */
  readonly strings: Buffer[] = [];

  option(_fd: number, _level: number, name: number): Buffer | null {
    const process = this.peer === null ? undefined : this.all.get(this.peer);
    if (this.peer === null || !process) return null;
    if (name === 6) return auditTokenOf(this.peer, process);
    const pid = Buffer.alloc(4);
    pid.writeInt32LE(this.peer);
    return pid;
  }

  processInfo(pid: number, flavor: number): Buffer | null {
    const process = this.all.get(pid);
    // Of other users' processes macOS says this only to root.
    if (!process || (process.user ?? ourUser) !== ourUser) return null;
    if (flavor === 3) return bsdInfoOf(pid, process);
    const { path, loaded = path } = process;
    return Buffer.concat([Buffer.alloc(96), vnodeOf(path, loaded)]);
  }

  processEntry(pid: number): Buffer | null {
    const process = this.all.get(pid);
    return process ? processEntryOf(pid, process) : null;
  }

  descriptorInfo(pid: number, fd: number): Buffer | null {
    const descriptor = this.all.get(pid)?.descriptors?.get(fd);
    return descriptor ? descriptorInfoOf(descriptor) : null;
  }

  descriptors(pid: number): Buffer | null {
    const process = this.all.get(pid);
    if (!process || process.closed) return null;
    const all = [...(process.descriptors ?? [])];
    const list = Buffer.alloc(all.length * 8);
    for (const [nth, [fd, { kind }]] of all.entries()) {
      list.writeInt32LE(fd, nth * 8);
      list.writeUInt32LE(kind === 'file' ? 1 : 2, nth * 8 + 4);
    }
    return list;
  }

  pidsOf(user: number): Buffer | null {
    const pids = [...this.all].flatMap(([pid, { user: of = ourUser }]) =>
      of === user ? [pid] : [],
    );
    const list = Buffer.alloc(pids.length * 4);
    for (const [nth, pid] of pids.entries()) list.writeInt32LE(pid, nth * 4);
    return list;
  }

  path(pid: number): Buffer | null {
    const path = this.all.get(pid)?.path;
    this.meanwhile();
    return path === undefined ? null : Buffer.from(path);
  }

  startStrings(pid: number): Buffer | null {
    const process = this.all.get(pid);
    if (!process?.words) return null;
    const strings = startStringsOf(process.path, process.words, ['TOKEN=secret']);
    this.strings.push(strings);
    return strings;
  }

  session(pid: number): number | null {
    return this.all.get(pid)?.session ?? null;
  }
}
