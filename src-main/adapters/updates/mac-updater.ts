import { autoUpdater } from 'electron';
import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater.js';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper.js';
import { MacUpdater } from 'electron-updater/out/MacUpdater.js';
import type { InstallOutcome } from '../../ports/updates.ts';
import {
  RefusedBySystem,
  type FileFetcher,
  type OwnUpdater,
  type Replacement,
  type UpdaterParts,
} from './own-updater.ts';

/** How long macOS may take to unpack and check an archive that it has, in ms. */
const acceptMs = 5 * 60_000;

/** Hands the archive to macOS's own updater, which takes it on loopback and puts it in place once Hubkey has quit. */
export class OwnMacUpdater extends MacUpdater implements OwnUpdater {
  readonly httpExecutor: FileFetcher;
  readonly #parts: UpdaterParts;

  constructor(parts: UpdaterParts) {
    super(undefined, parts.app);
    this.httpExecutor = parts.httpExecutor;
    this.downloadedUpdateHelper = new DownloadedUpdateHelper(parts.folder);
    this.#parts = parts;
  }

  offer(known: UpdateInfoAndProvider): void {
    this.updateInfoAndProvider = known;
  }

  /** electron-updater is content once the archive was handed over; macOS checks its signature only after that. */
  override async downloadUpdate(): Promise<string[]> {
    const accepted = this.#accepted();
    try {
      const [paths] = await Promise.all([super.downloadUpdate(), accepted.promise]);
      return paths;
    } finally {
      accepted.dispose();
    }
  }

  putInPlace({ restart }: Replacement): InstallOutcome {
    if (!restart) return { kind: 'handed-over' };
    const { app } = this.#parts;
    this.once('error', () => {
      app.relaunch();
      app.quit();
    });
    this.quitAndInstall();
    return { kind: 'quits' };
  }

  #accepted(): { promise: Promise<void>; dispose: () => void } {
    const { clock, signal } = this.#parts;
    let dispose = (): void => undefined;
    const promise = new Promise<void>((resolve, reject) => {
      const refuse = (): void => reject(new RefusedBySystem('macOS didn’t take the new version.'));
      const take = (): void => resolve();
      let late: ReturnType<typeof clock.at> | null = null;
      // The download itself has limits of its own.
      const wait = (): void => {
        late = clock.at(clock.now() + acceptMs, refuse);
      };
      this.once('update-downloaded', wait);
      autoUpdater.once('update-downloaded', take);
      autoUpdater.once('error', refuse);
      signal.addEventListener('abort', refuse);
      dispose = () => {
        late?.dispose();
        this.off('update-downloaded', wait);
        autoUpdater.off('update-downloaded', take);
        autoUpdater.off('error', refuse);
        signal.removeEventListener('abort', refuse);
      };
    });
    return { promise, dispose };
  }
}
