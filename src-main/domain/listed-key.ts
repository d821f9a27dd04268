import { fail, ok, type Result } from './result.ts';

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

/** A page of the Hub's list, or a list that is no page. An entry without an id is passed over. */
export function readKeyPage(json: unknown): Result<KeyPage, 'wrong-shape'> {
  if (Array.isArray(json)) return ok({ keys: readKeys(json), count: json.length, next: null });
  if (typeof json !== 'object' || json === null) return fail('wrong-shape');
  const { results, count, next } = json as Record<string, unknown>;
  if (!Array.isArray(results)) return fail('wrong-shape');
  return ok({
    keys: readKeys(results),
    count: typeof count === 'number' ? count : null,
    next: typeof next === 'string' ? queryOf(next) : null,
  });
}

const readKeys = (items: readonly unknown[]): ListedKey[] => items.flatMap(readKey);

function readKey(item: unknown): ListedKey[] {
  if (typeof item !== 'object' || item === null) return [];
  const { id, name, url: _url, ...more } = item as Record<string, unknown>;
  if (typeof id !== 'number' || !Number.isInteger(id)) return [];
  return [{ hubId: id, name: typeof name === 'string' ? name : '', more: readMore(more) }];
}

/** Texts, numbers and truths of unknown fields; nothing that could be a secret. */
function readMore(fields: Record<string, unknown>): Record<string, string> {
  const told = Object.entries(fields).filter(
    ([name, value]) =>
      !/key|secret|token|hash/i.test(name) &&
      ['string', 'number', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(
    told.slice(0, 8).map(([name, value]) => [name.slice(0, 40), String(value).slice(0, 200)]),
  );
}

function queryOf(url: string): string | null {
  const [beforeHash = ''] = url.split('#');
  const mark = beforeHash.indexOf('?');
  const query = mark < 0 ? '' : beforeHash.slice(mark);
  return isPageQuery(query) ? query : null;
}

/** Whether a text may go behind the list's path: a query of plain characters. */
export const isPageQuery = (query: string): boolean => /^\?[!-~]{1,500}$/.test(query);
