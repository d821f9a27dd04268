import type { CatalogueEntry } from './catalogue.ts';
import { entryWords } from './words/endpoint-words.ts';

/**
 * The entries that contain every word: those whose path or name is what was typed, then those with the words
 * as whole parts of the path, as pieces of it, and anywhere else. Equally close ones keep their order. Names are
 * those of the language that is shown.
 */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  search: string,
): readonly CatalogueEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((left, right) => (left.rank ?? 0) - (right.rank ?? 0))
    .map(({ entry }) => entry);
}

function rankOf(entry: CatalogueEntry, words: readonly string[]): number | null {
  const { method, path, tag } = entry;
  const summary = entryWords(entry);
  const request = `${method} ${path}`.toLowerCase();
  const all = `${request} ${summary} ${tag}`.toLowerCase();
  if (!words.every((word) => all.includes(word))) return null;
  if (summary.toLowerCase() === words.join(' ')) return 0;
  if (!words.every((word) => request.includes(word))) return 4;
  const parts = request.split(/[\s/]+/).filter((part) => part !== '' && part !== 'api');
  const asked = words.flatMap((word) => word.split('/')).filter((part) => part && part !== 'api');
  if (!asked.every((part) => parts.includes(part))) return 3;
  const others = parts.filter((part) => !asked.includes(part) && part !== method.toLowerCase());
  return others.length === 0 ? 1 : 2;
}
