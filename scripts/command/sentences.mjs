import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueSettings, messagesFolder } from '../words/catalogues.mjs';

const { baseLocale, locales } = catalogueSettings();

/** The command's languages besides English, which stands in the scripts themselves. */
export const otherLocales = locales.filter((locale) => locale !== baseLocale);

const catalogues = Object.fromEntries(
  locales.map((locale) => [
    locale,
    JSON.parse(readFileSync(join(messagesFolder, locale, 'command.json'), 'utf8')),
  ]),
);

/** The message that the scripts call by a shorter name: "no-program" is `command_no_program`. */
export const messageOf = (name) => `command_${name.toLowerCase().replaceAll(/[-_]/g, '_')}`;

/** A sentence as its catalogue has it; in English where a language lacks it. */
export function sentenceIn(locale, name) {
  const key = messageOf(name);
  const text = catalogues[locale][key] ?? catalogues[baseLocale][key];
  if (text === undefined) throw new Error(`The catalogue has no ${key}.`);
  return text;
}

export const english = (name) => sentenceIn(baseLocale, name);

export const isTranslated = (locale, name) => messageOf(name) in catalogues[locale];

/** A sentence with {1}, {2} in place of its values, in the order that English has them: so the scripts give them. */
export function numbered(locale, name) {
  const values = [...new Set([...english(name).matchAll(/\{(\w+)\}/g)].map(([, value]) => value))];
  return sentenceIn(locale, name).replaceAll(
    /\{(\w+)\}/g,
    (_found, value) => `{${values.indexOf(value) + 1}}`,
  );
}
