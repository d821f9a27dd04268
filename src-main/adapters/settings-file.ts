import { chmodSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import { Sequencer } from '../domain/sequencer.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { LoadNote, ProfileStore, Saved } from '../ports/profile-store.ts';
import { codeOf } from './error-code.ts';
import { readPrivateFileSync } from './private-files/private-file.ts';
import { makePrivateFolder } from './private-files/private-folder.ts';
import { readSaved, writeSaved } from './settings-file/read-saved.ts';

/** Writes `settings.json` whole and atomically. */
export type SettingsWriter = (folder: string, content: Record<string, unknown>) => Promise<void>;

const nothing: Saved = { profiles: [], current: null, settings: defaultSettings };

/**
 * `settings.json` in the user-data folder. Read by itself, as the tray is drawn from it and
 * electron-store takes longer to load than the file to read; written through electron-store.
 */
export class SettingsFile implements ProfileStore {
  readonly #folder: string;
  readonly #file: string;
  readonly #write: SettingsWriter;
  #newer = false;
  readonly #turns = new Sequencer<'file'>();

  constructor(folder: string, write: SettingsWriter = writeByElectronStore) {
    this.#folder = folder;
    this.#file = join(folder, 'settings.json');
    this.#write = write;
  }

  load(): { saved: Saved; note: LoadNote } {
    let text: string;
    try {
      text = readPrivateFileSync(this.#file);
    } catch (error) {
      // A link, or what isn't a file of ours: Hubkey never wrote it.
      if (['ELOOP', 'EPERM'].includes(codeOf(error))) return this.#damaged();
      return { saved: nothing, note: { kind: 'fine' } };
    }
    const read = readSaved(text);
    switch (read.kind) {
      case 'fine':
        return { saved: read.saved, note: read };
      case 'newer':
        this.#newer = true;
        return { saved: nothing, note: read };
      case 'damaged':
        return this.#damaged();
    }
  }

  save(saved: Saved): Promise<Result<void, 'full' | 'failed' | 'newer'>> {
    if (this.#newer) return Promise.resolve(fail('newer'));
    return this.#turns.run('file', () => this.#save(saved));
  }

  async #save(saved: Saved): Promise<Result<void, 'full' | 'failed'>> {
    try {
      if (!makePrivateFolder(this.#folder).ok) return fail('failed');
      // electron-store would write where a link leads (atomicWritePath in conf).
      if (lstatSync(this.#file, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(this.#file);
      await this.#write(this.#folder, writeSaved(saved));
      chmodSync(this.#file, 0o600);
      return ok();
    } catch (error) {
      const code = codeOf(error);
      return fail(code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'failed');
    }
  }

  #damaged(): ReturnType<SettingsFile['load']> {
    return { saved: nothing, note: { kind: 'damaged', file: this.#setAside() } };
  }

  /** Renames the damaged file, so that a person can mend it; its new name. */
  #setAside(): string {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const name = `settings.damaged-${stamp}.json`;
    renameSync(this.#file, join(this.#folder, name));
    return name;
  }
}

const writeByElectronStore: SettingsWriter = async (folder, content) => {
  const { default: Store } = await import('electron-store');
  const store = new Store({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: false,
    configFileMode: 0o600,
  });
  store.store = content;
};
