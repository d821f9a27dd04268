/** Clocks that stamp files and processes tick some 16 ms apart. */
const marginNs = 20_000_000n;
const nsPerSecond = 1_000_000_000n;

/**
 * Whether a file's time was before a process started, both in ns since the epoch; false if that isn't certain.
 * Wrong only if the clock was set in between.
 */
export function wasBefore(timeNs: bigint, startNs: bigint): boolean {
  // Some file systems have no such time, and some count whole seconds, rounded down.
  if (timeNs <= 0n) return false;
  const coarseNs = timeNs % nsPerSecond === 0n ? nsPerSecond : 0n;
  return timeNs + coarseNs + marginNs < startNs;
}
