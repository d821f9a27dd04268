import { expect, it } from 'vitest';
import type { Row } from './figures.ts';
import { markdownTable, terminalTable } from './table.ts';

const rows: Row[] = [
  {
    kind: 'measured',
    name: 'start.window',
    what: 'spawn → window usable',
    unit: 'ms',
    values: [412.4, 400, 430],
    compared: { by: 'ratio', to: 'a blank window', values: [381, 380, 382] },
    bound: { direction: 'at-most', value: 1.12, of: 'median' },
  },
  {
    kind: 'measured',
    name: 'rest.wakeups',
    what: 'wake-ups a minute',
    unit: '/min',
    values: [9],
    compared: { by: 'difference', to: 'tray-only', values: [4.5] },
    bound: { direction: 'at-most', value: 2, of: 'median' },
  },
  {
    kind: 'measured',
    name: 'sizes.main',
    what: 'the main bundle',
    unit: 'kB',
    values: [1234.6],
    compared: null,
    bound: null,
  },
  { kind: 'skipped', name: 'start.packed', what: 'the package', reason: 'it can’t be built here' },
];

it('lines columns up for a terminal', () => {
  expect(terminalTable(rows).split('\n')).toEqual([
    'what                    median  min–max  compared with           result  bound   met',
    'spawn → window usable   412 ms  400–430  a blank window: 381 ms  1.08 ×  ≤ 1.12  yes',
    'wake-ups a minute       9 /min        9  tray-only: 4.5 /min       +4.5  ≤ +2    no',
    'the main bundle        1235 kB     1235',
    'the package            not measured: it can’t be built here',
  ]);
});

it('writes a table for a page, whose cells can hold a bar', () => {
  const [first] = rows;
  if (!first) throw new Error('There is a row.');
  expect(markdownTable([{ ...first, what: 'a | b' }]).split('\n')).toEqual([
    '| what | median | min–max | compared with | result | bound | met |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| a \\| b | 412 ms | 400–430 | a blank window: 381 ms | 1.08 × | ≤ 1.12 | yes |',
  ]);
});

it('says which row was not measured, and why', () => {
  expect(markdownTable(rows.slice(3))).toContain('| the package | not measured: it can’t be built');
});

it('says where a bound counts for every turn', () => {
  const [, , size] = rows;
  if (size?.kind !== 'measured') throw new Error('There is a row.');
  const bound = { direction: 'at-most', value: 50, of: 'max' } as const;
  const [, , line] = markdownTable([{ ...size, unit: 'ms', values: [0, 51], bound }]).split('\n');
  expect(line).toBe('| the main bundle | 25.5 ms | 0–51 |  |  | max ≤ 50 | no |');
});
