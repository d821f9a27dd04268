/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

export interface Row {
  what: string;
  measured: string;
  bound: string;
}

/** Rows as a table for a terminal. */
export function table(rows: readonly Row[]): string {
  const all = [{ what: 'what', measured: 'measured', bound: 'bound' }, ...rows];
  const width = (column: keyof Row) => Math.max(...all.map((row) => row[column].length));
  return all
    .map(
      (row) =>
        `${row.what.padEnd(width('what'))}  ${row.measured.padStart(width('measured'))}  ${row.bound}`,
    )
    .join('\n');
}

/** "1.08 × (412 ms to 381 ms)". */
export function ratio(measured: readonly number[], against: readonly number[]): string {
  const [ours, theirs] = [median(measured), median(against)];
  return `${(ours / theirs).toFixed(2)} × (${ours.toFixed(0)} ms to ${theirs.toFixed(0)} ms)`;
}
