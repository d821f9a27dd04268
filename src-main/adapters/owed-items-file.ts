import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type { OwedItem, OwedItems } from '../ports/owed-items.ts';
import { codeOf } from './error-code.ts';
import { isObject } from './is-object.ts';
import { readPrivateFile, replacePrivateFile } from './private-files/private-file.ts';

const version = 1;

/** `owed-items.json` in the user-data folder, mode 0600: account names, no secret. */
export class OwedItemsFile implements OwedItems {
  readonly #file: string;
  /** The file exists but could not be read: writing would lose its content. */
  #unread = false;

  constructor(userDataDir: string) {
    this.#file = join(userDataDir, 'owed-items.json');
  }

  async load(): Promise<readonly OwedItem[]> {
    try {
      const items = readItems(await readPrivateFile(this.#file));
      if (items) return items;
      await rename(this.#file, `${this.#file}.damaged`);
      return [];
    } catch (error) {
      this.#unread = codeOf(error) !== 'ENOENT';
      return [];
    }
  }

  async save(items: readonly OwedItem[]): Promise<Result<void, 'failed'>> {
    if (this.#unread) return fail('failed');
    try {
      if (items.length === 0) await rm(this.#file, { force: true });
      else await replacePrivateFile(this.#file, JSON.stringify({ version, items }));
      return ok();
    } catch {
      return fail('failed');
    }
  }
}

/** The items in a file's text; null if it isn't a file of Hubkey's. Invalid items are skipped. */
function readItems(text: string): OwedItem[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (!isObject(json) || json['version'] !== version || !Array.isArray(json['items'])) return null;
  return json['items'].flatMap((item: unknown) => {
    if (!isObject(item)) return [];
    const { account, owed } = item;
    if (typeof account !== 'string' || !/^[!-~]{1,200}$/.test(account)) return [];
    return owed === 'write' || owed === 'remove' ? [{ account, owed }] : [];
  });
}
