import type { CatalogueEntry, CatalogueParameter } from '../catalogue.ts';
import { fieldsOf, itemsOf, textOf } from '../unknown-json.ts';
import { exampleOf } from './example-of.ts';
import { resolved } from './resolved.ts';

const mostEntries = 3_000;
const mostParameters = 60;
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** What an OpenAPI 3 or Swagger 2 document lists; null where it is neither. */
export function readCatalogue(document: unknown): CatalogueEntry[] | null {
  const root = fieldsOf(document);
  if (typeof root['openapi'] !== 'string' && typeof root['swagger'] !== 'string') return null;
  const paths = Object.entries(fieldsOf(root['paths']));
  const base = textOf(root['basePath']) ?? '';
  return paths
    .flatMap(([path, item]) => entriesOf(root, base + path, fieldsOf(resolved(root, item))))
    .slice(0, mostEntries);
}

function entriesOf(
  root: Record<string, unknown>,
  path: string,
  item: Record<string, unknown>,
): CatalogueEntry[] {
  const below = belowApi(path);
  if (below === null) return [];
  return methods.flatMap((method) => {
    if (!(method in item)) return [];
    const operation = fieldsOf(item[method]);
    const listed = [
      ...(itemsOf(item['parameters']) ?? []),
      ...(itemsOf(operation['parameters']) ?? []),
    ]
      .slice(0, mostParameters)
      .map((parameter) => fieldsOf(resolved(root, parameter)));
    return [
      {
        method: method.toUpperCase(),
        path: below,
        summary: summaryOf(operation),
        tag: textOf(itemsOf(operation['tags'])?.[0]) ?? '',
        parameters: [...parametersOf(root, listed), ...unlisted(below, listed)],
        body: bodyOf(root, operation, listed),
      },
    ];
  });
}

/** Documents name paths from the server's root, or below `/api` already. */
function belowApi(path: string): string | null {
  const at = path.indexOf('/api/');
  if (at >= 0) return path.slice(at);
  return /^\/[\w{]/.test(path) ? `/api${path}` : null;
}

function summaryOf(operation: Record<string, unknown>): string {
  const text = textOf(operation['summary']) ?? textOf(operation['description']) ?? '';
  return (text.split('\n')[0] ?? '').slice(0, 160);
}

function parametersOf(
  root: Record<string, unknown>,
  listed: readonly Record<string, unknown>[],
): CatalogueParameter[] {
  return listed.flatMap((parameter) => {
    const { name, in: place } = parameter;
    if (typeof name !== 'string' || (place !== 'path' && place !== 'query')) return [];
    // OpenAPI 3 has a schema for it, Swagger 2 has its fields here.
    const schema = { ...parameter, ...fieldsOf(resolved(root, parameter['schema'])) };
    const values = (itemsOf(schema['enum']) ?? []).slice(0, 100).map(plain);
    const about = [textOf(schema['type']), textOf(parameter['description'])].filter(Boolean);
    return [
      {
        name: name.slice(0, 100),
        in: place,
        required: place === 'path' || parameter['required'] === true,
        about: about.join(', ').slice(0, 200),
        values,
        example: plain(schema['default'] ?? schema['example'] ?? ''),
      },
    ];
  });
}

/** Names in the path that the document forgot to list. */
function unlisted(path: string, listed: readonly Record<string, unknown>[]): CatalogueParameter[] {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return names
    .filter((name) => !listed.some((one) => one['in'] === 'path' && one['name'] === name))
    .map((name) => ({ name, in: 'path', required: true, about: '', values: [], example: '' }));
}

function bodyOf(
  root: Record<string, unknown>,
  operation: Record<string, unknown>,
  listed: readonly Record<string, unknown>[],
): string | null {
  const content = fieldsOf(fieldsOf(resolved(root, operation['requestBody']))['content']);
  const json = fieldsOf(content['application/json'] ?? Object.values(content)[0]);
  const swagger = listed.find((one) => one['in'] === 'body');
  const schema = json['schema'] ?? swagger?.['schema'];
  if (schema === undefined && json['example'] === undefined) return null;
  return JSON.stringify(json['example'] ?? exampleOf(root, schema), null, 2).slice(0, 20_000);
}

const plain = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value).slice(0, 200) : '';
