import { methodsOf, isReading } from './request-methods.ts';
import type { HeaderList } from './forward-headers.ts';
import { decodedPath } from './forward-path.ts';

/** A request that may change something at the Hub, as a person is asked about it. */
export interface Change {
  /** With what a header puts in its place: `POST as DELETE`. */
  method: string;
  /** `?…` stands for its query, which may hold a secret. */
  path: string;
  /** Method and path with ids replaced, such as `DELETE /api/jobs/{id}/`: what a lasting permission covers. */
  family: string;
}

/**
 * The change that a request may make; null: it only reads. `templates` are the paths that the Hub's own
 * document lists, with `{name}` where an id stands.
 */
export function changeOf(
  method: string,
  target: string,
  headers: HeaderList,
  templates: readonly string[],
): Change | null {
  const methods = methodsOf(method, headers);
  if (methods.every(isReading)) return null;
  const [path = '', query] = target.split('?');
  const named = [...new Set(methods)].join(' as ');
  return {
    method: named,
    path: query === undefined ? path : `${path}?…`,
    family: `${named} ${familyOf(path, templates)}`,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const anyId = '{id}';

/** A path as the Hub decodes it, with `{id}` for each id. One that servers could decode in two ways is its own family. */
function familyOf(path: string, templates: readonly string[]): string {
  const decoded = decodedPath(path);
  if (decodedPath(decoded) !== decoded) return path;
  const segments = segmentsOf(decoded);
  const known = templates
    .map(segmentsOf)
    .filter((template) => matches(template, segments))
    .sort(byPrecision)[0];
  const family = segments.map((segment, at) =>
    (known ? isParameter(known[at] ?? '') : isPlainId(segment)) ? anyId : escaped(segment),
  );
  return `/${[...family, ''].join('/')}`;
}

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean);

const isPlainId = (segment: string): boolean => /^\d+$/.test(segment) || uuid.test(segment);

const isParameter = (segment: string): boolean => /^\{[^{}]+\}$/.test(segment);

/** A segment that was sent as `{id}` must not pass for ours. */
const escaped = (segment: string): string => segment.replaceAll('{', '%7B').replaceAll('}', '%7D');

const matches = (template: readonly string[], segments: readonly string[]): boolean =>
  template.length === segments.length &&
  template.every((part, at) => isParameter(part) || part === segments[at]);

/** `/api/jobs/running/` comes before `/api/jobs/{id}/`. */
function byPrecision(left: readonly string[], right: readonly string[]): number {
  for (const [at, segment] of left.entries()) {
    const difference = Number(isParameter(segment)) - Number(isParameter(right[at] ?? ''));
    if (difference !== 0) return difference;
  }
  return 0;
}
