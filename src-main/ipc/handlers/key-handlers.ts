import type { HandlersOf } from '../../contract/call.ts';
import type { keyCalls } from '../../contract/calls/key-calls.ts';
import type { Services } from '../../services/create-services.ts';
import type { LongAnswers } from './long-answers.ts';
import { withoutAnswer } from './without-answer.ts';

export const keyHandlers = (
  { keys, profiles, exports }: Pick<Services, 'keys' | 'profiles' | 'exports'>,
  long: LongAnswers,
): HandlersOf<typeof keyCalls> => ({
  keyPage: async ({ profile, query }) => long.begin(await keys.page(profile, query)),
  changeKey: ({ profile, request }) => keys.change(profile, request),
  addKey: (form) => keys.add(form),
  forgetKey: ({ profile, key }) => withoutAnswer(() => profiles.forgetKey(profile, key)),
  markKey: ({ profile, key, forScripts }) =>
    withoutAnswer(() => profiles.markKey(profile, key, forScripts)),
  checkKey: ({ profile, key }) => keys.check(profile, key),
  resumeKeys: (id) => keys.resume(id),
  dismissKeyAct: ({ profile, key }) => withoutAnswer(() => keys.dismiss(profile, key)),
  dismissKeyNews: () => withoutAnswer(() => keys.dismissNews()),
  forgetWaitingKeyAct: () => withoutAnswer(() => keys.forgetWaiting()),
  exportKeys: ({ profile, only }) => exports.keys(profile, only),
});
