import { app } from 'electron';
import { followLocale, loadMessages, spokenLocale } from '../domain/messages/index.ts';
import { preferredLanguages } from '../domain/preferred-languages.ts';
import { unsafeUserDataWords } from '../domain/words/folder-words.ts';
import {
  lackingSandboxWords,
  lockProblemWords,
  refusedSwitchWords,
  refusedVariableWords,
} from '../domain/words/start-words.ts';

const texts = {
  lackingSandboxWords,
  lockProblemWords,
  refusedSwitchWords,
  refusedVariableWords,
  unsafeUserDataWords,
};

export type RefusalTexts = typeof texts;

/** Why Hubkey doesn't start, in the system's language, as no settings were read. */
export async function refusalWords(): Promise<RefusalTexts> {
  const locale = spokenLocale(
    preferredLanguages(process.env['HUBKEY_LANG'], app.getPreferredSystemLanguages()),
  );
  await loadMessages(locale);
  followLocale(() => locale);
  return texts;
}
