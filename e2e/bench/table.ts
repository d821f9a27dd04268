import { judge, type Bound, type Comparison, type Measured, type Row } from './figures.ts';

const titles = ['what', 'median', 'min–max', 'compared with', 'result', 'bound', 'met'];
/** The columns of numbers, which stand to the right. */
const toTheRight = new Set(['median', 'min–max', 'result']);

/** Rows as a table for a terminal. */
export function terminalTable(rows: readonly Row[]): string {
  const lines = rows.map(cellsOf);
  const full = [titles, ...lines.filter((cells) => cells.length === titles.length)];
  const widths = titles.map((_title, at) =>
    Math.max(...(at === 0 ? [titles, ...lines] : full).map((cells) => (cells[at] ?? '').length)),
  );
  const padded = (cell: string, at: number, count: number): string => {
    const width = count === titles.length || at === 0 ? (widths[at] ?? 0) : 0;
    return toTheRight.has(titles[at] ?? '') ? cell.padStart(width) : cell.padEnd(width);
  };
  return [titles, ...lines]
    .map((cells) => cells.map((cell, at) => padded(cell, at, cells.length)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Rows as a table in Markdown. */
export function markdownTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${[...cells, ...titles.slice(cells.length).map(() => '')].map(escaped).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(cellsOf).map(line)].join('\n');
}

function cellsOf(row: Row): string[] {
  if (row.kind === 'skipped') return [row.what, `not measured: ${row.reason}`];
  const { ours, reference, figure, met } = judge(row);
  const { unit, compared, bound } = row;
  const isOne = ours.min === ours.max;
  return [
    row.what,
    `${number(ours.median)} ${unit}`,
    isOne ? number(ours.min) : `${number(ours.min)}–${number(ours.max)}`,
    compared && reference ? `${compared.to}: ${number(reference.median)} ${unit}` : '',
    compared ? shownResult[compared.by](figure) : '',
    bound ? shownBound(bound, compared) : '',
    met === null ? '' : met ? 'yes' : 'no',
  ];
}

const shownResult: Record<Comparison['by'], (figure: number) => string> = {
  ratio: (figure) => `${figure.toFixed(2)} ×`,
  difference: (figure) => `${figure > 0 ? '+' : ''}${number(figure)}`,
};

function shownBound({ direction, value, of }: Bound, compared: Measured['compared']): string {
  const sign = `${of === 'max' ? 'max ' : ''}${direction === 'at-most' ? '≤' : '≥'}`;
  if (compared?.by !== 'ratio') return `${sign} ${compared ? '+' : ''}${value}`;
  return `${sign} ${Number.isInteger(value) ? value : value.toFixed(2)}`;
}

/** With three digits or so. */
function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');
