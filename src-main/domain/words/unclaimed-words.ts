import type { UnclaimedItems, UnclaimedKey } from '../unclaimed-items.ts';
import { countWords, numberWords } from './counts.ts';
import { shownName } from './shown-name.ts';

const sessionsWords =
  'A saved session or password doesn’t say which Hub and user it’s for, so it can only be removed. Sign in again instead.';

/** How many items belong to no profile, and which of them can only be removed. */
export function unclaimedWords(items: UnclaimedItems): string {
  const count = items.removable.length;
  const belong = count === 1 ? 'belongs' : 'belong';
  const words = `${countWords(count, 'item')} in the keychain ${belong} to no profile.`;
  return removableKeys(items) < count ? `${words} ${sessionsWords}` : words;
}

/** How many client keys are among the items to be removed, and how to go on using one; null: there are none. */
export function removedKeysWords(items: UnclaimedItems): string | null {
  const count = removableKeys(items);
  if (count === 0) return null;
  return count === 1
    ? '1 of them is a client key. To go on using it, cancel and use it for a profile first.'
    : `${numberWords(count)} of them are client keys. To go on using one, cancel and use it for a profile first.`;
}

/** Says that so many items were removed. */
export const removedItemsWords = (count: number): string =>
  `Removed ${countWords(count, 'item')} from the keychain.`;

/** What can be done with client keys that belong to no profile. */
export const adoptableWords = (hasProfiles: boolean): string =>
  hasProfiles
    ? 'You can use these client keys again. Choose a profile of the Hub that a key is from: Hubkey checks the key there first.'
    : 'You can use these client keys again. Add their Hub first.';

/** Which profile the key was saved for, or why it is left alone. `profile` is that profile's name; null: it is gone. */
export function unclaimedKeyWords({ named }: UnclaimedKey, profile: string | null): string {
  if (named) return 'A damaged settings file still names this key, so Hubkey leaves it alone.';
  return profile === null
    ? 'The profile it was saved for is gone.'
    : `It was saved for ${shownName(profile)}.`;
}

const removableKeys = ({ keys }: UnclaimedItems): number =>
  keys.filter(({ named }) => !named).length;
