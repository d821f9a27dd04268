import type { Profile } from './profile.ts';
import { sameName } from './same-name.ts';

/** Whether a profile's key has this name, or one that is being created is to have it. */
export function isKeyNameTaken(
  { keys, acts }: Pick<Profile, 'keys' | 'acts'>,
  name: string,
): boolean {
  // Orphans show that its secret was lost: it takes no name here.
  const created = acts.filter((act) => act.kind === 'create' && act.orphans.length === 0);
  return [...keys, ...created].some((one) => sameName(one.name, name));
}
