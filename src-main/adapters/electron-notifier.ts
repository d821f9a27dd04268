import { Notification } from 'electron';
import type { Notifier } from '../ports/notifier.ts';

/** The desktop's notifications. */
export class ElectronNotifier implements Notifier {
  // Without a reference, a notification is garbage-collected and its click handler lost.
  readonly #shown = new Set<Notification>();

  show({ title, body, onClick }: { title: string; body: string; onClick: () => void }): boolean {
    if (!Notification.isSupported()) return false;
    const notification = new Notification({ title, body });
    this.#shown.add(notification);
    notification.on('click', onClick);
    notification.on('close', () => this.#shown.delete(notification));
    notification.show();
    return true;
  }
}
