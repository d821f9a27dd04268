import type { CatalogueEntry } from './catalogue.ts';
import { askingEndpoint, endpoints } from './endpoint.ts';

/**
 * The requests of a Hub's document and of its guide. An entry of the document wins, and keeps the guide's
 * name for it, as many documents leave requests out or name them by their code.
 */
export function withGuide(document: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const guide = new Map(guideEntries.map((entry) => [requestKey(entry), entry]));
  const entries = document.map((entry) => {
    const known = guide.get(requestKey(entry));
    guide.delete(requestKey(entry));
    // A body that the command asks for isn't to be typed before.
    const body = askingEndpoint(entry.method, entry.path) ? null : entry.body;
    return { ...entry, ...(known?.known ? { known: known.known } : {}), body };
  });
  return [...entries, ...guide.values()];
}

const guideEntries: readonly CatalogueEntry[] = endpoints.map(
  ({ id, method, path, parameters, body }) => ({
    method,
    path,
    summary: '',
    known: id,
    tag: '',
    parameters,
    body,
  }),
);

/** The same for two that differ only in the names of their parameters or in the final slash. */
const requestKey = ({ method, path }: Pick<CatalogueEntry, 'method' | 'path'>): string =>
  `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}').replace(/\/$/, '')}`;
