import { expect, it } from 'vitest';
import { report } from './report.ts';

const facts = {
  date: '2026-12-01',
  cpu: 'a CPU',
  cores: 2,
  memoryGiB: 8,
  os: 'Debian 12',
  electron: '45.5.0',
};

it('gives every figure of a row, and its judgement', () => {
  const rows = report(facts, [
    {
      kind: 'measured',
      name: 'start.window',
      what: 'spawn → window usable',
      unit: 'ms',
      values: [110, 90],
      compared: { by: 'ratio', to: 'a blank window', values: [100, 100] },
      bound: { direction: 'at-most', value: 1.12, of: 'median' },
    },
    { kind: 'skipped', name: 'start.packed', what: 'the package', reason: 'none' },
  ]);
  expect(rows).toEqual({
    version: 1,
    machine: facts,
    rows: [
      {
        name: 'start.window',
        what: 'spawn → window usable',
        unit: 'ms',
        values: [110, 90],
        median: 100,
        min: 90,
        max: 110,
        compared: {
          by: 'ratio',
          to: 'a blank window',
          values: [100, 100],
          median: 100,
          min: 100,
          max: 100,
          result: 1,
        },
        bound: { direction: 'at-most', value: 1.12, of: 'median' },
        met: true,
      },
      { name: 'start.packed', what: 'the package', skipped: 'none' },
    ],
  });
});
