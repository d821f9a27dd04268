import type { ListedKey } from './listed-key.ts';
import { sameName } from './same-name.ts';

/**
 * The keys in the Hub's list that a pasted key may be: the one whose prefix it begins with, where the Hub tells
 * prefixes (djangorestframework-api-key's keys are `prefix.secret`); otherwise all of its name.
 */
export function matchingListedKeys(
  listed: readonly ListedKey[],
  { name, key }: { name: string; key: string },
): readonly ListedKey[] {
  const text = key.trim();
  const begun = listed.filter(({ more: { prefix } }) => prefix && text.startsWith(`${prefix}.`));
  if (begun.length > 0) return begun;
  const typed = name.trim();
  return typed === '' ? [] : listed.filter((one) => sameName(one.name.trim(), typed));
}
