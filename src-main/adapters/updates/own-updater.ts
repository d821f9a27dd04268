import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';
import type { Clock } from '../../ports/clock.ts';
import type { InstallOutcome } from '../../ports/updates.ts';

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
  clock: Pick<Clock, 'now' | 'at'>;
  /** Aborted where the download isn't wanted any more. */
  signal: AbortSignal;
}

/** A downloaded and proved version that Hubkey is to be replaced by. */
export interface Replacement {
  /** The downloaded file. */
  file: string;
  /** Its hash, in base64. */
  sha512: string;
  /** The file that is replaced; null: the system's installer knows. */
  replaced: string | null;
  restart: boolean;
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
  putInPlace(replacement: Replacement): InstallOutcome;
}

/** The system's own updater didn't take a downloaded version. */
export class RefusedBySystem extends Error {}
