import type { HandlersOf } from '../../contract/call.ts';
import type { profileCalls } from '../../contract/calls/profile-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const profileHandlers = ({
  profiles,
  navigation,
}: Pick<Services, 'profiles' | 'navigation'>): HandlersOf<typeof profileCalls> => ({
  chooseProfile: (id) => withoutAnswer(() => profiles.choose(id)),
  renameProfile: ({ profile, name }) => Promise.resolve(profiles.rename(profile, name)),
  markProfile: ({ profile, mark }) => withoutAnswer(() => profiles.mark(profile, mark)),
  removeProfile: (id) => withoutAnswer(() => profiles.remove(id)),
  forgetPin: (id) => withoutAnswer(() => profiles.forgetPin(id)),
  allowChanges: ({ profile, changes }) =>
    withoutAnswer(() => profiles.allowChanges(profile, changes)),
  openDocs: (choice) => withoutAnswer(() => navigation.openDocs(choice)),
  forgetWaitingDocs: () => withoutAnswer(() => navigation.forgetWaitingDocs()),
  openDocsInBrowser: (id) => withoutAnswer(() => navigation.openDocsInBrowser(id)),
  openHubPage: (id) => withoutAnswer(() => navigation.openHubPage(id)),
});
