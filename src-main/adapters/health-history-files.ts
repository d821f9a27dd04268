import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { plainHistory, readHistory, type SavedHistory } from '../domain/health-history.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HealthHistoryStore } from '../ports/health-history-store.ts';
import { readPrivateFile, replacePrivateFile } from './private-files/private-file.ts';
import { makePrivateFolder } from './private-files/private-folder.ts';
import { profileFile } from './profile-file.ts';

/** One file for each profile, in `health/` of the user-data folder. A damaged file is set aside. */
export class HealthHistoryFiles implements HealthHistoryStore {
  readonly #folder: string;

  constructor(userDataDir: string) {
    this.#folder = join(userDataDir, 'health');
  }

  async load(profile: ProfileId): Promise<SavedHistory> {
    const file = profileFile(this.#folder, profile);
    const text = await readPrivateFile(file).catch(() => null);
    if (text === null) return new Map();
    const history = parsed(text);
    if (history) return history;
    await rename(file, `${file}.damaged`).catch(() => undefined);
    return new Map();
  }

  async save(profile: ProfileId, history: SavedHistory): Promise<void> {
    const file = profileFile(this.#folder, profile);
    if (!makePrivateFolder(this.#folder).ok) return;
    const text = JSON.stringify(plainHistory(history));
    await replacePrivateFile(file, text).catch(() => undefined);
  }

  async remove(profile: ProfileId): Promise<void> {
    await rm(profileFile(this.#folder, profile), { force: true }).catch(() => undefined);
  }
}

function parsed(text: string): SavedHistory | null {
  try {
    return readHistory(JSON.parse(text));
  } catch {
    return null;
  }
}
