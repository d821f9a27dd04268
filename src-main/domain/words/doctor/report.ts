import type { CheckRow } from '../../doctor.ts';

/** The whole report as text, for sending to someone. */
export const doctorReport = (rows: readonly CheckRow[]): string =>
  `${doctorLines(rows).join('\n')}\n`;

/** Its lines. A row begins with its result in brackets. */
export function doctorLines(rows: readonly CheckRow[]): string[] {
  const width = Math.max(...rows.map(({ result }) => result.length)) + 2;
  return rows.flatMap(({ check, result, words, todo }) => [
    `${`[${result}]`.padEnd(width)} ${oneLine(check)}: ${oneLine(words)}`,
    ...(todo === null ? [] : [`${' '.repeat(width)} → ${oneLine(todo)}`]),
  ]);
}

/** A Hub's text may have several lines, and none of them may look like a row of the report. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
