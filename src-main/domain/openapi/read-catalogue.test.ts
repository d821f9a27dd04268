import { expect, it } from 'vitest';
import { filledPath, missingParameters } from '../catalogue.ts';
import { searchCatalogue } from '../search-catalogue.ts';
import { documentPaths } from './document-paths.ts';
import { readCatalogue } from './read-catalogue.ts';

const openapi = (paths: object, more = {}) => readCatalogue({ openapi: '3.1.0', paths, ...more });

it('reads paths, parameters and an example of the body, through references and cycles', () => {
  const node = {
    type: 'object',
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string', default: 'n' },
      kind: { enum: ['a', 'b'] },
      size: { type: 'number' },
      parts: {
        allOf: [{ $ref: '#/components/schemas/More' }, { properties: { on: { type: 'boolean' } } }],
      },
      children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
    },
  };
  const entries = openapi(
    {
      '/hub/api/things/{id}/': {
        parameters: [{ $ref: '#/components/parameters/Id' }],
        patch: {
          description: 'Change it\nand more',
          tags: ['things'],
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } },
          },
        },
        trace: {},
      },
    },
    {
      components: {
        schemas: { Node: node, More: { properties: { a: { type: 'string', example: 'x' } } } },
        parameters: { Id: { name: 'id', in: 'path', schema: { type: 'integer' } } },
      },
    },
  );
  expect(entries).toMatchObject([
    {
      method: 'PATCH',
      path: '/api/things/{id}/',
      summary: 'Change it',
      tag: 'things',
      parameters: [{ name: 'id', in: 'path', required: true, about: 'integer' }],
    },
  ]);
  const body = JSON.parse(entries?.[0]?.body ?? '') as Record<string, unknown>;
  expect(body).toMatchObject({ name: 'n', kind: 'a', size: 0, parts: { a: 'x', on: false } });
  expect(body).not.toHaveProperty('id');
});

it('reads Swagger 2 with its base path and body parameter', () => {
  const entries = readCatalogue({
    swagger: '2.0',
    basePath: '/api',
    paths: {
      '/jobs/': {
        get: {
          parameters: [{ name: 'page', in: 'query', type: 'integer', default: 1, enum: [1, 2] }],
        },
        post: { parameters: [{ name: 'b', in: 'body', schema: { properties: { n: {} } } }] },
      },
    },
  });
  expect(entries).toMatchObject([
    {
      method: 'GET',
      path: '/api/jobs/',
      parameters: [{ values: ['1', '2'], example: '1' }],
      body: null,
    },
    { method: 'POST', parameters: [] },
  ]);
  expect(JSON.parse(entries?.[1]?.body ?? '')).toEqual({ n: 'string' });
});

it('names what the document forgot, and passes what is odd over', () => {
  const entries = openapi({ '/api/x/{a}/{b}/': { get: null }, 'x-odd': { get: {} }, '/api/y/': 7 });
  expect(entries?.map(({ path }) => path)).toEqual(['/api/x/{a}/{b}/']);
  expect(entries?.[0]?.parameters.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(openapi({ '/z/': { get: {} } })?.[0]?.path).toBe('/api/z/');
});

it.each([null, 7, [], {}, { openapi: 3 }, '<html>'])('refuses %j', (document) => {
  expect(readCatalogue(document)).toBeNull();
});

it('ends on references that go round, or out of the document', () => {
  const paths = {
    '/api/a/': { $ref: '#/components/a' },
    '/api/b/': { $ref: 'https://other.host/doc.json' },
    '/api/c/': { post: { requestBody: { $ref: '#/__proto__/x' } } },
  };
  const entries = openapi(paths, { components: { a: { $ref: '#/components/a' } } });
  expect(entries).toMatchObject([{ path: '/api/c/', body: null }]);
});

it('finds by words, those of the path first, and fills a path in', () => {
  const entries = openapi({
    '/api/file/': {
      get: {
        summary: 'Browse jobs',
        parameters: [
          { name: 'path', in: 'query', required: true },
          { name: 'type', in: 'query' },
        ],
      },
    },
    '/api/jobs/{id}/': { get: {} },
  });
  const found = searchCatalogue(entries ?? [], 'GET jobs');
  expect(found.map(({ path }) => path)).toEqual(['/api/jobs/{id}/', '/api/file/']);
  const [job, file] = found;
  if (!job || !file) throw new Error('Both are found.');
  expect(filledPath(job, { 'path id': '../a b' })).toBe('/api/jobs/..%2Fa%20b/');
  expect(missingParameters(file, { 'query path': ' ' })).toEqual(['path']);
  expect(filledPath(file, { 'query path': '/mnt/a&b', 'query type': '' })).toBe(
    '/api/file/?path=%2Fmnt%2Fa%26b',
  );
});

it('looks where the docs page says, and at the usual places, at no other host', () => {
  const page = `<script src="/static/swagger-ui-bundle.js"></script><script>
    SwaggerUIBundle({ url: "http://localhost:8000/hub/api/v3/schema/?format=json&amp;x=1" })</script>
    <redoc spec-url='./openapi.yaml'></redoc><a href="https://other.host/swagger">x</a>`;
  const paths = documentPaths(page);
  expect(paths.slice(0, 2)).toEqual(['/api/v3/schema/?format=json&x=1', '/api/docs/openapi.yaml']);
  expect(paths).toContain('/api/schema/');
  expect(paths.every((path) => path.startsWith('/api/'))).toBe(true);
});
