/** A recent or favourite request, without its body. */
export interface SavedRequest {
  method: string;
  /** Below the Hub's base, as a command has it. Its query may contain a secret, so the settings have none. */
  path: string;
}

/** How many recent requests a profile has. */
export const maxRecent = 10;
/** How many favourites a profile has. */
export const maxFavourites = 50;
/** Longer paths, in characters, aren't saved. */
export const longestSavedPath = 2_000;

export const sameRequest = (left: SavedRequest, right: SavedRequest): boolean =>
  left.method === right.method && left.path === right.path;

export const hasRequest = (list: readonly SavedRequest[], request: SavedRequest): boolean =>
  list.some((other) => sameRequest(other, request));

/** The list with a request at its beginning, once; the same list if it is already there. */
export function withRecent(
  list: readonly SavedRequest[],
  request: SavedRequest,
): readonly SavedRequest[] {
  const [first] = list;
  if (first && sameRequest(first, request)) return list;
  const others = list.filter((other) => !sameRequest(other, request));
  return [request, ...others].slice(0, maxRecent);
}

/** The list without a request that it has, or with it at the end; when it is full, the oldest leaves. */
export function toggled(
  list: readonly SavedRequest[],
  request: SavedRequest,
): readonly SavedRequest[] {
  return hasRequest(list, request)
    ? list.filter((other) => !sameRequest(other, request))
    : [...list, request].slice(-maxFavourites);
}

export const withoutQuery = ({ method, path }: SavedRequest): SavedRequest => ({
  method,
  path: path.split('?', 1)[0] ?? '',
});

/** The list as the settings save it: without queries, each request once. */
export function withoutQueries(list: readonly SavedRequest[]): readonly SavedRequest[] {
  if (!list.some(({ path }) => path.includes('?'))) return list;
  const plain = list.map(withoutQuery);
  return plain.filter((request, at) => !hasRequest(plain.slice(0, at), request));
}
