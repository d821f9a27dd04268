import {
  endpointName,
  entryWords,
  hasRequest,
  isMenuEndpoint,
  knownEndpoint,
  looksLikePath,
  m,
  searchCatalogue,
  shortName,
  typedRequest,
  type CatalogueEntry,
  type ProfileState,
  type SavedRequest,
} from '../../../src-main/contract/index.ts';

/** Nobody scrolls through more than this; the search narrows it down. */
const maxShown = 100;

/** A line of the field "Endpoint". */
export type EndpointOption = { key: string; method: string; path: string; name: string } & (
  { kind: 'typed' } | { kind: 'saved' } | { kind: 'entry'; entry: CatalogueEntry }
);

export interface OptionGroup {
  name: string;
  options: readonly EndpointOption[];
}

/** What the field offers for a search: the typed path, favourites, what was used last, and the Hub's endpoints. */
export function endpointOptions(
  { favouriteRequests, recentRequests }: Pick<ProfileState, 'favouriteRequests' | 'recentRequests'>,
  entries: readonly CatalogueEntry[],
  search: string,
): { groups: readonly OptionGroup[]; leftOut: number; found: number } {
  const recent = recentRequests.filter((request) => !hasRequest(favouriteRequests, request));
  const found = searchCatalogue(menuFirst(entries, search), search);
  const listed = found.slice(0, maxShown);
  const groups: OptionGroup[] = [
    { name: m.copy_endpoint_typed(), options: typedOptions(search, entries) },
    { name: m.copy_endpoint_favourites(), options: savedOptions(favouriteRequests, search) },
    { name: m.copy_endpoint_recent(), options: savedOptions(recent, search) },
    { name: m.copy_endpoint_hub(), options: listed.map(entryOption) },
  ];
  return {
    groups: groups.filter(({ options }) => options.length > 0),
    leftOut: found.length - listed.length,
    found: found.length,
  };
}

/** Without a search, the endpoints of short menus stand before the others. */
function menuFirst(entries: readonly CatalogueEntry[], search: string): readonly CatalogueEntry[] {
  if (search.trim() !== '') return entries;
  const inMenu = ({ known }: CatalogueEntry): boolean => isMenuEndpoint(known);
  return [...entries.filter(inMenu), ...entries.filter((entry) => !inMenu(entry))];
}

function typedOptions(search: string, entries: readonly CatalogueEntry[]): EndpointOption[] {
  if (!looksLikePath(search)) return [];
  const request = typedRequest(search, entries);
  if (!request.ok) return [];
  return [{ kind: 'typed', key: 'typed', ...request.value, name: '' }];
}

function savedOptions(requests: readonly SavedRequest[], search: string): EndpointOption[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return requests
    .map(({ method, path }): EndpointOption => ({
      kind: 'saved',
      key: `saved ${method} ${path}`,
      method,
      path,
      name: requestName({ method, path }),
    }))
    .filter(({ method, path, name }) => {
      const text = `${method} ${path} ${name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
}

const entryOption = (entry: CatalogueEntry): EndpointOption => ({
  kind: 'entry',
  key: `entry ${entry.method} ${entry.path}`,
  method: entry.method,
  path: entry.path,
  name: entryWords(entry),
  entry,
});

/** The name of a request in the Hub's guide; empty: it isn't exactly one of those. */
function requestName({ method, path }: SavedRequest): string {
  const known = knownEndpoint(method, path);
  return known?.path === path ? endpointName(known.id) : '';
}

/** A request in one line: by its name, or "GET /api/jobs/?page=2". */
export const requestLine = (request: SavedRequest): string =>
  requestName(request) || `${request.method} ${shortName(request.path, 200)}`;
