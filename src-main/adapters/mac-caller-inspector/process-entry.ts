import type { BsdInfo } from './bsd-info.ts';
import { cStringIn } from './c-string.ts';

/** A struct kinfo_proc on 64 bits: XNU's bsd/sys/sysctl.h and bsd/sys/proc.h. */
const layout = {
  bytes: 648,
  startSeconds: 0,
  startMicroseconds: 8,
  status: 36,
  pid: 40,
  command: 243,
  commandEnd: 260,
  realUser: 392,
  user: 420,
  parent: 560,
  flags: 612,
};
/** EPROC_SLEADER. */
const leaderFlag = 2;
/** SZOMB: ended, but not yet reaped. */
const zombie = 5;
const usPerSecond = 1_000_000n;

/** A kinfo_proc; null if it isn't one. It has no word of whether the process has the terminal. */
export function processEntryIn(buffer: Buffer): BsdInfo | null {
  if (buffer.length !== layout.bytes) return null;
  const name = cStringIn(buffer.subarray(layout.command, layout.commandEnd));
  const startUs =
    buffer.readBigUInt64LE(layout.startSeconds) * usPerSecond +
    BigInt(buffer.readUInt32LE(layout.startMicroseconds));
  if (!name || startUs === 0n) return null;
  return {
    pid: buffer.readUInt32LE(layout.pid),
    parent: buffer.readUInt32LE(layout.parent),
    user: buffer.readUInt32LE(layout.user),
    realUser: buffer.readUInt32LE(layout.realUser),
    name,
    startUs,
    ended: buffer.readUInt8(layout.status) === zombie,
    leads: (buffer.readUInt32LE(layout.flags) & leaderFlag) !== 0,
    terminal: false,
  };
}
