/**
 * Makes the compiled index of messages load the languages other than `base` when they are asked for: a start reads the words of
 * one language instead of five. Until a language is loaded its messages are those of `base`.
 */
export function lazyLocales(index, base, locales) {
  const others = locales.filter((locale) => locale !== base);
  const names = new Map(
    Array.from(
      index.matchAll(/^import \* as (\w+) from "\.\/([\w-]+)\.js"\n/gm),
      ([, name, file]) => [file, name],
    ),
  );
  /** As the compiler names it. */
  const nameOf = (locale) => {
    const name = names.get(locale);
    if (name === undefined) throw new Error(`The compiled messages don’t import “${locale}”.`);
    return name;
  };
  const choice = new RegExp(
    [
      String.raw`\tconst locale = [^\n]*\n`,
      ...others.map(
        (locale) =>
          String.raw`\tif \(locale === "${locale}"\) return ${nameOf(locale)}\.\w+\(inputs\)\n`,
      ),
      String.raw`\treturn ${nameOf(base)}\.(\w+)\(inputs\)\n`,
    ].join(''),
    'g',
  );
  let text = index;
  for (const locale of others) {
    text = text.replace(`import * as ${nameOf(locale)} from "./${locale}.js"\n`, '');
  }
  text = text.replaceAll(choice, `\treturn pick(options, "$1", ${nameOf(base)}.$1)(inputs)\n`);
  if (text.includes('if (locale ==='))
    throw new Error('The compiled messages choose in another way.');
  const loads = others.map(
    (locale) => `\t${JSON.stringify(locale)}: () => import("./${locale}.js"),\n`,
  );
  return `${text}
const loaders = {
${loads.join('')}}
/** The messages of the languages that are loaded, by language. */
const loaded = {}
const pick = (options, key, message) => loaded[options.locale ?? getLocale()]?.[key] ?? message
/**
 * Loads the messages of a language.
 * @param {import("../runtime.js").Locale} locale
 * @returns {Promise<void>}
 */
export const loadMessages = async (locale) => {
	if (locale in loaders) loaded[locale] ??= await loaders[locale]()
}
/**
 * Whether the messages of a language are loaded.
 * @param {import("../runtime.js").Locale} locale
 * @returns {boolean}
 */
export const isLoaded = (locale) => !(locale in loaders) || locale in loaded
`;
}
