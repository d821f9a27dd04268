// Finds messages that are missing in a language, used nowhere, or called with other values.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { usedMessages } from './command/used-messages.mjs';
import { root } from './setup/folders.mjs';
import { catalogueFiles, catalogueSettings, messagesFolder } from './words/catalogues.mjs';
import { messageFaults } from './words/message-faults.mjs';

const { baseLocale, locales } = catalogueSettings();
const catalogues = Object.fromEntries(
  locales.map((locale) => [
    locale,
    Object.fromEntries(
      catalogueFiles(locale).map((path) => [
        path.slice(locale.length + 1),
        JSON.parse(readFileSync(join(messagesFolder, path), 'utf8')),
      ]),
    ),
  ]),
);

const used = new Set(usedMessages());
for (const folder of ['src-main', 'src-renderer', 'scripts'])
  for (const name of readdirSync(join(root, folder), { recursive: true })) {
    if (!/\.(ts|svelte|mjs)$/.test(name) || /\.test\./.test(name) || name.includes('compiled'))
      continue;
    const text = readFileSync(join(root, folder, name), 'utf8');
    for (const [, key] of text.matchAll(/\bm\.([a-z]\w*_\w+)/g)) used.add(key);
  }

const faults = messageFaults({ catalogues, base: baseLocale, used });
for (const fault of faults) console.log(fault);
process.exit(faults.length > 0 ? 1 : 0);
