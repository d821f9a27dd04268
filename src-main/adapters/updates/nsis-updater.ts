import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import type { FileFetcher, OwnUpdater, UpdaterParts } from './own-updater.ts';

/** Runs the setup for Windows. */
export class OwnNsisUpdater extends NsisUpdater implements OwnUpdater {
  readonly httpExecutor: FileFetcher;

  constructor({ app, httpExecutor, folder }: UpdaterParts) {
    super(null, app);
    this.httpExecutor = httpExecutor;
    this.downloadedUpdateHelper = new DownloadedUpdateHelper(folder);
  }

  offer(known: UpdateInfoAndProvider): void {
    this.updateInfoAndProvider = known;
  }

  putInPlace(restart: boolean): boolean {
    this.install(true, restart);
    return false;
  }
}
