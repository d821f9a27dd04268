import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import { isObject } from './is-object.ts';

const version = 1;

/** A file a profile, in `catalogue/` of the user-data folder. */
export class CatalogueFiles implements CatalogueStore {
  readonly #folder: string;

  constructor(userDataDir: string) {
    this.#folder = join(userDataDir, 'catalogue');
  }

  async load(profile: ProfileId): Promise<Catalogue | null> {
    try {
      const json: unknown = JSON.parse(await readFile(this.#file(profile), 'utf8'));
      // Written by us alone, whole: of another version it is read from the Hub again.
      return isObject(json) && json['version'] === version
        ? (json['catalogue'] as Catalogue)
        : null;
    } catch {
      return null;
    }
  }

  async save(profile: ProfileId, catalogue: Catalogue): Promise<void> {
    const file = this.#file(profile);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.draft`, JSON.stringify({ version, catalogue }), { mode: 0o600 });
      await rename(`${file}.draft`, file);
    } catch {
      await rm(`${file}.draft`, { force: true }).catch(() => undefined);
    }
  }

  async remove(profile: ProfileId): Promise<void> {
    await rm(this.#file(profile), { force: true }).catch(() => undefined);
  }

  #file(profile: ProfileId): string {
    return join(this.#folder, `${profile}.json`);
  }
}
