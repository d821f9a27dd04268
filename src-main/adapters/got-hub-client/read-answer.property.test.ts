import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hubProblemWords } from '../../domain/words/hub-problem-words.ts';
import { checkProperty, hostileText } from '../../testing/check-property.ts';
import { problemOf } from './read-answer.ts';

const answer = fc.record({
  status: fc.oneof(
    fc.integer({ min: 0, max: 999 }),
    fc.constantFrom(200, 400, 401, 403, 404, 429, 500),
  ),
  headers: fc.record({
    'content-type': fc.constantFrom(
      undefined,
      '',
      'application/json',
      'text/html',
      'application/problem+json; x',
    ),
    'retry-after': fc.oneof(fc.string(), fc.constantFrom('1', '9'.repeat(500), '1e9')),
    location: fc.string({ unit: 'binary' }),
  }),
  body: fc
    .oneof(
      fc.json(),
      fc
        .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
      hostileText(['<title', '>', '<', '&amp;', '&#39;', '{', '[', '"detail":', '\u202e', '\n']),
    )
    .map((text) => new TextEncoder().encode(text)),
});

it('calls an answer good by its status and type alone, and has short words for every other', () => {
  checkProperty(
    fc.property(answer, fc.boolean(), (raw, anyType) => {
      const problem = problemOf(raw, anyType, Date.UTC(2026, 10, 29));
      if (problem === null) {
        expect(raw.status >= 200 && raw.status < 300).toBe(true);
        const json = raw.headers['content-type']?.includes('json') ?? false;
        expect(anyType || json || raw.body.length === 0).toBe(true);
        return;
      }
      const words = hubProblemWords(problem, 'https://hub.example');
      expect(words.length).toBeLessThan(40_000);
      expect(words).not.toMatch(/[\0-\u001f\u007f-\u009f]/);
      if (problem.kind === 'throttled' && problem.retryAfterMs !== null) {
        expect(problem.retryAfterMs >= 0 && problem.retryAfterMs <= 86_400_000).toBe(true);
      }
      if (problem.kind === 'rejected') expect([401, 403]).toContain(raw.status);
    }),
    3_000,
  );
});
