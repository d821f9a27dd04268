import { expect, it } from 'vitest';
import { trimActivity } from './activity-trim.ts';

const passed = { kind: 'passed', profile: 'p', credential: 'session', method: 'GET' } as const;

it.each([
  ['/api/jobs/?token=hidden', '/api/jobs/'],
  ['/api/jobs/#hidden', '/api/jobs/'],
  ['/api/jobs/', '/api/jobs/'],
  ['?hidden', ''],
])('keeps of %s the path alone', (path, trimmed) => {
  expect(trimActivity({ ...passed, path, status: 200 })).toEqual({
    ...passed,
    path: trimmed,
    status: 200,
  });
});

it('shortens what is endless', () => {
  const denied = { kind: 'denied', profile: 'p', credential: 'session' } as const;
  const trimmed = trimActivity({ ...denied, to: 'x'.repeat(5_000) });
  expect(trimmed).toEqual({ ...denied, to: `${'x'.repeat(300)}…` });
});
