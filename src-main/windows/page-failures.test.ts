import { expect, it } from 'vitest';
import { PageFailures } from './page-failures.ts';

it('a page is loaded again by itself once a minute, and more failures are said', () => {
  const failures = new PageFailures();
  const at = [0, 59_999, 100_000, 160_000, 300_000];
  expect(at.map((now) => failures.failed(now))).toEqual([
    'reload',
    'say',
    'say',
    'reload',
    'reload',
  ]);
});
