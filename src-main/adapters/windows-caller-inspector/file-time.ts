/** Between 1601, where a FILETIME begins, and 1970, in its unit of 100 ns: "FILETIME structure (minwinbase.h)". */
const epochTicks = 116_444_736_000_000_000n;
const nsPerTick = 100n;
const fileTimeBytes = 8;

/** A FILETIME, in 100 ns since 1601; null where there is none. */
export function fileTimeIn(buffer: Buffer, at: number): bigint | null {
  if (at < 0 || at + fileTimeBytes > buffer.length) return null;
  return buffer.readBigUInt64LE(at) || null;
}

/** In ns since the epoch. */
export const nsOfFileTime = (ticks: bigint): bigint => (ticks - epochTicks) * nsPerTick;
