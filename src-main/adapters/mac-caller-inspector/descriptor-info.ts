import { cStringIn } from './c-string.ts';

/** A struct proc_fdinfo, and its types PROX_FDTYPE_VNODE and PROX_FDTYPE_SOCKET: XNU's bsd/sys/proc_info.h. */
const descriptorBytes = 8;
const types = { 1: 'file', 2: 'socket' } as const;

export interface Descriptor {
  fd: number;
  kind: 'file' | 'socket';
}

/** The files and sockets in a list of proc_fdinfo. */
export function descriptorsIn(buffer: Buffer): Descriptor[] {
  const found: Descriptor[] = [];
  for (let at = 0; at + descriptorBytes <= buffer.length; at += descriptorBytes) {
    const kind = kindOf(buffer.readUInt32LE(at + 4));
    if (kind) found.push({ fd: buffer.readInt32LE(at), kind });
  }
  return found;
}

const kindOf = (type: number): Descriptor['kind'] | null =>
  type === 1 || type === 2 ? types[type] : null;

/** PROC_PIDFDSOCKETINFO, a struct socket_fdinfo. */
export const socketInfo = { flavor: 3, bytes: 792 };
const socketAt = { itself: 160, kind: 256, peer: 264 };
/** SOCKINFO_UN. */
const unixKind = 3;

/** The kernel's names for the two ends of a Unix socket: the same in each process that has one open. */
export interface SocketEnds {
  itself: bigint;
  /** 0: nobody is connected. */
  peer: bigint;
}

/** The ends of a Unix socket; null if it is none. */
export function socketEndsIn(buffer: Buffer): SocketEnds | null {
  if (buffer.length !== socketInfo.bytes) return null;
  if (buffer.readInt32LE(socketAt.kind) !== unixKind) return null;
  return {
    itself: buffer.readBigUInt64LE(socketAt.itself),
    peer: buffer.readBigUInt64LE(socketAt.peer),
  };
}

/** A file as the kernel names it, from a struct vnode_info_path. */
export interface NodeFacts {
  path: string;
  device: number;
  inode: bigint;
  /** When it last changed (ctime), in ns since the epoch. */
  changedNs: bigint;
}

const nodeAt = { device: 0, inode: 8, seconds: 56, nanoseconds: 64, path: 152 };
const nodeBytes = 1_176;
const nsPerSecond = 1_000_000_000n;

function nodeIn(buffer: Buffer): NodeFacts | null {
  const path = cStringIn(buffer.subarray(nodeAt.path));
  if (!path?.startsWith('/')) return null;
  return {
    path,
    device: buffer.readUInt32LE(nodeAt.device),
    inode: buffer.readBigUInt64LE(nodeAt.inode),
    changedNs:
      buffer.readBigInt64LE(nodeAt.seconds) * nsPerSecond +
      buffer.readBigInt64LE(nodeAt.nanoseconds),
  };
}

/** PROC_PIDFDVNODEPATHINFO, a struct vnode_fdinfowithpath. */
export const fileInfo = { flavor: 2, bytes: 1_200 };
const fileNodeAt = 24;
/** FREAD and FWRITE of the kernel's flags (sys/fcntl.h), and PROC_FP_CLEXEC. */
const [forReading, forWriting, closesOnExec] = [1, 2, 2];

export interface OpenFileFacts extends NodeFacts {
  onlyRead: boolean;
  closeOnExec: boolean;
}

/** An open file; null if it is none. */
export function openFileIn(buffer: Buffer): OpenFileFacts | null {
  if (buffer.length !== fileInfo.bytes) return null;
  const node = nodeIn(buffer.subarray(fileNodeAt, fileNodeAt + nodeBytes));
  if (!node) return null;
  const access = buffer.readUInt32LE(0) & (forReading | forWriting);
  const closeOnExec = (buffer.readUInt32LE(4) & closesOnExec) !== 0;
  return { ...node, onlyRead: access === forReading, closeOnExec };
}

/** PROC_PIDREGIONPATHINFO, a struct proc_regionwithpathinfo. */
export const regionInfo = { flavor: 8, bytes: 1_272 };
const regionNodeAt = 96;

/** The file that a region of a process's memory was loaded from; null if there is none. */
export function regionFileIn(buffer: Buffer): NodeFacts | null {
  if (buffer.length !== regionInfo.bytes) return null;
  return nodeIn(buffer.subarray(regionNodeAt));
}
