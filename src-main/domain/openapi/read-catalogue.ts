import type { CatalogueEntry } from '../catalogue.ts';
import type { CatalogueParameter } from '../catalogue-parameter.ts';
import { fieldsOf, itemsOf, textOf } from '../unknown-json.ts';
import { exampleOf } from './example-of.ts';
import { resolved } from './resolved.ts';
import { readForwardPath } from '../forward-path.ts';

const maxEntries = 3_000;
const maxParameters = 60;
const longestPath = 500;
const longestBody = 20_000;
/** The maximum size of all entries together, in characters: references can blow up a small document. */
const maxWeight = 2_000_000;
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The requests in an OpenAPI 3 or Swagger 2 document; null if it is neither. */
export function readCatalogue(document: unknown): CatalogueEntry[] | null {
  const root = fieldsOf(document);
  if (typeof root['openapi'] !== 'string' && typeof root['swagger'] !== 'string') return null;
  const base = textOf(root['basePath']) ?? '';
  const entries = new Map<string, CatalogueEntry>();
  let weight = 0;
  for (const [path, item] of Object.entries(fieldsOf(root['paths']))) {
    for (const entry of entriesOf(root, base + path, fieldsOf(resolved(root, item)))) {
      weight += weightOf(entry);
      if (weight > maxWeight || entries.size >= maxEntries) return [...entries.values()];
      // Two paths of a document may be the same below `/api/`.
      const name = `${entry.method} ${entry.path}`;
      if (!entries.has(name)) entries.set(name, entry);
    }
  }
  return [...entries.values()];
}

/** The approximate size of an entry, in characters, including an overhead for each part. */
function weightOf({ path, body, parameters }: CatalogueEntry): number {
  const own = 200 + path.length + (body?.length ?? 0);
  return parameters.reduce((sum, { about, values, example }) => {
    const texts = values.reduce((length, value) => length + 20 + value.length, 0);
    return sum + 150 + about.length + example.length + texts;
  }, own);
}

function entriesOf(
  root: Record<string, unknown>,
  path: string,
  item: Record<string, unknown>,
): CatalogueEntry[] {
  const below = belowApi(path);
  if (below === null || below.length > longestPath || !readForwardPath(below).ok) return [];
  return methods.flatMap((method) => {
    if (!(method in item)) return [];
    const operation = fieldsOf(item[method]);
    // The operation's parameters come first, because they override the path's parameters of the same name.
    const listed = [operation['parameters'], item['parameters']]
      .flatMap((list) => itemsOf(list)?.slice(0, maxParameters) ?? [])
      .map((parameter) => fieldsOf(resolved(root, parameter)));
    return [
      {
        method: method.toUpperCase(),
        path: below,
        summary: summaryOf(operation),
        tag: textOf(itemsOf(operation['tags'])?.[0], 100) ?? '',
        parameters: eachOnce([...parametersOf(root, listed), ...unlisted(below)]),
        body: bodyOf(root, operation, listed),
      },
    ];
  });
}

/** Documents give paths from the server's root or relative to `/api`. */
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
    const { in: location } = parameter;
    const name = textOf(parameter['name'], 100);
    if (name === null || (location !== 'path' && location !== 'query')) return [];
    // OpenAPI 3 has a schema for it, Swagger 2 has its fields here.
    const schema = { ...parameter, ...fieldsOf(resolved(root, parameter['schema'])) };
    const values = (itemsOf(schema['enum']) ?? []).slice(0, 100).map(plain).filter(Boolean);
    const about = [textOf(schema['type']), textOf(parameter['description'])].filter(Boolean);
    return [
      {
        name,
        in: location,
        required: location === 'path' || parameter['required'] === true,
        about: about.join(', ').slice(0, 200),
        values: [...new Set(values)],
        example: plain(schema['default'] ?? schema['example'] ?? ''),
      },
    ];
  });
}

/** The parameters that appear in the path, in case the document doesn't list them. */
const unlisted = (path: string): CatalogueParameter[] =>
  [...path.matchAll(/\{([^{}]{1,100})\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    about: '',
    values: [],
    example: '',
  }));

/** A name counts once for the path and once for the query; the first one wins. */
function eachOnce(parameters: readonly CatalogueParameter[]): CatalogueParameter[] {
  const once = new Map<string, CatalogueParameter>();
  for (const parameter of parameters) {
    const name = `${parameter.in} ${parameter.name}`;
    if (!once.has(name)) once.set(name, parameter);
  }
  return [...once.values()].slice(0, maxParameters);
}

function bodyOf(
  root: Record<string, unknown>,
  operation: Record<string, unknown>,
  listed: readonly Record<string, unknown>[],
): string | null {
  const content = fieldsOf(fieldsOf(resolved(root, operation['requestBody']))['content']);
  const json = fieldsOf(content['application/json'] ?? Object.values(content)[0]);
  const swagger = listed.find((parameter) => parameter['in'] === 'body');
  const schema = json['schema'] ?? swagger?.['schema'];
  if (schema === undefined && json['example'] === undefined) return null;
  const example = exampleOf(root, json['example'] === undefined ? schema : json);
  const text = JSON.stringify(example, null, 2);
  return text.length <= longestBody ? text : '{}';
}

const plain = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? (textOf(String(value), 200) ?? '') : '';
