import { cStringIn } from './c-string.ts';

/** PROC_PIDTBSDINFO, a struct proc_bsdinfo: XNU's bsd/sys/proc_info.h. */
export const bsdInfo = { flavor: 3, bytes: 136 };
const at = {
  flags: 0,
  status: 4,
  pid: 12,
  parent: 16,
  user: 20,
  realUser: 28,
  command: 48,
  name: 64,
  nameEnd: 96,
  startSeconds: 120,
  startMicroseconds: 128,
};
/** PROC_FLAG_INEXIT, PROC_FLAG_SLEADER and PROC_FLAG_CONTROLT. */
const flag = { ending: 0x4, leader: 0x20, terminal: 0x80 };
/** SZOMB: ended, but not yet reaped. */
const zombie = 5;
const usPerSecond = 1_000_000n;

export interface BsdInfo {
  pid: number;
  parent: number;
  /** Its effective user; `realUser`: who started it. */
  user: number;
  realUser: number;
  name: string;
  /** In µs since the epoch. */
  startUs: bigint;
  ended: boolean;
  /** Whether it leads its session, and whether it has that session's terminal. */
  leads: boolean;
  terminal: boolean;
}

/** A proc_bsdinfo; null if it isn't one. */
export function bsdInfoIn(buffer: Buffer): BsdInfo | null {
  if (buffer.length !== bsdInfo.bytes) return null;
  const flags = buffer.readUInt32LE(at.flags);
  // The longer name is empty for programs that set none.
  const name =
    cStringIn(buffer.subarray(at.name, at.nameEnd)) ||
    cStringIn(buffer.subarray(at.command, at.name));
  const startUs =
    buffer.readBigUInt64LE(at.startSeconds) * usPerSecond +
    buffer.readBigUInt64LE(at.startMicroseconds);
  if (!name || startUs === 0n) return null;
  return {
    pid: buffer.readUInt32LE(at.pid),
    parent: buffer.readUInt32LE(at.parent),
    user: buffer.readUInt32LE(at.user),
    realUser: buffer.readUInt32LE(at.realUser),
    name,
    startUs,
    ended: (flags & flag.ending) !== 0 || buffer.readUInt32LE(at.status) === zombie,
    leads: (flags & flag.leader) !== 0,
    terminal: (flags & flag.terminal) !== 0,
  };
}
