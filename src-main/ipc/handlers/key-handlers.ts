import type { HandlersOf } from '../../contract/call.ts';
import type { keyCalls } from '../../contract/calls/key-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { done } from './done.ts';

export const keyHandlers = ({
  keys,
  profiles,
  exports,
}: Pick<Services, 'keys' | 'profiles' | 'exports'>): HandlersOf<typeof keyCalls> => ({
  keyPage: ({ profile, query }) => keys.page(profile, query),
  askKey: ({ profile, ask }) => keys.ask(profile, ask),
  addKey: (form) => keys.add(form),
  forgetKey: ({ profile, key }) => done(() => profiles.forgetKey(profile, key)),
  markKey: ({ profile, key, forScripts }) => done(() => profiles.markKey(profile, key, forScripts)),
  checkKey: ({ profile, key }) => keys.check(profile, key),
  goOnWithKeys: (id) => keys.goOn(id),
  dismissKeyAct: ({ profile, key }) => done(() => keys.dismiss(profile, key)),
  dismissKeyNews: () => done(() => keys.dismissNews()),
  forgetWaitingKeyAct: () => done(() => keys.forgetWaiting()),
  exportKeys: (id) => exports.keys(id),
});
