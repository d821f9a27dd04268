import { expect, it } from 'vitest';
import { searchCatalogue } from './search-catalogue.ts';

const entry = (request: string, summary = '') => {
  const [method = '', path = ''] = request.split(' ');
  return { method, path, summary, tag: '', parameters: [], body: null };
};
const entries = [
  entry('GET /api/spaces/', 'Spaces of sites'),
  entry('GET /api/subsites/'),
  entry('GET /api/sites/{id}/health/', 'Health of a site'),
  entry('POST /api/sites/', 'Add'),
  entry('GET /api/sites/', 'Sites'),
];
const found = (search: string) =>
  searchCatalogue(entries, search).map(({ method, path }) => `${method} ${path}`);

it('has the entry that is exactly what was typed first, and words elsewhere last', () => {
  const inOrder = [
    'POST /api/sites/',
    'GET /api/sites/{id}/health/',
    'GET /api/subsites/',
    'GET /api/spaces/',
  ];
  expect(found('sites')).toEqual(['GET /api/sites/', ...inOrder]);
  expect(found('/api/sites/')[0]).toBe('POST /api/sites/');
  expect(found('get sites')[0]).toBe('GET /api/sites/');
  expect(found('health of a site')).toEqual(['GET /api/sites/{id}/health/']);
  expect(found('spaces sites')).toEqual(['GET /api/spaces/']);
  expect(found('nothing like it')).toEqual([]);
});
