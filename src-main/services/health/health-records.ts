import { withReading, type SavedHistory } from '../../domain/health-history.ts';
import type { HealthReading } from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HealthHistoryStore } from '../../ports/health-history-store.ts';

/** The longest time that a reading is only in memory, in ms. */
const savesEveryMs = 10 * 60_000;

interface HistoryRecord {
  history: SavedHistory;
  savedAt: number;
  unsaved: boolean;
}

/** The health histories: in memory, and saved to their files from time to time. */
export class HealthRecords {
  readonly #files: HealthHistoryStore;
  readonly #clock: Clock;
  readonly #records = new Map<ProfileId, Promise<HistoryRecord>>();

  constructor(files: HealthHistoryStore, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
  }

  async of(id: ProfileId): Promise<SavedHistory> {
    return (await this.#load(id)).history;
  }

  /** Adds a reading. A `changed` one is saved at once, others from time to time. */
  async add(
    id: ProfileId,
    state: string,
    reading: HealthReading | null,
    patience: number,
    changed: boolean,
  ): Promise<void> {
    const record = await this.#load(id);
    const now = this.#clock.now();
    record.history = withReading(record.history, now, state, reading, patience);
    record.unsaved = true;
    if (changed || now - record.savedAt > savesEveryMs) await this.#save(id, record);
  }

  async saveAll(): Promise<void> {
    for (const [id, loading] of this.#records) {
      const record = await loading;
      if (record.unsaved) await this.#save(id, record);
    }
  }

  async forget(id: ProfileId): Promise<void> {
    this.#records.delete(id);
    await this.#files.remove(id);
  }

  #load(id: ProfileId): Promise<HistoryRecord> {
    const known = this.#records.get(id);
    if (known) return known;
    const savedAt = this.#clock.now();
    const loading = this.#files.load(id).then((history) => ({ history, savedAt, unsaved: false }));
    this.#records.set(id, loading);
    return loading;
  }

  async #save(id: ProfileId, record: HistoryRecord): Promise<void> {
    record.savedAt = this.#clock.now();
    record.unsaved = false;
    await this.#files.save(id, record.history);
  }
}
