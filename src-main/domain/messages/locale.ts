import { baseLocale, isLocale, locales, overwriteGetLocale } from './compiled/runtime.js';

/** A language that Hubkey speaks: "en", "de". */
export type Locale = (typeof locales)[number];

/** The choices of the language: the system's, or one of Hubkey's. */
export const languageChoices: readonly LanguageChoice[] = ['system', ...locales];
export type LanguageChoice = 'system' | Locale;

let shown: () => Locale = () => baseLocale;
let asked: Locale | null = null;

overwriteGetLocale(() => currentLocale());

/** The language in which words are made now. */
export const currentLocale = (): Locale => asked ?? shown();

/** From now on, words are made in the language that `locale` says at the time. */
export function followLocale(locale: () => Locale): void {
  shown = locale;
}

/**
 * What `words` gives, in one language whatever the window shows, for an answer in its caller's language. `words` must be
 * synchronous, so that nobody else's words are made meanwhile.
 */
export function inLocale<T>(locale: Locale, words: () => T): T {
  const before = asked;
  asked = locale;
  try {
    return words();
  } finally {
    asked = before;
  }
}

/**
 * The first of a person's languages that Hubkey speaks: "de-AT" and "de_AT.UTF-8" are "de". English where it speaks none.
 * Tags as RFC 5646 has them, or as POSIX has them.
 */
export function spokenLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const tag = language
      .replace(/[.@].*$/, '')
      .replaceAll('_', '-')
      .toLowerCase();
    const spoken = locales.find((locale) => locale.toLowerCase() === tag) ?? tag.split('-')[0];
    if (isLocale(spoken)) return spoken;
  }
  return baseLocale;
}

/** The language that a choice means, where the system's languages are `languages`. */
export const chosenLocale = (choice: LanguageChoice, languages: readonly string[]): Locale =>
  choice === 'system' ? spokenLocale(languages) : choice;
