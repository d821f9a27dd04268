import { expect, it } from 'vitest';
import { withoutQueries } from './saved-request.ts';

const get = (path: string) => ({ method: 'GET', path });

it('saves no query, and each path once', () => {
  const list = [get('/api/jobs/?page=2'), get('/api/files/?token=x?y'), get('/api/jobs/')];
  expect(withoutQueries(list)).toEqual([get('/api/jobs/'), get('/api/files/')]);
  const plain = [get('/api/jobs/')];
  expect(withoutQueries(plain)).toBe(plain);
});
