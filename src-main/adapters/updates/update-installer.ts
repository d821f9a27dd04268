import { constants, lstatSync, type Stats } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { UpdateOffer } from '../../domain/updates/read-manifest.ts';
import type { UpdateProblem } from '../../domain/updates/update-problem.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { downloadFile, type DownloadOptions } from './download-file.ts';
import { OfferedProvider } from './offered-provider.ts';
import type { OwnUpdater, UpdaterParts } from './own-updater.ts';

export interface InstallerDeps {
  platform: NodeJS.Platform;
  version: string;
  /** Where downloads go. */
  folder: string;
  /** The file that is replaced, where a person may lack the right to do so; null: the system's own installer asks. */
  replaced: string | null;
  quit: () => void;
}

/** Downloads a version, and puts it in place by electron-updater. One download at a time. */
export class UpdateInstaller {
  readonly #deps: InstallerDeps;
  #ready: { updater: OwnUpdater; path: string; proved: Stats } | null = null;

  constructor(deps: InstallerDeps) {
    this.#deps = deps;
  }

  /** Never rejects. */
  async download(
    feed: string,
    offer: UpdateOffer,
    options: DownloadOptions,
  ): Promise<Result<void, UpdateProblem>> {
    this.#ready = null;
    const { folder, replaced, platform } = this.#deps;
    if (replaced !== null && !(await mayReplace(replaced))) {
      return fail({ kind: 'not-writable', path: replaced });
    }
    const seen: { problem: UpdateProblem | null } = { problem: null };
    try {
      if (!makePrivateFolder(folder).ok) return fail({ kind: 'not-saved' });
      // electron-updater would take what an earlier run left there.
      await rm(join(folder, 'pending'), { recursive: true, force: true });
      const updater = await createUpdater(platform, {
        app: this.#app(),
        folder,
        httpExecutor: {
          download: async (url, path) => {
            const outcome = await downloadFile(url.href, path, offer.file, options);
            if (outcome.ok) return path;
            seen.problem = outcome.problem;
            throw new Error('The download failed.');
          },
        },
      });
      const provider = new OfferedProvider(offer, feed);
      updater.offer({ info: provider.info, provider });
      const [path = ''] = await updater.downloadUpdate();
      this.#ready = { updater, path, proved: lstatSync(path) };
      return ok();
    } catch {
      return fail(seen.problem ?? { kind: 'not-saved' });
    }
  }

  /** Only what is still as it was when it was proved. */
  install(restart: boolean): boolean {
    const ready = this.#ready;
    this.#ready = null;
    if (!ready || !isUnchanged(ready.path, ready.proved)) return false;
    return ready.updater.putInPlace(restart);
  }

  #app(): UpdaterParts['app'] {
    const { folder, version, quit } = this.#deps;
    return {
      version,
      name: 'Hubkey',
      isPackaged: true,
      appUpdateConfigPath: join(folder, 'none.yml'),
      userDataPath: folder,
      baseCachePath: folder,
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit,
      onQuit: () => undefined,
    };
  }
}

async function createUpdater(platform: NodeJS.Platform, parts: UpdaterParts): Promise<OwnUpdater> {
  const updater = await updaterFor(platform, parts);
  updater.logger = null;
  updater.autoDownload = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // macOS takes the archive at once, and installs it when Hubkey quits; elsewhere Hubkey does so itself.
  updater.autoInstallOnAppQuit = platform === 'darwin';
  return updater;
}

/** Not by electron-updater's own choice, which has package managers run as root. */
async function updaterFor(platform: NodeJS.Platform, parts: UpdaterParts): Promise<OwnUpdater> {
  switch (platform) {
    case 'darwin':
      return new (await import('./mac-updater.ts')).OwnMacUpdater(parts);
    case 'win32':
      return new (await import('./nsis-updater.ts')).OwnNsisUpdater(parts);
    default:
      return new (await import('./app-image-updater.ts')).OwnAppImageUpdater(parts);
  }
}

/** It is replaced by another file in its folder. */
async function mayReplace(file: string): Promise<boolean> {
  try {
    await access(file, constants.W_OK);
    await access(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isUnchanged(path: string, proved: Stats): boolean {
  try {
    const now = lstatSync(path);
    return (['dev', 'ino', 'size', 'mtimeMs', 'ctimeMs'] as const).every(
      (name) => now[name] === proved[name],
    );
  } catch {
    return false;
  }
}
