import type { ProfileState } from '../domain/app-state.ts';
import { profileId } from '../domain/ids.ts';
import { newProfile } from '../domain/profile.ts';

/** A profile of user ana on hub.example, signed out, with what a test changes in it. */
export const profileOf = (change: Partial<ProfileState> = {}): ProfileState => ({
  ...newProfile({
    id: profileId('00000000000000a1'),
    name: 'hub.example',
    hub: 'https://hub.example',
    user: 'ana',
  }),
  session: { state: 'signed-out' },
  health: null,
  ...change,
});
