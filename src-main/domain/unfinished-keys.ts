import type { ClientKeyId } from './ids.ts';
import type { Profile } from './profile.ts';

/** Every key of a profile that may have a secret in the keychain, including keys of unfinished changes. */
export function secretKeysOf({ keys, acts }: Pick<Profile, 'keys' | 'acts'>): ClientKeyId[] {
  const unfinished = acts.flatMap((act) =>
    act.kind === 'rotate' ? [act.key, act.old.key] : [act.key],
  );
  return [...new Set([...keys.map(({ id }) => id), ...unfinished])];
}

/**
 * The names of keys that unfinished changes may have left at the Hub and that no list here shows: a
 * new key, or the old one that a rotation had not revoked yet.
 */
export const keysLeftAtHub = ({ keys, acts }: Pick<Profile, 'keys' | 'acts'>): string[] =>
  acts.map((act) => {
    const oldStays = act.kind === 'rotate' && act.step === 'switched';
    const known = oldStays ? keys.find(({ id }) => id === act.key) : undefined;
    return known?.name ?? act.name;
  });
