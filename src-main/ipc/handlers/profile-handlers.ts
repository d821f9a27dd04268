import type { HandlersOf } from '../../contract/call.ts';
import type { profileCalls } from '../../contract/calls/profile-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { done } from './done.ts';

export const profileHandlers = ({
  profiles,
  navigation,
}: Pick<Services, 'profiles' | 'navigation'>): HandlersOf<typeof profileCalls> => ({
  chooseProfile: (id) => done(() => profiles.choose(id)),
  renameProfile: ({ profile, name }) => Promise.resolve(profiles.rename(profile, name)),
  removeProfile: (id) => done(() => profiles.remove(id)),
  forgetPin: (id) => done(() => profiles.forgetPin(id)),
  openDocs: (id) => done(() => navigation.openDocs(id)),
  openHubPage: (id) => done(() => navigation.openHubPage(id)),
});
