import type { CheckRow } from '../../doctor.ts';

/**
 * The whole report as text, for terminals and to be sent to somebody. A row begins with its result in
 * brackets: the `hubkey` command finds by `[failed]` at a line's start whether something failed.
 */
export function doctorReport(rows: readonly CheckRow[]): string {
  const width = Math.max(...rows.map(({ result }) => result.length)) + 2;
  const lines = rows.flatMap(({ check, result, words, todo }) => [
    `${`[${result}]`.padEnd(width)} ${oneLine(check)}: ${oneLine(words)}`,
    ...(todo === null ? [] : [`${' '.repeat(width)} → ${oneLine(todo)}`]),
  ]);
  return `${lines.join('\n')}\n`;
}

/** What a Hub says may have several lines, and none may pass for a row of ours. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
