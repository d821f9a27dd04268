import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainHistory, readHistory, type KeptHistory } from '../domain/health-history.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HealthHistoryStore } from '../ports/health-history-store.ts';

/** A file a profile, in `health/` of the user-data folder. A damaged one is set aside. */
export class HealthHistoryFiles implements HealthHistoryStore {
  readonly #folder: string;

  constructor(userDataDir: string) {
    this.#folder = join(userDataDir, 'health');
  }

  async load(profile: ProfileId): Promise<KeptHistory> {
    const file = this.#file(profile);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return new Map();
    const history = parsed(text);
    if (history) return history;
    await rename(file, `${file}.damaged`).catch(() => undefined);
    return new Map();
  }

  async save(profile: ProfileId, history: KeptHistory): Promise<void> {
    const file = this.#file(profile);
    const draft = `${file}.draft`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(draft, JSON.stringify(plainHistory(history)), { mode: 0o600 });
      await rename(draft, file);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  async remove(profile: ProfileId): Promise<void> {
    await rm(this.#file(profile), { force: true }).catch(() => undefined);
  }

  /** A profile's id is ours: 16 hex characters. */
  #file(profile: ProfileId): string {
    return join(this.#folder, `${profile}.json`);
  }
}

function parsed(text: string): KeptHistory | null {
  try {
    return readHistory(JSON.parse(text));
  } catch {
    return null;
  }
}
