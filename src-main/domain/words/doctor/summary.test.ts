import { expect, it } from 'vitest';
import type { CheckResult } from '../../doctor.ts';
import { doctorSummary } from './summary.ts';

it.each([
  [['ok', 'not-tried'], 'Nothing failed, and nothing needs attention.'],
  [['ok', 'attention'], 'Nothing failed. 1 of 2 checks needs attention.'],
  [['attention', 'attention'], 'Nothing failed. 2 of 2 checks need attention.'],
  [['failed', 'attention', 'ok'], '1 of 3 checks failed.'],
] as const)('says of %j: %s', (results: readonly CheckResult[], words) => {
  const rows = results.map((result, at) => ({
    id: String(at),
    check: 'A check',
    result,
    words: '',
    todo: null,
  }));
  expect(doctorSummary(rows)).toBe(words);
});
