import { expect, it } from 'vitest';
import type { CatalogueEntry } from './catalogue.ts';
import { endpoints } from './endpoint.ts';
import { endpointName, entryWords } from './words/endpoint-words.ts';
import { withGuide } from './with-guide.ts';

const entry = (method: string, path: string, summary = ''): CatalogueEntry => ({
  method,
  path,
  summary,
  tag: 'of the document',
  parameters: [],
  body: null,
});
const named = (entries: readonly CatalogueEntry[]) =>
  entries.map((one) => `${one.method} ${one.path} ${entryWords(one)}`);

it('has every call of the guide where the Hub has no document', () => {
  const lines = endpoints.map(({ id, method, path }) => `${method} ${path} ${endpointName(id)}`);
  expect(named(withGuide([]))).toEqual(lines);
});

it('adds the guide’s calls to those of the document, whose details win', () => {
  const document = [
    entry('GET', '/api/spaces/', 'Spaces'),
    entry('DELETE', '/api/auth/clientkeys/{key_pk}', 'Destroys it.'),
    entry('GET', '/api/health/'),
    entry('GET', '/api/jobs/', 'All jobs of this Hub'),
  ];
  const all = withGuide(document);
  expect(named(all).slice(0, 4)).toEqual([
    'GET /api/spaces/ Spaces',
    'DELETE /api/auth/clientkeys/{key_pk} Revoke a client key: Destroys it.',
    'GET /api/health/ Health',
    'GET /api/jobs/ All jobs of this Hub',
  ]);
  expect(all[1]?.tag).toBe('of the document');
  expect(named(all)).toContain('POST /api/auth/token/ Sign in');
  expect(all).toHaveLength(endpoints.length + 1);
});

it('doesn’t ask for a body before the command asks for it', () => {
  const [signIn] = withGuide([{ ...entry('POST', '/api/auth/token/'), body: '{}' }]);
  expect(signIn).toMatchObject({ known: 'sign-in', body: null });
});
