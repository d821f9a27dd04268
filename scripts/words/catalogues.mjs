import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../setup/folders.mjs';

/** The folder with the catalogues, a folder a language and a file a subject in each. */
export const messagesFolder = join(root, 'src-main', 'domain', 'messages');

const project = join(messagesFolder, 'project.inlang');

/** The catalogues' settings: `baseLocale`, `locales`, and which files belong to them. */
export const catalogueSettings = () =>
  JSON.parse(readFileSync(join(project, 'settings.json'), 'utf8'));

/** The files of a language, as paths from the catalogues' folder. */
export const catalogueFiles = (locale) =>
  readdirSync(join(messagesFolder, locale))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(locale, name));

/** The file of each message, by its key: "sign-in" for "sign_in_title". */
export const catalogueAreas = (locale) =>
  new Map(
    catalogueFiles(locale).flatMap((path) =>
      Object.keys(JSON.parse(readFileSync(join(messagesFolder, path), 'utf8'))).map((key) => [
        key,
        basename(path, '.json'),
      ]),
    ),
  );
