import { expect, it } from 'vitest';
import { availability, knownSince, worstByPart } from './availability.ts';

const spans = [
  { from: 0, until: 40, state: 'ok' },
  { from: 40, until: 50, state: 'critical' },
  { from: 50, until: 70, state: 'unknown' },
  { from: 70, until: 100, state: 'no answer' },
];

it('shows the worst of each part', () => {
  expect(worstByPart(spans, 0, 100, 5)).toEqual(['ok', 'ok', 'critical', 'no answer', 'no answer']);
  expect(worstByPart([], 0, 100, 2)).toEqual(['unknown', 'unknown']);
});

it('counts the known time alone', () => {
  expect(availability(spans, 0, 100)).toBeCloseTo(0.5);
  expect(availability(spans, 0, 40)).toBe(1);
  expect(availability(spans, 50, 70)).toBeNull();
});

it('knows since when anything is known', () => {
  const filled = [{ from: 0, until: 60, state: 'unknown' }, ...spans.slice(3)];
  expect(knownSince(filled, 0, 100)).toBe(70);
  expect(knownSince(spans, 10, 100)).toBe(10);
  expect(knownSince(filled, 0, 50)).toBeNull();
});
