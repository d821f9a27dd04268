/** What one part of the fuzz found. */
export interface PartReport {
  part: string;
  tried: number;
  wrong: readonly string[];
  /** What else is worth a line. */
  notes: readonly string[];
}

/** A part's report for a terminal; `seconds` is how long it took. */
export function reportText({ part, tried, wrong, notes }: PartReport, seconds: number): string {
  const lines = [
    `${part}: ${tried} tried, ${wrong.length} wrong, ${seconds.toFixed(0)} s`,
    ...notes.map((note) => `  ${note}`),
    ...wrong.map((fault) => `  WRONG ${fault}`),
  ];
  return lines.join('\n');
}
