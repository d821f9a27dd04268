import { fieldsOf, itemsOf, numberOf, textOf } from './unknown-json.ts';

/** The most keys of one page that are taken in. */
const mostKeys = 20_000;
/** The most of what the Hub tells beside id and name, of all keys of a page together. */
const mostDetails = 40_000;

/** A client key as the Hub lists it: never with its secret. */
export interface ListedKey {
  hubId: number;
  name: string;
  /** Whatever else the Hub tells of it, in its own words; empty where that is nothing. */
  more: Readonly<Record<string, string>>;
}

export interface KeyPage {
  keys: readonly ListedKey[];
  /** How many keys there are on all pages; null where the Hub doesn't say. */
  count: number | null;
  /** The query of the next page, from `?` on; null: this is the last. Its host is not believed. */
  next: string | null;
}

/**
 * A page of the Hub's list, or a list that is no page; null where it is neither. An entry without an
 * id, or with one that JSON's numbers can't hold, is passed over.
 */
export function readKeyPage(json: unknown): KeyPage | null {
  const bare = itemsOf(json);
  if (bare) return { keys: readKeys(bare), count: bare.length, next: null };
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
  const room = { left: mostDetails };
  return items.slice(0, mostKeys).flatMap((item) => readKey(item, room));
}

function readKey(item: unknown, room: { left: number }): ListedKey[] {
  const { id, name, url: _url, ...others } = fieldsOf(item);
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return [];
  const more = readMore(others, Math.min(8, room.left));
  room.left -= Object.keys(more).length;
  return [{ hubId: id, name: textOf(name) ?? '', more }];
}

/** At most `most` texts, numbers and truths of unknown fields; nothing that could be a secret. */
function readMore(fields: Record<string, unknown>, most: number): Record<string, string> {
  const told = Object.entries(fields).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : detailOf(value);
    const field = textOf(name, 40);
    const shown = field !== null && text !== null && !/key|secret|token|hash/i.test(name);
    return shown ? [[field, textOf(text, 200) ?? ''] as const] : [];
  });
  return Object.fromEntries(told.slice(0, most));
}

const detailOf = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

function queryOf(url: string): string | null {
  const [beforeHash = ''] = url.split('#');
  const mark = beforeHash.indexOf('?');
  const query = mark < 0 ? '' : beforeHash.slice(mark);
  return isPageQuery(query) ? query : null;
}

/** Whether a text may go behind the list's path: a query of plain characters. */
export const isPageQuery = (query: string): boolean => /^\?[!-~]{1,500}$/.test(query);
