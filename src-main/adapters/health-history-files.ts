import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { plainHistory, readHistory, type SavedHistory } from '../domain/health-history.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HealthHistoryStore } from '../ports/health-history-store.ts';
import { readPrivateFile, replacePrivateFile } from './private-files/private-file.ts';
import { makePrivateFolder } from './private-files/private-folder.ts';
import { profileFile } from './profile-file.ts';

/**
 * One file for each profile, in `health/` of the user-data folder, and one in `health/alerts/`. A damaged history is
 * set aside.
 */
export class HealthHistoryFiles implements HealthHistoryStore {
  readonly #folder: string;
  readonly #alerts: string;

  constructor(userDataDir: string) {
    this.#folder = join(userDataDir, 'health');
    this.#alerts = join(this.#folder, 'alerts');
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

  async loadReportedAlerts(profile: ProfileId): Promise<readonly string[]> {
    const text = await readPrivateFile(profileFile(this.#alerts, profile)).catch(() => '[]');
    const names = jsonOf(text);
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  }

  async saveReportedAlerts(profile: ProfileId, names: readonly string[]): Promise<void> {
    const file = profileFile(this.#alerts, profile);
    if (!makePrivateFolder(this.#folder).ok || !makePrivateFolder(this.#alerts).ok) return;
    await replacePrivateFile(file, JSON.stringify(names)).catch(() => undefined);
  }

  async remove(profile: ProfileId): Promise<void> {
    for (const folder of [this.#folder, this.#alerts]) {
      await rm(profileFile(folder, profile), { force: true }).catch(() => undefined);
    }
  }
}

const parsed = (text: string): SavedHistory | null => readHistory(jsonOf(text));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
