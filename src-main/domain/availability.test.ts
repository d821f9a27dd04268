import { expect, it } from 'vitest';
import { availability, worstByPart } from './availability.ts';

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
