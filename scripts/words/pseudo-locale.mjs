import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A language made of English: accented, so that words outside the catalogues stand out, and 40 % longer. */
export const pseudoLocale = 'en-XA';

const plain = 'aceinosuyACEINOSUYz';
const accented = 'áçéíñóšúýÁÇÉÍÑÓŠÚÝž';

/** Adds the pseudo-language to the catalogues in `folder`. */
export function withPseudoLocale(folder) {
  const settings = join(folder, 'project.inlang', 'settings.json');
  const { locales, ...others } = JSON.parse(readFileSync(settings, 'utf8'));
  writeFileSync(settings, JSON.stringify({ ...others, locales: [...locales, pseudoLocale] }));
  mkdirSync(join(folder, pseudoLocale));
  for (const name of readdirSync(join(folder, 'en'))) {
    const messages = JSON.parse(readFileSync(join(folder, 'en', name), 'utf8'));
    const longer = Object.entries(messages).map(([key, message]) => [key, pseudoMessage(message)]);
    writeFileSync(join(folder, pseudoLocale, name), JSON.stringify(Object.fromEntries(longer)));
  }
}

/** A message in the pseudo-language: its texts, the variants' too. */
export const pseudoMessage = (message) =>
  typeof message === 'string'
    ? pseudoText(message)
    : message.map((variants) => ({
        ...variants,
        match: Object.fromEntries(
          Object.entries(variants.match).map(([when, text]) => [when, pseudoText(text)]),
        ),
      }));

/** "Copy key" → "[Çópý kéý ~~~]"; what stands in braces stays. */
export function pseudoText(text) {
  const parts = text.split(/(\{[^}]*\})/);
  const words = parts.map((part) => (part.startsWith('{') ? part : accentedText(part)));
  const length = [...text.replaceAll(/\{[^}]*\}/g, '')].length;
  return `[${words.join('')} ${'~'.repeat(Math.max(1, Math.ceil(length * 0.4) - 3))}]`;
}

const accentedText = (text) =>
  [...text].map((letter) => accented[plain.indexOf(letter)] ?? letter).join('');
