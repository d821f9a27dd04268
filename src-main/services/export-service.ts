import type { ActivityGroup } from '../domain/activity.ts';
import { activityCsv, activityJson } from '../domain/activity-export.ts';
import { profileOf } from '../domain/app-state.ts';
import { exportName } from '../domain/export-name.ts';
import type { ProfileId } from '../domain/ids.ts';
import { chosenRows, type KeyChoice } from '../domain/key-choice.ts';
import { keyLedgerCsv } from '../domain/key-ledger-csv.ts';
import { keyRows } from '../domain/key-rows.ts';
import { fail, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileSaver } from '../ports/file-saver.ts';
import type { Windows } from '../ports/windows.ts';
import type { ActivityService } from './activity-service.ts';
import type { HealthService } from './health/health-service.ts';
import type { KeyService } from './keys/key-service.ts';
import type { Store } from './store.ts';

export interface ExportDeps {
  store: Store;
  health: Pick<HealthService, 'body'>;
  keys: Pick<KeyService, 'recentList'>;
  activity: Pick<ActivityService, 'entries'>;
  windows: Pick<Windows, 'capture'>;
  files: FileSaver;
  clock: Clock;
}

/** Saves what Hubkey knows about a profile to a file that the person chooses. Contains no secret. */
export class ExportService {
  readonly #deps: ExportDeps;

  constructor(deps: ExportDeps) {
    this.#deps = deps;
  }

  /** The health as the Hub sent it, or a picture of what the window shows; `nothing`: there is none. */
  async health(
    id: ProfileId,
    as: 'json' | 'png',
  ): Promise<Result<'saved' | 'cancelled', 'nothing' | 'failed'>> {
    const { store, health, windows, files } = this.#deps;
    const profile = profileOf(store.state, id);
    const content = as === 'json' ? health.body(id) : await windows.capture();
    if (!profile || content === null) return fail('nothing');
    return files.save({ name: exportName('health', profile.name, as), content });
  }

  /** What a search and a filter find in the log. */
  async activity(
    { search, group }: { search: string; group: ActivityGroup | null },
    as: 'csv' | 'json',
  ): Promise<Result<'saved' | 'cancelled', 'failed'>> {
    const { activity, files } = this.#deps;
    const entries = await activity.entries(search, group);
    const content = as === 'csv' ? activityCsv(entries) : activityJson(entries);
    return files.save({ name: `hubkey-activity.${as}`, content });
  }

  /** The known facts about client keys, as CSV: about those saved here alone where the Hub's list can't be loaded. */
  async keys(
    id: ProfileId,
    only: KeyChoice | null,
  ): Promise<Result<'saved' | 'cancelled', 'failed'>> {
    const { store, files, clock } = this.#deps;
    const listed = await this.#deps.keys.recentList(id);
    const profile = profileOf(store.state, id);
    if (!profile) return fail('failed');
    const rows = keyRows(profile.keys, listed.ok ? listed.value : [], listed.ok);
    const chosen = only ? chosenRows(only, rows) : rows;
    const name = exportName('client-keys', profile.name, 'csv');
    return files.save({ name, content: keyLedgerCsv(profile, chosen, clock.now()) });
  }
}
