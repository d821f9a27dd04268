import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import type { InstallOutcome } from '../../ports/updates.ts';
import type { FileFetcher, OwnUpdater, Replacement, UpdaterParts } from './own-updater.ts';

/** Runs the setup for Windows, without questions. */
export class OwnNsisUpdater extends NsisUpdater implements OwnUpdater {
  readonly httpExecutor: FileFetcher;

  constructor(parts: UpdaterParts) {
    super(null, parts.app);
    this.httpExecutor = parts.httpExecutor;
    this.downloadedUpdateHelper = new DownloadedUpdateHelper(parts.folder);
  }

  offer(known: UpdateInfoAndProvider): void {
    this.updateInfoAndProvider = known;
  }

  putInPlace({ restart }: Replacement): InstallOutcome {
    if (!this.install(true, restart)) return { kind: 'failed', problem: 'not-replaced' };
    // Windows says only after a moment that a setup can't be started, when Hubkey is quitting already.
    if (restart) this.once('error', () => this.app.relaunch());
    return { kind: 'handed-over' };
  }
}
