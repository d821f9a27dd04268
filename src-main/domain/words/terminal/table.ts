import { cutName, shortName } from '../shown-name.ts';
import { displayWidth } from './display-width.ts';
import type { Paint, Tone } from './paint.ts';

/** A text of a table, and its colour if it has one. Hubkey's own words alone, or made harmless by `outside`. */
export type Cell = string | { text: string; tone: Tone };

/** How much of a text from outside a cell shows, in characters. */
const maxCell = 40;

/** A name or text from outside as a cell shows it: harmless, in one line, and cut in the middle. */
export const outside = (name: string | null): string =>
  name === null ? '–' : shortName(name, maxCell);

/** Words that are safe to show already, as a cell shows them: a word of the Hub's may be among them. */
export const cutWords = (words: string): string => cutName(words, maxCell);

/** Headings and rows in columns of the same width, without blanks at their ends. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  paint: Paint,
): string[] {
  const all = [headings.map((text): Cell => ({ text, tone: 'dim' })), ...rows];
  const widths = headings.map((_heading, at) =>
    Math.max(...all.map((row) => displayWidth(textOf(row[at])))),
  );
  return all.map((row) => {
    const last = row.findLastIndex((cell) => textOf(cell) !== '');
    return row
      .slice(0, last + 1)
      .map((cell, at) => {
        const missing = at === last ? 0 : (widths[at] ?? 0) - displayWidth(textOf(cell));
        return `${painted(cell, paint)}${' '.repeat(missing)}`;
      })
      .join('  ');
  });
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '');

const painted = (cell: Cell, paint: Paint): string =>
  typeof cell === 'object' && cell.text !== '' ? paint(cell.tone, cell.text) : textOf(cell);
