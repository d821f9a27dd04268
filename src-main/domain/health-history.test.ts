import { expect, it } from 'vitest';
import {
  drawnHistory,
  plainHistory,
  readHistory,
  withReading,
  type SavedHistory,
} from './health-history.ts';
import type { HealthReading } from './health.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.UTC(2026, 10, 20);
const reading = (at: number, sites: Record<string, string | null>): HealthReading => ({
  at,
  overall: 'ok',
  hub: 'ok',
  sites: Object.entries(sites).map(([name, health]) => ({ name, health, nodes: [], queues: null })),
  cut: null,
});
const add = (history: SavedHistory, at: number, state: string, sites?: Record<string, string>) =>
  withReading(history, at, state, sites ? reading(at, sites) : null, 3 * minute);

it('holds a state until another is seen, and tells the changes newest first', () => {
  let history: SavedHistory = new Map();
  history = add(history, start, 'ok', { a: 'ok', b: 'ok' });
  history = add(history, start + minute, 'ok', { a: 'ok', b: 'ok' });
  history = add(history, start + 2 * minute, 'warning', { a: 'warning', b: 'ok' });
  expect(history.get('')).toEqual([
    { from: start, until: start + 2 * minute, state: 'ok' },
    { from: start + 2 * minute, until: start + 2 * minute, state: 'warning' },
  ]);
  const { changes } = drawnHistory(history, start + 3 * minute);
  expect(changes).toEqual([
    { at: start + 2 * minute, subject: null, before: 'ok', after: 'warning' },
    { at: start + 2 * minute, subject: 'a', before: 'ok', after: 'warning' },
  ]);
});

it('never takes a site without a name for the Hub', () => {
  const history = add(new Map(), start, 'ok', { '': 'critical', a: 'ok' });
  expect([...history.keys()]).toEqual(['', 'a']);
  expect(history.get('')?.at(-1)?.state).toBe('ok');
});

it('says nothing of a time in which nothing was read', () => {
  let history = add(new Map(), start, 'ok', { a: 'ok' });
  history = add(history, start + 60 * minute, 'warning', { a: 'ok' });
  const { strips, changes } = drawnHistory(history, start + 60 * minute);
  expect(strips[0]?.spans.map(({ state }) => state)).toEqual([
    'unknown',
    'ok',
    'unknown',
    'warning',
  ]);
  expect(changes).toEqual([]);
});

it('leaves the sites out of a reading that failed', () => {
  let history = add(new Map(), start, 'ok', { a: 'ok' });
  history = add(history, start + minute, 'no answer');
  expect(history.get('a')).toEqual([{ from: start, until: start, state: 'ok' }]);
  expect(history.get('')?.at(-1)?.state).toBe('no answer');
});

it('keeps seven days, and names that are words of the language', () => {
  let history = add(new Map(), start, 'ok', { gone: 'ok' });
  history = add(history, start + 8 * day, 'ok', { __proto__x: 'ok', constructor: 'ok' });
  expect([...history.keys()]).toEqual(['', '__proto__x', 'constructor']);
  expect(readHistory(JSON.parse(JSON.stringify(plainHistory(history))))).toEqual(history);
});

it.each([{}, null, [['a', [{ from: 1 }]]], [[7, []]], 'x'])('refuses %j as a history', (json) => {
  expect(readHistory(json)).toBeNull();
});

it('is bounded, however long it flickers', () => {
  let history: SavedHistory = new Map();
  for (let turn = 0; turn < 3_000; turn += 1) {
    history = add(history, start + turn * minute, turn % 2 ? 'ok' : 'warning');
  }
  expect(history.get('')?.length).toBeLessThanOrEqual(1_001);
});
