import type { SettingItem } from './setting-item.ts';

/** The settings whose shown words contain every word of the query, without regard to case and accents; all, if it is blank. */
export function matchingSettings<Item extends SearchedItem>(
  items: readonly Item[],
  query: string,
  sectionName: (item: Item) => string,
): readonly Item[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => {
    const shown = plain([sectionName(item), ...shownWords(item)].join(' '));
    return words.every((word) => shown.includes(word));
  });
}

type SearchedItem = Pick<SettingItem, 'label' | 'help' | 'words' | 'control' | 'profile'>;

function shownWords({ label, help, words = [], control, profile }: SearchedItem): string[] {
  const options = control.kind === 'choice' ? control.options.map((option) => option.label) : [];
  const button = control.kind === 'act' || control.kind === 'text' ? [control.button] : [];
  return [label, help ?? '', ...words, ...options, ...button, profile?.name ?? ''];
}

/** Combining marks are dropped, so that "Schlüssel" is found by "schlussel". */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
