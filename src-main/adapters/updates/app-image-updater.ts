import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper.js';
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileFetcher, OwnUpdater, UpdaterParts } from './own-updater.ts';

/** Replaces the AppImage that the environment names, which has to be this program's own. */
export class OwnAppImageUpdater extends AppImageUpdater implements OwnUpdater {
  readonly httpExecutor: FileFetcher;

  constructor({ app, httpExecutor, folder }: UpdaterParts) {
    super(null, app);
    this.httpExecutor = httpExecutor;
    this.downloadedUpdateHelper = new DownloadedUpdateHelper(folder);
  }

  offer(known: UpdateInfoAndProvider): void {
    this.updateInfoAndProvider = known;
  }

  /** electron-updater removes the old file before it moves the new one there, so the old one is put back if that fails. */
  putInPlace(restart: boolean): boolean {
    const { APPIMAGE: file } = process.env;
    const next = this.installerPath;
    if (file === undefined || next === null) return false;
    const before = `${file}.before-update`;
    try {
      rmSync(before, { force: true });
      saveAs(file, before);
      this.install(true, restart);
      if ([file, join(dirname(file), basename(next))].some(existsSync)) rmSync(before);
      else renameSync(before, file);
    } catch {
      // The old version stays, and the feed offers the new one again.
    }
    return false;
  }
}

/** A second name costs no space, but not every file system has them. */
function saveAs(file: string, other: string): void {
  try {
    linkSync(file, other);
  } catch {
    copyFileSync(file, other);
  }
}
