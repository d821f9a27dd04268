import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { idsIn } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { nothingSaved, type Saved, type UnreadReason } from '../../domain/saved.ts';
import { Sequencer } from '../../domain/sequencer.ts';
import type { LoadNote, ProfileStore, SaveProblem } from '../../ports/profile-store.ts';
import { codeOf } from '../error-code.ts';
import { readPrivateBytesSync } from '../private-files/private-file.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { fileText } from './file-text.ts';
import { readSaved, writeSaved } from './read-saved.ts';
import { copiesIn, originalOf, setAside, type Original } from './set-aside.ts';
import { writeByElectronStore, type SettingsWriter } from './write-by-electron-store.ts';

export interface SettingsFileDeps {
  /** ms since the epoch. */
  now: () => number;
  /** Throws a system error; follows no link. */
  read?: (path: string) => Uint8Array;
  write?: SettingsWriter;
}

/**
 * `settings.json` in the user-data folder. Read directly, because the tray needs it and
 * electron-store takes longer to load than the file. Written through electron-store, and only
 * once the old content is known.
 */
export class SettingsFile implements ProfileStore {
  readonly #folder: string;
  readonly #file: string;
  readonly #now: () => number;
  readonly #read: (path: string) => Uint8Array;
  readonly #write: SettingsWriter;
  /** Why nothing may be written; null: it may. */
  #closed: 'unread' | 'newer' | null = null;
  #loaded = false;
  /** The damaged file that must be copied before anything is written. */
  #original: Original | null = null;
  readonly #turns = new Sequencer<'file'>();

  constructor(
    folder: string,
    { now, read = readPrivateBytesSync, write = writeByElectronStore }: SettingsFileDeps,
  ) {
    this.#folder = folder;
    this.#file = join(folder, 'settings.json');
    this.#now = now;
    this.#read = read;
    this.#write = write;
  }

  load(): { saved: Saved; note: LoadNote } {
    this.#loaded = true;
    const { saved, note } = this.#load();
    this.#closed = note.kind === 'unread' || note.kind === 'newer' ? note.kind : null;
    return { saved, note };
  }

  setAsideIds(): ReadonlySet<string> | null {
    try {
      const copies = copiesIn(this.#folder).map((name) => this.#read(join(this.#folder, name)));
      const files = this.#original ? [...copies, this.#original.bytes] : copies;
      return new Set(files.flatMap((bytes) => idsIn(fileText(bytes))));
    } catch {
      return null;
    }
  }

  save(saved: Saved): Promise<Result<void, SaveProblem>> {
    if (!this.#loaded) this.load();
    if (this.#closed) return Promise.resolve(fail(this.#closed));
    return this.#turns.run('file', () => this.#save(saved));
  }

  #load(): { saved: Saved; note: LoadNote } {
    this.#original = null;
    let bytes: Uint8Array;
    try {
      bytes = this.#read(this.#file);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' && !isEntry(this.#file)) {
        return { saved: nothingSaved, note: { kind: 'fine' } };
      }
      return this.#unread(unreadReasons[code] ?? 'failing', code);
    }
    const read = readSaved(fileText(bytes), this.#now());
    switch (read.kind) {
      case 'fine':
        return { saved: read.saved, note: { kind: 'fine' } };
      case 'newer':
        return { saved: nothingSaved, note: read };
      case 'damaged': {
        const original = originalOf(this.#folder, bytes, this.#now());
        const copied = setAside(this.#folder, original);
        if (!copied.ok) return this.#unread('not-set-aside', copied.problem);
        return { saved: nothingSaved, note: { kind: 'damaged', file: original.name } };
      }
      case 'partly-damaged': {
        const original = originalOf(this.#folder, bytes, this.#now());
        const { ok } = setAside(this.#folder, original);
        this.#original = ok ? null : original;
        const { saved, loss } = read;
        return { saved, note: { kind: read.kind, file: original.name, setAside: ok, loss } };
      }
    }
  }

  #unread(why: UnreadReason, code: string): { saved: Saved; note: LoadNote } {
    return { saved: nothingSaved, note: { kind: 'unread', path: this.#file, why, code } };
  }

  async #save(saved: Saved): Promise<Result<void, 'full' | 'failed'>> {
    try {
      if (!makePrivateFolder(this.#folder).ok) return fail('failed');
      if (this.#original) {
        const copied = setAside(this.#folder, this.#original);
        if (!copied.ok) return fail(saveProblem(copied.problem));
        this.#original = null;
      }
      // electron-store would write to the target of a link (atomicWritePath in conf).
      if (lstatSync(this.#file, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(this.#file);
      await this.#write(this.#folder, writeSaved(saved));
      chmodSync(this.#file, 0o600);
      return ok();
    } catch (error) {
      return fail(saveProblem(codeOf(error)));
    }
  }
}

const unreadReasons: Record<string, UnreadReason> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ELOOP: 'link',
};

const saveProblem = (code: string): 'full' | 'failed' =>
  code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'failed';

/** Whether something of that name exists, including a broken link, which gives ENOENT on Windows. */
function isEntry(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
