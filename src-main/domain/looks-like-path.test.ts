import { expect, it } from 'vitest';
import { looksLikePath } from './looks-like-path.ts';

it.each(['/api/jobs/', 'jobs/?page=2', 'DELETE /api/jobs/7/', 'https://x.example/', '//x', '\\x'])(
  'takes %j as a path',
  (text) => {
    expect(looksLikePath(text)).toBe(true);
  },
);

it.each(['', 'jobs', 'get jobs', 'health of a site', 'ein Job'])('searches for %j', (text) => {
  expect(looksLikePath(text)).toBe(false);
});
