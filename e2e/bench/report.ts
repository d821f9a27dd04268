import { judge, type Bound, type Comparison, type Row, type Spread, type Unit } from './figures.ts';
import type { MachineFacts } from './machine-facts.ts';

/** What `--json` prints. Numbers are in the row's unit, ratios have none. */
export interface Report {
  version: 1;
  machine: MachineFacts;
  rows: (ReportedRow | SkippedRow)[];
}

interface ReportedRow extends Spread {
  name: string;
  what: string;
  unit: Unit;
  /** One for each turn. */
  values: readonly number[];
  /** What it was compared with in the same run; `result` is the ratio or difference of the medians. */
  compared: (Comparison & Spread & { result: number }) | null;
  /** Of `result`, or of `median` where nothing was compared. */
  bound: Bound | null;
  /** null: there is no bound. */
  met: boolean | null;
}

interface SkippedRow {
  name: string;
  what: string;
  /** Why it was not measured. */
  skipped: string;
}

export const report = (machine: MachineFacts, rows: readonly Row[]): Report => ({
  version: 1,
  machine,
  rows: rows.map(reported),
});

function reported(row: Row): ReportedRow | SkippedRow {
  const { name, what } = row;
  if (row.kind === 'skipped') return { name, what, skipped: row.reason };
  const { unit, values, compared, bound } = row;
  const { ours, reference, figure, met } = judge(row);
  const result = compared && reference && { ...compared, ...reference, result: figure };
  return { name, what, unit, values, ...ours, compared: result, bound, met };
}
