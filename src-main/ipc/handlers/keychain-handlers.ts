import type { HandlersOf } from '../../contract/call.ts';
import type { keychainCalls } from '../../contract/calls/keychain-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const keychainHandlers = ({
  recovery,
  keychainItems,
}: Pick<Services, 'recovery' | 'keychainItems'>): HandlersOf<typeof keychainCalls> => ({
  retryKeychain: () => withoutAnswer(() => recovery.tryWithPrompt()),
  unclaimedItems: () => keychainItems.unclaimed(),
  removeUnclaimedItems: (accounts) => keychainItems.remove(accounts),
  adoptKey: (form) => keychainItems.adopt(form),
});
