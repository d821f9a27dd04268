import { expect, it } from 'vitest';
import { lazyLocales } from './lazy-locales.mjs';

const index = `import * as __en from "./en.js"
import * as __de from "./de.js"
export const copy = (inputs, options = {}) => {
	const locale = experimentalStaticLocale ?? options.locale ?? getLocale()
	if (locale === "de") return __de.copy(inputs)
	return __en.copy(inputs)
};
`;

it('loads a language only when it is asked for, and is English until then', () => {
  const lazy = lazyLocales(index, 'en', ['en', 'de']);
  expect(lazy).not.toContain('import * as __de');
  expect(lazy).toContain('return pick(options, "copy", __en.copy)(inputs)');
  expect(lazy).toContain('"de": () => import("./de.js")');
});

it('takes the compiler’s own names of languages', () => {
  const pseudo = index
    .replaceAll('__de', '__en_xa2')
    .replaceAll('"de"', '"en-XA"')
    .replace('./de.js', './en-XA.js');
  const lazy = lazyLocales(pseudo, 'en', ['en', 'en-XA']);
  expect(lazy).not.toContain('__en_xa2');
  expect(lazy).toContain('"en-XA": () => import("./en-XA.js")');
});

it('fails where the compiler writes something else', () => {
  expect(() => lazyLocales('', 'en', ['en', 'de'])).toThrow('don’t import “de”');
  const other = index.replace('__de.copy(inputs)', '__de.copy(inputs, options)');
  expect(() => lazyLocales(other, 'en', ['en', 'de'])).toThrow('choose in another way');
});
