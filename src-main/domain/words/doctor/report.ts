import type { CheckRow } from '../../doctor.ts';

/**
 * The whole report as text, for terminals and for sending to someone. A row begins with its result in
 * brackets: the `hubkey` command searches for `[failed]` at the start of a line.
 */
export function doctorReport(rows: readonly CheckRow[]): string {
  const width = Math.max(...rows.map(({ result }) => result.length)) + 2;
  const lines = rows.flatMap(({ check, result, words, todo }) => [
    `${`[${result}]`.padEnd(width)} ${oneLine(check)}: ${oneLine(words)}`,
    ...(todo === null ? [] : [`${' '.repeat(width)} → ${oneLine(todo)}`]),
  ]);
  return `${lines.join('\n')}\n`;
}

/** A Hub's text may have several lines, and none of them may look like a row of the report. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
