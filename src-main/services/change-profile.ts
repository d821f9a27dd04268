import { profileOf, savedProfile } from '../domain/app-state.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import type { Store } from './store.ts';

/** Changes what is saved of a profile; nothing, if it was removed. */
export function changeProfile(
  store: Store,
  id: ProfileId,
  change: (saved: Profile) => Partial<Profile>,
): void {
  const profile = profileOf(store.state, id);
  if (!profile) return;
  const saved = savedProfile(profile);
  store.dispatch({ type: 'profile-changed', profile: { ...saved, ...change(saved) } });
}
