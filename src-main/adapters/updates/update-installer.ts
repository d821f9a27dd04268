import { constants, lstatSync, type Stats } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { UpdateOffer } from '../../domain/updates/read-manifest.ts';
import type { UpdateProblem } from '../../domain/updates/update-problem.ts';
import type { InstallOutcome } from '../../ports/updates.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { downloadFile, type DownloadOptions } from './download-file.ts';
import { OfferedProvider } from './offered-provider.ts';
import { isProved } from './is-proved.ts';
import { RefusedBySystem, type OwnUpdater, type UpdaterParts } from './own-updater.ts';

export interface InstallerDeps {
  platform: NodeJS.Platform;
  version: string;
  /** Where downloads go. */
  folder: string;
  /** The file that is replaced, where a person may lack the right to do so; null: the system's own installer asks. */
  replaced: string | null;
  quit: () => void;
  /** Starts this version again once it has quit. */
  relaunch: () => void;
}

/** Brings the file of an offer to a path. */
type Fetch = (url: string, path: string) => Promise<Result<void, UpdateProblem>>;

interface Ready {
  updater: OwnUpdater;
  path: string;
  sha512: string;
  proved: Stats;
}

/** Downloads a version by electron-updater, and puts it in place. One download at a time. */
export class UpdateInstaller {
  readonly #deps: InstallerDeps;
  #ready: Ready | null = null;

  constructor(deps: InstallerDeps) {
    this.#deps = deps;
  }

  /** Never rejects. */
  download(
    feed: string,
    offer: UpdateOffer,
    options: DownloadOptions,
  ): Promise<Result<void, UpdateProblem>> {
    return this.#prepare(feed, offer, options, (url, path) =>
      downloadFile(url, path, offer.file, options),
    );
  }

  /** Takes what an earlier run downloaded, if it is what is offered. Never rejects. */
  async resume(feed: string, offer: UpdateOffer, options: PrepareOptions): Promise<boolean> {
    const { folder } = this.#deps;
    const kept = join(folder, 'kept');
    try {
      if (!makePrivateFolder(folder).ok) return false;
      await rename(join(folder, 'pending', posix.basename(offer.file.name)), kept);
      if (!(await isProved(kept, offer.file))) return false;
      const take: Fetch = async (_url, path) => {
        await rename(kept, path);
        return ok();
      };
      return (await this.#prepare(feed, offer, options, take)).ok;
    } catch {
      return false;
    } finally {
      await rm(kept, { force: true }).catch(() => undefined);
    }
  }

  async #prepare(
    feed: string,
    offer: UpdateOffer,
    { connection: { clock }, signal }: PrepareOptions,
    fetch: Fetch,
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
        clock,
        signal,
        httpExecutor: {
          download: async (url, path) => {
            const outcome = await fetch(url.href, path);
            if (outcome.ok) return path;
            seen.problem = outcome.problem;
            throw new Error('The download failed.');
          },
        },
      });
      const provider = new OfferedProvider(offer, feed);
      updater.offer({ info: provider.info, provider });
      const [path = ''] = await updater.downloadUpdate();
      this.#ready = { updater, path, sha512: offer.file.sha512, proved: lstatSync(path) };
      return ok();
    } catch (error) {
      const kind = error instanceof RefusedBySystem ? 'refused-by-system' : 'not-saved';
      return fail(seen.problem ?? { kind });
    }
  }

  /** Only what is still as it was when it was proved. Never throws. */
  install(restart: boolean): InstallOutcome {
    const ready = this.#ready;
    this.#ready = null;
    if (!ready || !isUnchanged(ready.path, ready.proved)) {
      return { kind: 'failed', problem: 'changed' };
    }
    const { updater, path, sha512 } = ready;
    const { replaced } = this.#deps;
    try {
      return updater.putInPlace({ file: path, sha512, replaced, restart });
    } catch {
      return { kind: 'failed', problem: 'not-replaced' };
    }
  }

  #app(): UpdaterParts['app'] {
    const { folder, version, quit, relaunch } = this.#deps;
    return {
      version,
      name: 'Hubkey',
      isPackaged: true,
      appUpdateConfigPath: join(folder, 'none.yml'),
      userDataPath: folder,
      baseCachePath: folder,
      whenReady: () => Promise.resolve(),
      relaunch,
      quit,
      onQuit: () => undefined,
    };
  }
}

/** What a version is prepared with, downloaded or not. */
type PrepareOptions = Pick<DownloadOptions, 'connection' | 'signal'>;

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
