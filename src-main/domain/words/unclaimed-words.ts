import { m } from '../messages/index.ts';
import type { UnclaimedItems, UnclaimedKey } from '../unclaimed-items.ts';
import { shownName } from './shown-name.ts';

/** How many items belong to no profile, and which of them can only be removed. */
export function unclaimedWords(items: UnclaimedItems): string {
  const count = items.removable.length;
  const first = m.keychain_unclaimed({ count });
  return removableKeys(items) < count
    ? m.keychain_sentences({ first, second: m.keychain_unclaimed_sessions() })
    : first;
}

/** How many client keys are among the items to be removed, and how to go on using one; null: there are none. */
export function removedKeysWords(items: UnclaimedItems): string | null {
  const count = removableKeys(items);
  return count === 0 ? null : m.keychain_unclaimed_keys({ count });
}

/** Says that so many items were removed. */
export const removedItemsWords = (count: number): string => m.keychain_unclaimed_removed({ count });

/** What can be done with client keys that belong to no profile. */
export const adoptableWords = (hasProfiles: boolean): string =>
  hasProfiles ? m.keychain_unclaimed_usable() : m.keychain_unclaimed_no_hub();

/** Which profile the key was saved for, or why it is left alone. `profile` is that profile's name; null: it is gone. */
export function unclaimedKeyWords({ named }: UnclaimedKey, profile: string | null): string {
  if (named) return m.keychain_unclaimed_named();
  return profile === null
    ? m.keychain_unclaimed_no_profile()
    : m.keychain_unclaimed_saved_for({ profile: shownName(profile) });
}

const removableKeys = ({ keys }: UnclaimedItems): number =>
  keys.filter(({ named }) => !named).length;
