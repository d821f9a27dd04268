import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ProfileId } from '../domain/ids.ts';
import { jsonParts } from '../domain/json-parts.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import { isObject } from './is-object.ts';
import { readPrivateFile, replacePrivateFile } from './private-files/private-file.ts';
import { makePrivateFolder } from './private-files/private-folder.ts';
import { profileFile } from './profile-file.ts';

const version = 2;

/** One file for each profile, in `catalogue/` of the user-data folder. */
export class CatalogueFiles implements CatalogueStore {
  readonly #folder: string;

  constructor(userDataDir: string) {
    this.#folder = join(userDataDir, 'catalogue');
  }

  async load(profile: ProfileId): Promise<Catalogue | null> {
    try {
      const text = await readPrivateFile(profileFile(this.#folder, profile));
      const json: unknown = JSON.parse(text);
      // Only Hubkey writes these files. One of another version is ignored and loaded from the Hub again.
      return isObject(json) && json['version'] === version
        ? (json['catalogue'] as Catalogue)
        : null;
    } catch {
      return null;
    }
  }

  async save(profile: ProfileId, catalogue: Catalogue): Promise<void> {
    try {
      if (!makePrivateFolder(this.#folder).ok) return;
      const texts: string[] = [];
      for (const { text } of jsonParts({ version, catalogue })) {
        texts.push(text);
        // Writing all at once would hold up the app.
        await setImmediate();
      }
      await replacePrivateFile(profileFile(this.#folder, profile), texts.join(''));
    } catch {
      // It is loaded from the Hub again.
    }
  }

  async remove(profile: ProfileId): Promise<void> {
    try {
      await rm(profileFile(this.#folder, profile), { force: true });
    } catch {
      // A file that can't be removed does no harm: without its profile it is of no use.
    }
  }
}
