import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper.js';
import { MacUpdater } from 'electron-updater/out/MacUpdater.js';
import type { FileFetcher, OwnUpdater, UpdaterParts } from './own-updater.ts';

/** Hands the archive to macOS's own updater, which takes it on loopback and puts it in place once Hubkey has quit. */
export class OwnMacUpdater extends MacUpdater implements OwnUpdater {
  readonly httpExecutor: FileFetcher;

  constructor({ app, httpExecutor, folder }: UpdaterParts) {
    super(undefined, app);
    this.httpExecutor = httpExecutor;
    this.downloadedUpdateHelper = new DownloadedUpdateHelper(folder);
  }

  offer(known: UpdateInfoAndProvider): void {
    this.updateInfoAndProvider = known;
  }

  putInPlace(restart: boolean): boolean {
    if (restart) this.quitAndInstall();
    return restart;
  }
}
