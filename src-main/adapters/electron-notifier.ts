import { Notification } from 'electron';
import type { Notifier } from '../ports/notifier.ts';

/** How many notifications are kept at most, the newest. */
const maxKept = 50;

/** The desktop's notifications. */
export class ElectronNotifier implements Notifier {
  // Without a reference, a notification is garbage-collected and its click handler lost.
  readonly #shown = new Set<Notification>();
  readonly #platform: NodeJS.Platform;

  constructor(platform: NodeJS.Platform = process.platform) {
    this.#platform = platform;
  }

  /**
   * Calls back when a notification is clicked, also one of an earlier run that Windows still lists; the notification's
   * own `onClick` is called too where it is of this run. Call it once the app is ready.
   */
  onActivation(run: () => void): void {
    // Older versions of Electron don't have it.
    const handle: unknown = Reflect.get(Notification, 'handleActivation');
    if (this.#platform === 'win32' && typeof handle === 'function') {
      Notification.handleActivation(run);
    }
  }

  show({ title, body, onClick }: { title: string; body: string; onClick: () => void }): boolean {
    if (!Notification.isSupported()) return false;
    const notification = new Notification({ title, body });
    this.#shown.add(notification);
    notification.on('click', onClick);
    // Windows closes it on the screen, and lists it in the notification centre, where it may still be clicked.
    if (this.#platform !== 'win32') {
      notification.on('close', () => this.#shown.delete(notification));
    }
    for (const oldest of this.#shown) {
      if (this.#shown.size <= maxKept) break;
      this.#shown.delete(oldest);
    }
    notification.show();
    return true;
  }
}
