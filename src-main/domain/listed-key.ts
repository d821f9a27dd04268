import { momentIn, nameIn } from './loose-json.ts';
import { fieldsOf, itemsOf, numberOf, textOf } from './unknown-json.ts';

/** The maximum number of keys that are read from a page, so that no list holds up the app. */
const maxKeys = 5_000;
/** The maximum number of further details, for all keys of a page together. */
const maxDetails = 10_000;
/** Longer than the Hub's framework lets a name be, in characters. */
const maxName = 200;

/** A client key in the Hub's list, which never has its secret. */
export interface ListedKey {
  hubId: number;
  name: string;
  /** Whose key it is; null: the Hub doesn't say. */
  owner: string | null;
  /** When it was created, and when it ends; ms since the epoch, null: the Hub doesn't say. */
  createdAt: number | null;
  expiresAt: number | null;
  /** When anyone last used it; ms since the epoch, null: the Hub doesn't say. */
  lastUsedAt: number | null;
  /** Any further details from the Hub, in its own words; may be empty. */
  more: Readonly<Record<string, string>>;
}

export interface KeyPage {
  keys: readonly ListedKey[];
  /** How many keys there are on all pages; null where the Hub doesn't say. */
  count: number | null;
  /** The query of the next page, from `?` on; null: this is the last page. Its host is ignored. */
  next: string | null;
}

/**
 * A page of the Hub's list, or a plain list; null if it is neither. An entry without an
 * id, or with one too large for JSON's numbers, is skipped.
 */
export function readKeyPage(json: unknown): KeyPage | null {
  const list = itemsOf(json);
  if (list) return { keys: readKeys(list), count: list.length, next: null };
  const { results, count, next } = fieldsOf(json);
  const listed = itemsOf(results);
  if (!listed) return null;
  return {
    keys: readKeys(listed),
    count: numberOf(count),
    next: typeof next === 'string' ? queryOf(next) : null,
  };
}

function readKeys(items: readonly unknown[]): ListedKey[] {
  const room = { left: maxDetails };
  return items.slice(0, maxKeys).flatMap((item) => readKey(item, room));
}

/** The documentation leaves these fields open: a Hub may have each under one of these names, or not at all. */
const ownerFields = ['owner', 'user', 'created_by', 'username'];
const createdFields = ['created', 'created_at', 'date_created', 'created_on'];
const usedFields = ['last_used', 'last_used_at', 'last_used_on', 'last_seen'];
const expiryFields = [
  'expiry_date',
  'expires',
  'expires_at',
  'expiry',
  'expiration',
  'expiration_date',
  'expires_on',
  'valid_until',
];

function readKey(item: unknown, room: { left: number }): ListedKey[] {
  const { id, name, url: _url, ...others } = fieldsOf(item);
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return [];
  const read = new Set<string>();
  const first = <Value>(fields: readonly string[], of: (value: unknown) => Value | null) => {
    for (const field of fields) {
      const value = of(others[field]);
      if (value === null) continue;
      read.add(field);
      return value;
    }
    return null;
  };
  const owner = first(ownerFields, nameIn);
  const createdAt = first(createdFields, momentIn);
  const expiresAt = first(expiryFields, momentIn);
  const lastUsedAt = first(usedFields, momentIn);
  const rest = Object.entries(others).filter(([field]) => !read.has(field));
  const more = readMore(rest, Math.min(8, room.left));
  room.left -= Object.keys(more).length;
  const shown = textOf(name, maxName) ?? '';
  return [{ hubId: id, name: shown, owner, createdAt, expiresAt, lastUsedAt, more }];
}

/** At most `max` details of unknown fields, in words; nothing that could be a secret. */
function readMore(
  fields: readonly (readonly [string, unknown])[],
  max: number,
): Record<string, string> {
  const details = fields.flatMap(([name, value]) => {
    const text = detailOf(value);
    const field = textOf(name, 40);
    const shown =
      field !== null && text !== null && text !== '' && !/key|secret|token|hash/i.test(name);
    return shown ? [[field, textOf(text, 200) ?? ''] as const] : [];
  });
  return Object.fromEntries(details.slice(0, max));
}

/** A text as it is; an object is represented by its name. */
const detailOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : nameIn(value);
};

function queryOf(url: string): string | null {
  const [beforeHash = ''] = url.split('#');
  const mark = beforeHash.indexOf('?');
  const query = mark < 0 ? '' : beforeHash.slice(mark);
  return isPageQuery(query) ? query : null;
}

/** Whether a text may be appended to the list's path: a query of plain characters. */
export const isPageQuery = (query: string): boolean => /^\?[!-~]{1,500}$/.test(query);
