import { EventEmitter } from 'node:events';

/**
 * macOS's own updater as Electron shows it: takes an archive over http where it is told to, and says later
 * whether it accepts it (Electron's autoUpdater).
 */
export class SquirrelStandIn extends EventEmitter {
  /** What it took. */
  archive: Buffer | null = null;
  /** How often it was asked to quit and install. */
  installed = 0;
  #feed: { url: string; headers: Record<string, string> } = { url: '', headers: {} };

  setFeedURL(feed: { url: string; headers: Record<string, string> }): void {
    this.#feed = feed;
  }

  checkForUpdates(): void {
    void this.#take();
  }

  quitAndInstall(): void {
    this.installed += 1;
  }

  accept(): void {
    this.emit('update-downloaded');
  }

  refuse(): void {
    this.emit('error', new Error('Code signature did not pass validation.'));
  }

  async #take(): Promise<void> {
    const { url, headers } = this.#feed;
    const answer = (await (await fetch(url, { headers })).json()) as { url: string };
    this.archive = Buffer.from(await (await fetch(answer.url)).arrayBuffer());
    this.emit('taken');
  }
}
