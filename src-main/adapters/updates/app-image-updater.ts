import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper.js';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import { rmSync } from 'node:fs';
import type { InstallOutcome } from '../../ports/updates.ts';
import type { FileFetcher, OwnUpdater, Replacement, UpdaterParts } from './own-updater.ts';
import { replaceProgram } from './replace-program.ts';

/**
 * Downloads by electron-updater, but doesn't install by it: its installer (6.8.10) removes the old AppImage before the new
 * one is there, and gives it another name, by which no login entry, launcher or command finds it.
 */
export class OwnAppImageUpdater extends AppImageUpdater implements OwnUpdater {
  readonly httpExecutor: FileFetcher;

  constructor(parts: UpdaterParts) {
    super(null, parts.app);
    this.httpExecutor = parts.httpExecutor;
    this.downloadedUpdateHelper = new DownloadedUpdateHelper(parts.folder);
  }

  offer(known: UpdateInfoAndProvider): void {
    this.updateInfoAndProvider = known;
  }

  putInPlace({ file, sha512, replaced }: Replacement): InstallOutcome {
    if (replaced === null) return { kind: 'failed', problem: 'not-replaced' };
    const outcome = replaceProgram(replaced, file, sha512);
    if (!outcome.ok) return { kind: 'failed', problem: outcome.problem };
    try {
      rmSync(file, { force: true });
    } catch {
      // It is removed before the next download.
    }
    return { kind: 'in-place' };
  }
}
