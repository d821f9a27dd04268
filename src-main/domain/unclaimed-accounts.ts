import { probeAccount } from './doctor.ts';
import type { Profile } from './profile.ts';

const slots = ['access', 'refresh', 'password'];

/**
 * The accounts in a keychain that belong to no profile, to no key of a profile, and to no change of keys
 * in progress. `setAside`: the ids in damaged settings files, whose profiles and keys may come back.
 */
export function unclaimedAccounts(
  accounts: readonly string[],
  profiles: readonly Profile[],
  setAside: ReadonlySet<string>,
): string[] {
  // The doctor's own item is removed without asking.
  const claimed = new Set([probeAccount, ...profiles.flatMap(accountsOf)]);
  const present = new Set<string>(profiles.map(({ id }) => id));
  return accounts.filter((account) => {
    const [profile = '', , key = ''] = account.split('/');
    const mayComeBack = setAside.has(key) || (setAside.has(profile) && !present.has(profile));
    return !claimed.has(account) && !mayComeBack;
  });
}

function accountsOf({ id, keys, acts }: Profile): string[] {
  const keyIds = [
    ...keys.map((key) => key.id),
    ...acts.flatMap((act) => (act.kind === 'rotate' ? [act.key, act.old.key] : [act.key])),
  ];
  return [...slots, ...keyIds.map((key) => `key/${key}`)].map((slot) => `${id}/${slot}`);
}
