import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../domain/result.ts';
import type { UpdateOffer } from '../../domain/updates/read-manifest.ts';
import type { UpdateProblem } from '../../domain/updates/update-problem.ts';
import type { InstallOutcome, UpdateFacts, Updates, UpdateSource } from '../../ports/updates.ts';
import { mountedAppImage } from '../own-app-image.ts';
import { buildUpdates } from './build-updates.ts';
import type { CheckOptions } from './check-feed.ts';
import type { DownloadOptions } from './download-file.ts';
import type { RunningCopy } from './feed-files.ts';
import type { FeedConnection } from './fetch-from-feed.ts';
import type { UpdateInstaller } from './update-installer.ts';
import { updateWay, type CopyFacts } from './update-way.ts';

interface FeedUpdatesDeps extends CopyFacts, RunningCopy {
  connection: FeedConnection;
  /** The folder with Hubkey's package.json. */
  appDir: string;
  /** Where downloads go; made when it is needed. */
  folder: string;
  quit: () => void;
  /** Starts this version again once it has quit. */
  relaunch: () => void;
  /** How long answers may take; absent: as it should be. */
  checkLimits?: NonNullable<CheckOptions['limits']>;
  downloadLimits?: NonNullable<DownloadOptions['limits']>;
}

/** Updates from a feed over http. What needs the feed, and electron-updater, is loaded when it is used. */
export class FeedUpdates implements Updates {
  readonly #deps: FeedUpdatesDeps;
  #installer: UpdateInstaller | null = null;

  constructor(deps: FeedUpdatesDeps) {
    this.#deps = deps;
  }

  facts(): UpdateFacts {
    const { version, appDir } = this.#deps;
    return { way: updateWay(this.#deps), version, ...buildUpdates(appDir) };
  }

  async check(
    source: UpdateSource,
    signal: AbortSignal,
  ): Promise<Result<UpdateOffer | null, UpdateProblem>> {
    const { connection, checkLimits } = this.#deps;
    const { checkFeed } = await import('./check-feed.ts');
    const limits = checkLimits ? { limits: checkLimits } : {};
    return checkFeed(source, this.#deps, { connection, signal, ...limits });
  }

  async download(
    { feed }: UpdateSource,
    offer: UpdateOffer,
    options: Pick<DownloadOptions, 'report' | 'signal'>,
  ): Promise<Result<void, UpdateProblem>> {
    const { connection, downloadLimits } = this.#deps;
    this.#installer ??= await this.#createInstaller();
    const limits = downloadLimits ? { limits: downloadLimits } : {};
    return this.#installer.download(feed, offer, { connection, ...options, ...limits });
  }

  async resume({ feed }: UpdateSource, offer: UpdateOffer, signal: AbortSignal): Promise<boolean> {
    const { connection } = this.#deps;
    this.#installer ??= await this.#createInstaller();
    return this.#installer.resume(feed, offer, { connection, signal });
  }

  install(restart: boolean): InstallOutcome {
    return this.#installer?.install(restart) ?? { kind: 'failed', problem: 'changed' };
  }

  async clean(): Promise<void> {
    const { draftOf } = await import('./replace-program.ts');
    const replaced = this.#replaced();
    const { folder } = this.#deps;
    const left = [join(folder, 'pending'), join(folder, 'kept')];
    if (replaced !== null) left.push(draftOf(replaced));
    for (const path of left) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  async #createInstaller(): Promise<UpdateInstaller> {
    const { platform, version, folder, quit, relaunch } = this.#deps;
    const { UpdateInstaller: Installer } = await import('./update-installer.ts');
    return new Installer({ platform, version, folder, replaced: this.#replaced(), quit, relaunch });
  }

  /** The AppImage that runs; null: there is none. */
  #replaced(): string | null {
    const { platform, env, executable } = this.#deps;
    return platform === 'linux' ? mountedAppImage(env, executable) : null;
  }
}
