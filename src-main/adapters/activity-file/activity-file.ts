import { constants } from 'node:fs';
import { lstat, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActivityEntry, ActivityProblem } from '../../domain/activity.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { Sequencer } from '../../domain/sequencer.ts';
import type { ActivityLog } from '../../ports/activity-log.ts';
import { codeOf } from '../error-code.ts';
import { openPrivateFile, readPrivateFile } from '../private-files/private-file.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { writeLine } from './activity-line.ts';
import { readChain, type ReadChain } from './read-chain.ts';

const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;

/** The size in bytes after which a new file is started. */
const defaultLimit = 1024 * 1024;

/**
 * `activity.jsonl` in the user-data folder, mode 0600, and the one before it, `activity.1.jsonl`.
 *
 * Each line has the SHA-256 of the previous line's hash and its own content, so a line
 * that is changed, moved or removed is noticed. Lines removed from the end are noticed while Hubkey runs, as it
 * knows the last hash; between two runs they are not, as no hash is saved elsewhere. Neither is a
 * log that someone rewrote with all its hashes, as no secret key is involved.
 *
 * Damaged lines stay where they are, and new lines are added after them.
 */
export class ActivityFile implements ActivityLog {
  readonly #folder: string;
  readonly #file: string;
  readonly #older: string;
  readonly #limit: number;
  readonly #now: () => number;
  /** The last line written or found, and where it ends; null: not read yet. */
  #end: { head: string | null; size: number } | null = null;
  readonly #turns = new Sequencer<'file'>();

  constructor(folder: string, now: () => number, limit = defaultLimit) {
    this.#folder = folder;
    this.#file = join(folder, 'activity.jsonl');
    this.#older = join(folder, 'activity.1.jsonl');
    this.#now = now;
    this.#limit = limit;
  }

  append(entries: readonly ActivityEntry[]): Promise<Result<void, ActivityProblem>> {
    return this.#turns.run('file', async () => {
      try {
        await this.#append(entries);
        return ok();
      } catch (error) {
        const code = codeOf(error);
        return fail(code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'failed');
      }
    });
  }

  read(): Promise<ReadChain> {
    return this.#turns.run('file', () => this.#read());
  }

  async #append(entries: readonly ActivityEntry[]): Promise<void> {
    if (!makePrivateFolder(this.#folder).ok) throw new Error('The folder isn’t safe.');
    let size = await sizeOf(this.#file);
    this.#end ??= { head: (await this.#read()).head, size: -1 };
    let { head } = this.#end;
    if (size >= this.#limit) {
      await rename(this.#file, this.#older);
      size = 0;
    }
    const file = await openPrivateFile(this.#file, appending);
    try {
      let text = '';
      // The file is new, or has changed since the last write: start with a line that names the hash it follows.
      if (size === 0 || size !== this.#end.size) {
        const anchor = {
          begins: 'hubkey-activity',
          version: 1,
          at: this.#now(),
          after: head,
        } as const;
        const written = writeLine(head, anchor);
        text += (size > 0 ? '\n' : '') + written.line;
        head = written.hash;
      }
      for (const entry of entries) {
        const written = writeLine(head, entry);
        text += written.line;
        head = written.hash;
      }
      await this.#write(file, text, size);
      this.#end = { head, size: size + Buffer.byteLength(text) };
    } finally {
      await file.close();
    }
  }

  /** Writes all of it, or nothing: a part that still fit on a full disk is removed again. */
  async #write(file: FileHandle, text: string, size: number): Promise<void> {
    try {
      await file.chmod(0o600);
      await file.writeFile(text);
    } catch (error) {
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
  }

  async #read(): Promise<ReadChain> {
    const older = await this.#textOf(this.#older);
    const newer = await this.#textOf(this.#file);
    const texts = [older, newer].filter((text) => text !== null);
    return readChain(texts, older !== null);
  }

  /** A file's text; null if it can't be read, or is far larger than any file that Hubkey writes. */
  async #textOf(file: string): Promise<string | null> {
    try {
      if ((await sizeOf(file)) > this.#limit * 4) return '\0\n';
      return await readPrivateFile(file);
    } catch {
      return null;
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await lstat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
