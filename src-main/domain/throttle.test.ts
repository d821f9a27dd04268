import { expect, it } from 'vitest';
import { automaticTryAt, personTryAt } from './throttle.ts';

it.each([
  [3_600_000, 3_600_000, 60_000],
  [7_200_000, 3_600_000, 60_000],
  [5_000, 5_000, 5_000],
  [0, 0, 0],
  [null, 0, 60_000],
])('of %j ms holds Hubkey for %d and a person for %d', (retryAfterMs, automatic, person) => {
  const throttle = { askedAt: 1_000, retryAfterMs };
  expect(automaticTryAt(throttle)).toBe(1_000 + automatic);
  expect(personTryAt(throttle)).toBe(1_000 + person);
});
