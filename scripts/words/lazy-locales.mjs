/**
 * Makes the compiled index of messages load the languages other than `base` when they are asked for: a start reads the words of
 * one language instead of five. Until a language is loaded its messages are those of `base`.
 */
export function lazyLocales(index, base, locales) {
  const others = locales.filter((locale) => locale !== base);
  const imports = others.map((locale) => `import * as ${nameOf(locale)} from "./${locale}.js"\n`);
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
  for (const line of imports) {
    if (!text.includes(line)) throw new Error(`The compiled messages have no “${line.trim()}”.`);
    text = text.replace(line, '');
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

/** As the compiler names them. */
const nameOf = (locale) => `__${locale.toLowerCase().replaceAll('-', '_')}`;
