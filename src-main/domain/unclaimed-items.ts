import { probeAccount } from './doctor.ts';
import { readProfileId, type ProfileId } from './ids.ts';
import type { Profile } from './profile.ts';

/** Items of the keychain that belong to no profile. No secret. */
export interface UnclaimedItems {
  /** The accounts that nothing names: a person may remove them. */
  removable: readonly string[];
  /** The client keys, removable or not: each can be used for a profile again. */
  keys: readonly UnclaimedKey[];
}

export interface UnclaimedKey {
  account: string;
  /** The profile that it was saved for; it may be gone. */
  savedFor: ProfileId;
  /** A damaged settings file still names it, so it is never removed: its profile or key may come back. */
  named: boolean;
}

const slots = ['access', 'refresh', 'password', 'passphrase'];

/**
 * The accounts in a keychain that belong to no profile, to no key of a profile, and to no change of keys
 * in progress. `setAside`: the ids in damaged settings files, whose profiles and keys may come back.
 */
export function unclaimedItems(
  accounts: readonly string[],
  profiles: readonly Profile[],
  setAside: ReadonlySet<string>,
): UnclaimedItems {
  // The doctor's own item is removed without asking.
  const claimed = new Set([probeAccount, ...profiles.flatMap(accountsOf)]);
  const present = new Set<string>(profiles.map(({ id }) => id));
  const isNamed = (account: string): boolean => {
    const [profile = '', , key = ''] = account.split('/');
    return setAside.has(key) || (setAside.has(profile) && !present.has(profile));
  };
  const unclaimed = accounts.filter((account) => !claimed.has(account));
  return {
    removable: unclaimed.filter((account) => !isNamed(account)),
    keys: unclaimed.flatMap((account) => {
      const savedFor = profileOfKey(account);
      return savedFor ? [{ account, savedFor, named: isNamed(account) }] : [];
    }),
  };
}

/** The profile that a client key was saved for, from the key's account; null: the account isn't a client key's. */
export function profileOfKey(account: string): ProfileId | null {
  const [, profile = ''] = /^([0-9a-f]{16})\/key\/[0-9a-f]{16}$/.exec(account) ?? [];
  return readProfileId(profile);
}

function accountsOf({ id, keys, acts }: Profile): string[] {
  const keyIds = [
    ...keys.map((key) => key.id),
    ...acts.flatMap((act) => (act.kind === 'rotate' ? [act.key, act.old.key] : [act.key])),
  ];
  return [...slots, ...keyIds.map((key) => `key/${key}`)].map((slot) => `${id}/${slot}`);
}
