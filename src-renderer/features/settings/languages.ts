import { languageChoices, m } from '../../../src-main/contract/index.ts';
import type { LanguageChoice } from '../../../src-main/contract/index.ts';
import type { Choice } from './setting-item.ts';

/** Each language's name in that language, so that everyone finds their own. */
const ownNames: Partial<Record<string, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
};

/** The choices of the language. */
export const languageOptions = (): Choice[] =>
  languageChoices.map((value) => ({
    value,
    label: value === 'system' ? m.settings_system_default() : (ownNames[value] ?? value),
  }));

/** The choice of that value; the system's where there is none. */
export const languageChoice = (value: string): LanguageChoice =>
  languageChoices.find((choice) => choice === value) ?? 'system';
