import type { CatalogueParameter } from './catalogue-parameter.ts';
import type { EndpointId } from './endpoint.ts';
import type { HubProblem } from './hub-problem.ts';

/** A request that a Hub accepts, according to its own API document. */
export interface CatalogueEntry {
  method: string;
  /** Below the Hub's base, from `/api/` on; parameters as `{name}`. */
  path: string;
  /** What the Hub's document says about it; empty: nothing. */
  summary: string;
  /** The endpoint of the Hub's guide that it is; absent: the guide doesn't have it. */
  known?: EndpointId;
  tag: string;
  parameters: readonly CatalogueParameter[];
  /** An example of the body, as indented JSON; null: the request has no body. */
  body: string | null;
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

/** The names of the required parameters that are missing. */
export const missingParameters = (
  { parameters }: CatalogueEntry,
  values: Readonly<Record<string, string>>,
): readonly string[] =>
  parameters
    .filter(
      (parameter) =>
        parameter.required && (values[`${parameter.in} ${parameter.name}`] ?? '').trim() === '',
    )
    .map(({ name }) => name);
