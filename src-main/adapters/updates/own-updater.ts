import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';

/** Downloads a file of the feed to a path, in place of electron-updater's own requests. Rejects where it can't. */
export interface FileFetcher {
  download(url: URL, path: string): Promise<string>;
}

/** What electron-updater's classes are made with here. */
export interface UpdaterParts {
  app: AppAdapter;
  httpExecutor: FileFetcher;
  /** Where downloads go, below `pending`. */
  folder: string;
}

/**
 * A class of electron-updater that is handed what was found and proved here: it asks for nothing itself, reads no
 * configuration, and creates no id.
 */
export interface OwnUpdater {
  logger: null | object;
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  disableDifferentialDownload: boolean;
  disableWebInstaller: boolean;
  offer(known: UpdateInfoAndProvider): void;
  /** The paths of what was downloaded. */
  downloadUpdate(): Promise<string[]>;
  /** Puts it in place. True: Hubkey is made to quit by this. */
  putInPlace(restart: boolean): boolean;
}
