import type { HandlersOf } from '../../contract/call.ts';
import type { settingsCalls } from '../../contract/calls/settings-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { done } from './done.ts';

export const settingsHandlers = ({
  profiles,
  saver,
  terminal,
}: Pick<Services, 'profiles' | 'saver' | 'terminal'>): HandlersOf<typeof settingsCalls> => ({
  changeSettings: (change) => done(() => profiles.changeSettings(change)),
  retrySettings: () => done(() => saver.retry()),
  terminalCommand: () => terminal.look(),
  installCommand: () => terminal.install(),
  removeCommand: () => terminal.remove(),
});
