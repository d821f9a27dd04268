import { fieldsOf, itemsOf } from '../unknown-json.ts';
import { resolved } from './resolved.ts';

const mostDepth = 6;
const mostFields = 60;

/** A value of a schema: its own example or default, else one made of its type. A schema within itself ends. */
export function exampleOf(root: Record<string, unknown>, schema: unknown, depth = 0): unknown {
  const fields = fieldsOf(resolved(root, schema));
  for (const name of ['example', 'default']) {
    if (fields[name] !== undefined) return fields[name];
  }
  const [first] = itemsOf(fields['enum']) ?? [];
  if (first !== undefined) return first;
  if (depth >= mostDepth) return null;
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((name) => itemsOf(fields[name]) ?? []);
  if (itemsOf(fields['allOf']))
    return merged(parts.map((part) => exampleOf(root, part, depth + 1)));
  if (parts.length) return exampleOf(root, parts[0], depth + 1);
  const { type = fields['properties'] ? 'object' : 'string' } = fields;
  switch (type) {
    case 'object':
      return objectOf(root, fields, depth);
    case 'array':
      return [exampleOf(root, fields['items'], depth + 1)];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    default:
      return 'string';
  }
}

/** What the Hub sets itself is no part of a request. */
function objectOf(
  root: Record<string, unknown>,
  fields: Record<string, unknown>,
  depth: number,
): Record<string, unknown> {
  const properties = Object.entries(fieldsOf(fields['properties']))
    .filter(([, schema]) => fieldsOf(resolved(root, schema))['readOnly'] !== true)
    .slice(0, mostFields);
  return Object.fromEntries(
    properties.map(([name, schema]) => [name, exampleOf(root, schema, depth + 1)]),
  );
}

const merged = (parts: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(fieldsOf(part))));
