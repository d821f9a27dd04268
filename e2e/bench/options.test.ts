import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

const names = ['start', 'memory'];

it('runs everything and prints a table, where nothing else is asked', () => {
  expect(readOptions([], {}, names)).toEqual({
    ok: true,
    options: {
      names,
      json: false,
      page: false,
      runs: 7,
      settleSeconds: 20,
      restSeconds: 420,
      weekDays: 7,
      rounds: 500,
    },
  });
});

it('takes names, in the order of the list', () => {
  expect(readOptions(['memory', 'start', '--json', '--page'], {}, names)).toMatchObject({
    options: { names, json: true, page: true },
  });
  expect(readOptions(['memory'], {}, names)).toMatchObject({ options: { names: ['memory'] } });
});

it('takes shorter settings from the environment', () => {
  const env = { BENCH_RUNS: '2', BENCH_REST_SECONDS: '14', BENCH_WEEK_DAYS: '0.1' };
  expect(readOptions([], env, names)).toMatchObject({
    options: { runs: 2, restSeconds: 14, weekDays: 0.1 },
  });
});

it.each(['0', '-1', 'many', ''])('refuses BENCH_RUNS=%j', (given) => {
  expect(readOptions([], { BENCH_RUNS: given }, names)).toEqual({
    ok: false,
    problem: 'BENCH_RUNS must be a number above 0.',
  });
});

it('names what there is, where a name or an option is unknown', () => {
  expect(readOptions(['sart'], {}, names)).toEqual({
    ok: false,
    problem: 'There is no “sart”. Benchmarks: start, memory. Options: --json, --page.',
  });
  expect(readOptions(['--jsn'], {}, names)).toMatchObject({ ok: false });
});
