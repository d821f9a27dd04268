import { expect, it } from 'vitest';
import { changeOf } from './change.ts';

const documented = [
  '/api/jobs/',
  '/api/jobs/{job_id}/',
  '/api/jobs/running/',
  '/api/sites/{name}/nodes/{id}/',
];
const family = (method: string, target: string, templates: readonly string[] = []) =>
  changeOf(method, target, [], templates)?.family;

it.each(['GET', 'HEAD', 'OPTIONS', 'get'])('%s is no change', (method) => {
  expect(changeOf(method, '/api/jobs/', [], [])).toBeNull();
});

it.each(['X-HTTP-Method-Override', 'x-http-method', 'X-Method-Override'])(
  'a GET that says it is a DELETE by %s is one, and is shown as both',
  (name) => {
    expect(changeOf('GET', '/api/jobs/7/', [[name, 'delete']], [])).toEqual({
      method: 'GET as DELETE',
      path: '/api/jobs/7/',
      family: 'GET as DELETE /api/jobs/{id}/',
    });
    expect(changeOf('POST', '/api/jobs/', [[name, 'GET']], [])?.method).toBe('POST as GET');
  },
);

it('shows no query, and says that there is one', () => {
  expect(changeOf('POST', '/api/file/?secret=x', [], [])).toMatchObject({
    path: '/api/file/?…',
    family: 'POST /api/file/',
  });
});

it.each([
  ['/api/jobs/12/', 'DELETE /api/jobs/{id}/'],
  ['/api/jobs/12', 'DELETE /api/jobs/{id}/'],
  ['/api//jobs/%31%32/', 'DELETE /api/jobs/{id}/'],
  ['/api/jobs/6f1f9c1e-0b1a-4c7e-9a55-0f0e3c2b1a00/', 'DELETE /api/jobs/{id}/'],
  ['/api/jobs/12/tasks/3/', 'DELETE /api/jobs/{id}/tasks/{id}/'],
  ['/api/jobs/nightly/', 'DELETE /api/jobs/nightly/'],
  ['/api/jobs/12.json', 'DELETE /api/jobs/12.json/'],
  ['/api/jobs/{id}/', 'DELETE /api/jobs/%7Bid%7D/'],
  // It may be read as 12 or as %31%32.
  ['/api/jobs/%2531%2532/', 'DELETE /api/jobs/%2531%2532/'],
])('without a document %s is of the family %s', (target, expected) => {
  expect(family('DELETE', target)).toBe(expected);
});

it.each([
  ['/api/jobs/12/', 'POST /api/jobs/{id}/'],
  ['/api/jobs/nightly/', 'POST /api/jobs/{id}/'],
  ['/api/jobs/running/', 'POST /api/jobs/running/'],
  ['/api/sites/siteA/nodes/x/', 'POST /api/sites/{id}/nodes/{id}/'],
  // Not in the document.
  ['/api/files/nightly/5/', 'POST /api/files/nightly/{id}/'],
])('by the Hub’s document %s is of the family %s', (target, expected) => {
  expect(family('POST', target, documented)).toBe(expected);
  expect(family('POST', target, documented.toReversed())).toBe(expected);
});
