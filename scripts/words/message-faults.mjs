/**
 * What is wrong with catalogues, a line each. `catalogues`: languages by name, each an object of files by name, each an object of
 * messages by key. `used`: the keys that code calls.
 */
export function messageFaults({ catalogues, base, used }) {
  const faults = [];
  const baseFiles = catalogues[base];
  const keys = new Set();
  for (const [file, messages] of Object.entries(baseFiles)) {
    for (const [key, message] of Object.entries(messages)) {
      if (keys.has(key)) faults.push(`${key} stands twice in ${base}.`);
      keys.add(key);
      if (!key.startsWith(prefixOf(file)))
        faults.push(`${key} in ${base}/${file} should begin with “${prefixOf(file)}”.`);
      if (!used.has(key)) faults.push(`${key} is used nowhere. Remove it from all languages.`);
      faults.push(...pluralFaults(base, key, message));
    }
  }
  for (const key of used)
    if (!keys.has(key)) faults.push(`${key} is used, but ${base} doesn’t have it.`);
  for (const [locale, files] of Object.entries(catalogues)) {
    if (locale === base) continue;
    for (const [file, messages] of Object.entries(baseFiles)) {
      const theirs = files[file] ?? {};
      for (const [key, message] of Object.entries(messages)) {
        const translated = theirs[key];
        if (translated === undefined) {
          faults.push(`${key} is missing in ${locale}/${file}.`);
          continue;
        }
        const [ours, others] = [valuesOf(message), valuesOf(translated)];
        if (ours !== others)
          faults.push(
            `${key} in ${locale} has the values ${others || 'none'}, not ${ours || 'none'}.`,
          );
        faults.push(...pluralFaults(locale, key, translated));
      }
      for (const key of Object.keys(theirs))
        if (!(key in messages))
          faults.push(`${key} in ${locale}/${file} isn’t in ${base}/${file}.`);
    }
  }
  return faults;
}

const prefixOf = (file) => `${file.replace(/\.json$/, '').replaceAll('-', '_')}_`;

const textsOf = (message) =>
  typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));

/** The values that a message takes: those in its texts, and those that its variants are chosen by. */
function valuesOf(message) {
  const inputs = new Set();
  const local = new Map();
  if (typeof message !== 'string') {
    for (const declaration of message.flatMap(({ declarations }) => declarations)) {
      const [, input] = /^input (\w+)$/.exec(declaration) ?? [];
      const [, name, from] = /^local (\w+) = (\w+):/.exec(declaration) ?? [];
      if (input) inputs.add(input);
      if (name) local.set(name, from);
    }
  }
  for (const text of textsOf(message))
    for (const [, name] of text.matchAll(/\{(\w+)\}/g)) inputs.add(local.get(name) ?? name);
  return [...inputs].sort().join(', ');
}

/** Every plural of a language needs a text, or a catch-all. */
function pluralFaults(locale, key, message) {
  if (typeof message === 'string') return [];
  const faults = [];
  for (const { declarations, selectors = [], match } of message) {
    const plurals = selectors.filter((name) =>
      declarations.some((line) => new RegExp(`^local ${name} = \\w+: plural`).test(line)),
    );
    for (const name of plurals) {
      const covered = Object.keys(match).map(
        (when) => new RegExp(`${name}=(\\w+|\\*)`).exec(when)?.[1],
      );
      const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      const missing = wanted.filter((category) => !covered.includes(category));
      if (missing.length > 0 && !covered.includes('*'))
        faults.push(`${key} in ${locale} lacks the plural ${missing.join(', ')}.`);
    }
  }
  return faults;
}
