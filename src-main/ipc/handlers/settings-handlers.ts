import type { HandlersOf } from '../../contract/call.ts';
import type { settingsCalls } from '../../contract/calls/settings-calls.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const settingsHandlers = ({
  profiles,
  saver,
  terminal,
}: Pick<Services, 'profiles' | 'saver' | 'terminal'>): HandlersOf<typeof settingsCalls> => ({
  changeSettings: (change) => withoutAnswer(() => profiles.changeSettings(change)),
  resetSettings: () => withoutAnswer(() => profiles.changeSettings(defaultSettings)),
  retrySettings: () => withoutAnswer(() => saver.retry()),
  terminalCommand: () => terminal.status(),
  installCommand: () => terminal.install(),
  removeCommand: () => terminal.remove(),
});
