import type { HubProblem } from './hub-problem.ts';

/** A request that a Hub accepts, according to its own API document. */
export interface CatalogueEntry {
  method: string;
  /** Below the Hub's base, from `/api/` on; parameters as `{name}`. */
  path: string;
  summary: string;
  tag: string;
  parameters: readonly CatalogueParameter[];
  /** An example of the body, as indented JSON; null: the request has no body. */
  body: string | null;
}

export interface CatalogueParameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  /** Its type and description, in a few words. */
  about: string;
  /** The allowed values; empty if any value is allowed. */
  values: readonly string[];
  example: string;
}

export interface Catalogue {
  entries: readonly CatalogueEntry[];
  /** `built-in`: the Hub's own document was not found, so Hubkey's own table is used. */
  source: 'hub' | 'built-in';
  /** Path of the document that was found. */
  from: string | null;
  /** A document that was found but couldn't be read, and why; null: none was found. */
  unread: { path: string; problem: HubProblem } | null;
  /** ms since the epoch. */
  readAt: number;
}

/** The path with its parameters filled in, percent-encoded; an empty query is left out. */
export function filledPath(
  { path, parameters }: Pick<CatalogueEntry, 'path' | 'parameters'>,
  values: Readonly<Record<string, string>>,
): string {
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(values[`path ${name}`] ?? ''),
  );
  const query = parameters
    .filter(
      (parameter) => parameter.in === 'query' && (values[`query ${parameter.name}`] ?? '') !== '',
    )
    .map(({ name }) => {
      const value = values[`query ${name}`] ?? '';
      return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
    });
  return query.length ? `${filled}?${query.join('&')}` : filled;
}

/** The first required parameter that is missing; null: none is. */
export function missingParameter(
  { parameters }: CatalogueEntry,
  values: Readonly<Record<string, string>>,
): string | null {
  const missing = parameters.find(
    (parameter) =>
      parameter.required && (values[`${parameter.in} ${parameter.name}`] ?? '').trim() === '',
  );
  return missing?.name ?? null;
}
