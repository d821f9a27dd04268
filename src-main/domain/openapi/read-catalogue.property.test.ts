import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../testing/check-property.ts';
import { filledPath } from '../catalogue.ts';
import { readForwardPath } from '../forward-path.ts';
import { readCatalogue } from './read-catalogue.ts';

const field = fc.constantFrom(
  'get',
  'post',
  'delete',
  'parameters',
  'schema',
  'properties',
  'items',
  'allOf',
  'oneOf',
  'enum',
  'default',
  'example',
  'name',
  'in',
  'type',
  'requestBody',
  'content',
  'application/json',
  'tags',
  'summary',
  '__proto__',
  'constructor',
  'required',
  'readOnly',
);
const reference = fc.constantFrom(
  '#/components/a',
  '#/components/b',
  '#/paths/~1api~1a~1',
  '#/__proto__/x',
  '#/',
  '#',
  'http://x/',
  '#/components/a/properties/b',
);
const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 7 },
    fc.oneof(
      fc.constantFrom<unknown>(
        'path',
        'query',
        'body',
        'object',
        'array',
        'integer',
        'id',
        null,
        true,
        7,
        '\ud800',
        'x'.repeat(3_000),
      ),
      reference.map(($ref) => ({ $ref })),
    ),
    fc.array(tie('schema'), { maxLength: 4 }),
    fc.dictionary(field, tie('schema'), { maxKeys: 6 }),
  ),
}));
const path = fc.constantFrom(
  '/api/a/',
  '/hub/api/a/',
  '/b/{id}/',
  '/api/../x/',
  '//evil',
  '/api/{a}{a}/',
  `/api/${'x'.repeat(900)}`,
  '',
  '__proto__',
);
const document = fc.record({
  openapi: fc.constant('3.0.0'),
  paths: fc.oneof(fc.dictionary(path, schema), schema),
  components: fc.record({ a: schema, b: schema }),
});

it('lists requests below /api/, each once, with bodies and parameters that have an end', () => {
  checkProperty(
    fc.property(document, (value) => {
      const entries = readCatalogue(value) ?? [];
      const names = entries.map(({ method, path: at }) => `${method} ${at}`);
      expect(new Set(names).size).toBe(names.length);
      for (const entry of entries) {
        expect(readForwardPath(entry.path).ok).toBe(true);
        expect((entry.body ?? '').length).toBeLessThanOrEqual(20_000);
        if (entry.body !== null)
          expect(() => JSON.parse(entry.body ?? '') as unknown).not.toThrow();
        const parameters = entry.parameters.map(({ in: location, name }) => `${location} ${name}`);
        expect(new Set(parameters).size).toBe(parameters.length);
        const values = Object.fromEntries(parameters.map((name) => [name, 'ü/x']));
        expect(readForwardPath(filledPath(entry, values)).ok).toBe(true);
      }
      expect(structuredClone(entries)).toEqual(entries);
    }),
    800,
  );
});

it('ends on schemas that hold themselves many times over', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`p${at}`, { $ref: '#/components/schemas/A' }]),
  );
  const post = {
    requestBody: {
      content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
    },
  };
  const entries = readCatalogue({
    openapi: '3.0.0',
    paths: { '/api/a/': { post } },
    components: { schemas: { A: { type: 'object', properties } } },
  });
  expect(entries?.[0]?.body?.length).toBeLessThanOrEqual(20_000);
});
