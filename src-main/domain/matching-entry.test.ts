import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from './catalogue.ts';
import { filledEntry, isUnfilled, proposedMethod } from './matching-entry.ts';
import { withGuide } from './with-guide.ts';

const required = { required: true, about: '', values: [], example: '' };
const entry = (
  method: string,
  path: string,
  more: Partial<CatalogueEntry> = {},
): CatalogueEntry => ({
  method,
  path,
  summary: '',
  tag: '',
  parameters: [],
  body: null,
  ...more,
});
const entries = withGuide([
  entry('DELETE', '/api/sites/purge/'),
  entry('GET', '/api/sites/{pk}/', { parameters: [{ name: 'pk', in: 'path', ...required }] }),
  entry('PUT', '/api/spaces/{id}', { body: '{}' }),
]);

describe('a typed path', () => {
  it.each([
    ['/api/auth/token/refresh/', 'POST'],
    ['/api/auth/token/?x=1', 'POST'],
    ['/api/auth/clientkeys/7/', 'DELETE'],
    ['/api/auth/clientkeys/', 'GET'],
    ['/api/sites/purge/', 'DELETE'],
    ['/api/sites/7/', 'GET'],
    ['/api/spaces/7/', 'PUT'],
    ['/api/nobody/knows/', 'GET'],
  ])('%s proposes %s', (path, method) => {
    expect(proposedMethod(path, entries)).toBe(method);
  });
});

describe('a saved request', () => {
  it.each([
    ['POST', '/api/workflows/', undefined, true],
    ['POST', '/api/workflows/', '', false],
    ['POST', '/api/workflows/', '{"a":1}', false],
    ['PATCH', '/api/workflows/7/', undefined, true],
    ['DELETE', '/api/workflows/7/', undefined, false],
    ['GET', '/api/jobs/', undefined, false],
    ['GET', '/api/file/', undefined, true],
    ['GET', '/api/file/?path=%2Fmnt', undefined, true],
    ['GET', '/api/file/?path=%2Fmnt&site=a', undefined, false],
    ['POST', '/api/auth/token/', undefined, false],
    ['POST', '/api/nobody/knows/', undefined, false],
  ])('%s %s with the body %s is to be filled in: %s', (method, path, body, unfilled) => {
    expect(isUnfilled({ method, path }, body, entries)).toBe(unfilled);
  });
});

it('is filled in with what the request has already', () => {
  const workflow = filledEntry({ method: 'PATCH', path: '/api/workflows/7/' }, entries);
  expect(workflow).toMatchObject({ path: '/api/workflows/7/', parameters: [] });
  expect(workflow?.body).toContain('enabled');
  const file = filledEntry({ method: 'GET', path: '/api/file/?path=%2Fmnt%2Fa' }, entries);
  expect(file?.path).toBe('/api/file/');
  expect(file?.parameters.find(({ name }) => name === 'path')?.example).toBe('/mnt/a');
  const template = filledEntry({ method: 'GET', path: '/api/sites/{pk}/' }, entries);
  expect(template?.parameters).toHaveLength(1);
  expect(filledEntry({ method: 'GET', path: '/api/nobody/' }, entries)).toBeNull();
});
