import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import {
  catalogueAreas,
  catalogueFiles,
  catalogueSettings,
  messagesFolder,
} from './catalogues.mjs';
import { lazyLocales } from './lazy-locales.mjs';
import { messageAreas } from './message-areas.mjs';
import { pseudoLocale, withPseudoLocale } from './pseudo-locale.mjs';

const compiled = join(messagesFolder, 'compiled');
const stamp = join(compiled, 'stamp');

/**
 * Compiles the catalogues to `compiled/`, where something in them changed. With HUBKEY_PSEUDO=1 they get one
 * language more, made of English, for pictures.
 */
export async function compileMessages() {
  const pseudo = process.env.HUBKEY_PSEUDO === '1';
  const state = stateOf(pseudo);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-messages-'));
  try {
    // The compiler writes into the project's folder, and the settings name the plugin by its place in node_modules.
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const messages = join(folder, 'src-main', 'domain', 'messages');
    cpSync(messagesFolder, messages, {
      recursive: true,
      filter: (path) => !path.startsWith(compiled),
    });
    if (pseudo) withPseudoLocale(messages);
    const { compile } = await import('@inlang/paraglide-js');
    await compile({
      project: join(messages, 'project.inlang'),
      outdir: join(messages, 'compiled'),
      outputStructure: 'locale-modules',
      strategy: ['globalVariable', 'baseLocale'],
      isServer: 'true',
      disableAsyncLocalStorage: true,
      emitReadme: false,
      emitGitIgnore: false,
      emitPrettierIgnore: false,
    });
    splitMessages(join(messages, 'compiled', 'messages'), pseudo);
    writeFileSync(join(messages, 'compiled', 'stamp'), state);
    // Replaced as a whole, so that nobody reads half of it.
    rmSync(compiled, { recursive: true, force: true });
    cpSync(join(messages, 'compiled'), `${compiled}.new`, { recursive: true });
    renameSync(`${compiled}.new`, compiled);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the other languages load when they are asked for, and the words of English beside what says them. */
function splitMessages(folder, pseudo) {
  const { baseLocale, locales } = catalogueSettings();
  const all = pseudo ? [...locales, pseudoLocale] : locales;
  const ofBase = join(folder, `${baseLocale}.js`);
  const index = join(folder, '_index.js');
  const areas = catalogueAreas(baseLocale);
  const split = messageAreas({
    index: lazyLocales(readFileSync(index, 'utf8'), baseLocale, all),
    messages: readFileSync(ofBase, 'utf8'),
    base: baseLocale,
    areaOf: (key) => areas.get(key),
  });
  rmSync(ofBase);
  mkdirSync(join(folder, 'areas'));
  writeFileSync(index, split.index);
  writeFileSync(join(folder, 'pick.js'), split.pick);
  for (const [area, text] of split.areas) writeFileSync(join(folder, 'areas', `${area}.js`), text);
}

/** A fingerprint of all that the compiled messages are made of. */
function stateOf(pseudo) {
  const hash = createHash('sha256').update(`${pseudo}`);
  const { locales } = catalogueSettings();
  const sources = [
    join(messagesFolder, 'project.inlang', 'settings.json'),
    join(root, 'node_modules', '@inlang', 'paraglide-js', 'package.json'),
    join(import.meta.dirname, 'compile-messages.mjs'),
    join(import.meta.dirname, 'lazy-locales.mjs'),
    join(import.meta.dirname, 'message-areas.mjs'),
    join(import.meta.dirname, 'pseudo-locale.mjs'),
    ...locales.flatMap(catalogueFiles).map((path) => join(messagesFolder, path)),
  ];
  for (const path of sources) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest('hex');
}
