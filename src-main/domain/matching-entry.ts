import type { CatalogueEntry } from './catalogue.ts';
import { matchesTemplate } from './path-template.ts';
import type { SavedRequest } from './saved-request.ts';

/** The method of a path that was typed without one: GET, unless the Hub is only known to take others. */
export function proposedMethod(path: string, entries: readonly CatalogueEntry[]): string {
  const [beforeQuery = ''] = path.split('?');
  const exact = entries.filter((entry) => entry.path === beforeQuery);
  const known =
    exact.length > 0 ? exact : entries.filter((entry) => matchesTemplate(entry.path, path));
  const methods = known.map(({ method }) => method);
  return methods.includes('GET') ? 'GET' : (methods[0] ?? 'GET');
}

/** Whether a request lacks what its entry has: the body, or a part of the query. `body` empty: none is wanted. */
export function isUnfilled(
  request: SavedRequest,
  body: string | undefined,
  entries: readonly CatalogueEntry[],
): boolean {
  const entry = entryOf(request, entries);
  if (!entry) return false;
  const query = queryOf(request.path);
  const lacks = entry.parameters.some(
    ({ in: location, required, name }) => location === 'query' && required && !query.get(name),
  );
  return lacks || (entry.body !== null && body === undefined);
}

/** The entry of a request with what the request has already; null: there is none. */
export function filledEntry(
  request: SavedRequest,
  entries: readonly CatalogueEntry[],
): CatalogueEntry | null {
  const entry = entryOf(request, entries);
  if (!entry || entry.path === request.path) return entry;
  const [path = ''] = request.path.split('?');
  const query = queryOf(request.path);
  const parameters = entry.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => ({
      ...parameter,
      example: query.get(parameter.name) ?? parameter.example,
    }));
  return { ...entry, path, parameters };
}

function entryOf(
  { method, path }: SavedRequest,
  entries: readonly CatalogueEntry[],
): CatalogueEntry | null {
  const [beforeQuery = ''] = path.split('?');
  const ofMethod = entries.filter((entry) => entry.method === method);
  const exact = ofMethod.find((entry) => entry.path === beforeQuery);
  return exact ?? ofMethod.find((entry) => matchesTemplate(entry.path, path)) ?? null;
}

/** The last value of each name, as the Hub decodes it. */
function queryOf(path: string): Map<string, string> {
  const mark = path.indexOf('?');
  const pairs = mark < 0 ? [] : path.slice(mark + 1).split('&');
  return new Map(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('='))];
    }),
  );
}

/** A text that isn't encoded validly stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
