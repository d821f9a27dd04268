import type { HandlersOf } from '../../contract/call.ts';
import type { sessionCalls } from '../../contract/calls/session-calls.ts';
import { readHubAddress } from '../../domain/hub-address.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const sessionHandlers = ({
  signIns,
  sessions,
  profiles,
}: Pick<Services, 'signIns' | 'sessions' | 'profiles'>): HandlersOf<typeof sessionCalls> => ({
  readAddress: (text) => Promise.resolve(readHubAddress(text)),
  signIn: (form) => signIns.signIn(form),
  saveKey: (form) => signIns.saveKey(form),
  setUpConnection: (form) => Promise.resolve(signIns.setUp(form)),
  refresh: (id) => withoutAnswer(() => sessions.refreshNow(id)),
  signOut: (id) => withoutAnswer(() => profiles.signOut(id)),
  forgetPassword: (id) => withoutAnswer(() => profiles.forgetPassword(id)),
});
