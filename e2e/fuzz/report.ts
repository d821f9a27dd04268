/** What one part of the fuzz found. */
export interface PartReport {
  tried: number;
  /** A sentence for each fault; a part may stop at fifty. */
  wrong: readonly string[];
  /** How long a thread was blocked at most, in ms, in parts that measure it. */
  slowestMs?: number;
  /** Other remarks, a line each. */
  notes?: readonly string[];
}

/** A part's report for a terminal; `seconds` is how long it took. */
export function reportText(part: string, report: PartReport, seconds: number): string {
  const { tried, wrong, slowestMs, notes = [] } = report;
  const lines = [
    `${part}: ${tried} tried, ${wrong.length} wrong, ${seconds.toFixed(0)} s`,
    ...notes.map((note) => `  ${note}`),
    ...(slowestMs === undefined ? [] : [`  longest block: ${slowestMs.toFixed(0)} ms`]),
    ...wrong.map((fault) => `  WRONG ${fault}`),
  ];
  return lines.join('\n');
}
