import { fieldsOf, itemsOf, textOf } from '../unknown-json.ts';
import { resolved } from './resolved.ts';

const maxDepth = 6;
/** How many values an example may have: recursive schemas could produce billions. */
const maxValues = 200;

/** A value for a schema: its own example or default, otherwise one made from its type. Recursive schemas are cut. */
export function exampleOf(root: Record<string, unknown>, schema: unknown): unknown {
  return valueOf({ root, left: maxValues }, schema, 0);
}

interface Making {
  root: Record<string, unknown>;
  /** How many more values may be created. */
  left: number;
}

function valueOf(making: Making, schema: unknown, depth: number): unknown {
  making.left -= 1;
  const fields = fieldsOf(resolved(making.root, schema));
  for (const name of ['example', 'default']) {
    if (fields[name] !== undefined) return copyOf(making, fields[name], depth);
  }
  const [first] = itemsOf(fields['enum']) ?? [];
  if (first !== undefined) return copyOf(making, first, depth);
  if (depth >= maxDepth || making.left <= 0) return null;
  const all = itemsOf(fields['allOf']);
  if (all) return merged(upTo(making, all, (part) => valueOf(making, part, depth + 1)));
  const [part] = ['oneOf', 'anyOf'].flatMap((name) => itemsOf(fields[name])?.slice(0, 1) ?? []);
  if (part !== undefined) return valueOf(making, part, depth + 1);
  const { type = fields['properties'] ? 'object' : 'string' } = fields;
  switch (type) {
    case 'object':
      return objectOf(making, fields, depth);
    case 'array':
      return [valueOf(making, fields['items'], depth + 1)];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    default:
      return 'string';
  }
}

/** Fields that the Hub sets itself don't belong in a request. */
function objectOf(
  making: Making,
  fields: Record<string, unknown>,
  depth: number,
): Record<string, unknown> {
  const properties = Object.entries(fieldsOf(fields['properties'])).slice(0, maxValues);
  const wanted = properties.filter(
    ([, schema]) => fieldsOf(resolved(making.root, schema))['readOnly'] !== true,
  );
  return Object.fromEntries(
    upTo(making, wanted, ([name, schema]) => [
      textOf(name) ?? '',
      valueOf(making, schema, depth + 1),
    ]),
  );
}

/** A document's own example, with the same limits as a generated one. */
function copyOf(making: Making, value: unknown, depth: number): unknown {
  making.left -= 1;
  if (typeof value === 'string') return textOf(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth || making.left <= 0) return null;
  const items = itemsOf(value);
  if (items) return upTo(making, items, (item) => copyOf(making, item, depth + 1));
  const entries = Object.entries(fieldsOf(value)).slice(0, maxValues);
  return Object.fromEntries(
    upTo(making, entries, ([name, item]) => [textOf(name) ?? '', copyOf(making, item, depth + 1)]),
  );
}

/** The results for the items, up to the limit. */
function upTo<Item, Made>(
  making: Making,
  items: readonly Item[],
  make: (item: Item) => Made,
): Made[] {
  const made: Made[] = [];
  for (const item of items) {
    if (making.left <= 0) break;
    made.push(make(item));
  }
  return made;
}

const merged = (parts: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(fieldsOf(part))));
