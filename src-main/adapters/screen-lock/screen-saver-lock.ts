import type { Clock } from '../../ports/clock.ts';
import type { ScreenEvent, ScreenLock, ScreenState } from '../../ports/screen-lock.ts';
import { LastingBus } from '../dbus/lasting-bus.ts';

export interface ScreenSaverOptions {
  /** The session bus. */
  address: string | undefined;
  clock: Clock;
}

/** The screen saver services of desktops; the interface has the service's name. */
const savers = [
  { service: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver' },
  { service: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { service: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { service: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' },
  { service: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver' },
] as const;

/** The screen lock, from the desktop's screen saver on the session bus. */
export class ScreenSaverLock implements ScreenLock {
  readonly #bus: LastingBus;
  /** The last state of each running screen saver. */
  readonly #active = new Map<string, boolean>();
  #onEvent: (event: ScreenEvent) => void = () => undefined;
  #locked = false;

  constructor({ address, clock }: ScreenSaverOptions) {
    this.#bus = new LastingBus({
      address,
      clock,
      services: savers.map(({ service }) => service),
      rules: savers.map(
        ({ service }) =>
          `type='signal',sender='${service}',interface='${service}',member='ActiveChanged'`,
      ),
      onSignal: (service) => void this.#reload(service),
      onService: (service) => void this.#reload(service),
      onGone: (service) => void this.#active.delete(service),
    });
  }

  start(onEvent: (event: ScreenEvent) => void): void {
    this.#onEvent = onEvent;
    this.#bus.start();
  }

  async now(): Promise<ScreenState> {
    const answers = await Promise.all(savers.map(({ service }) => this.#read(service)));
    if (answers.includes(true)) return 'locked';
    return answers.includes(false) ? 'open' : 'unknown';
  }

  opened(): void {
    this.#locked = false;
    this.#active.clear();
  }

  dispose(): void {
    this.#bus.dispose();
  }

  /** A screen saver that is gone or gives an invalid answer changes nothing. */
  async #reload(service: string): Promise<void> {
    const active = await this.#read(service);
    if (active === null || active === this.#active.get(service)) return;
    this.#active.set(service, active);
    if (active) {
      this.#locked = true;
      this.#onEvent('locked');
    } else if (this.#locked && ![...this.#active.values()].includes(true)) {
      this.#locked = false;
      this.#onEvent('unlocked');
    }
  }

  async #read(service: string): Promise<boolean | null> {
    const saver = savers.find((candidate) => candidate.service === service);
    if (!saver) return null;
    const at = { destination: service, path: saver.path, interface: service };
    const reply = await this.#bus.call({ ...at, member: 'GetActive', args: [] });
    const [active] = reply?.values ?? [];
    return typeof active === 'boolean' ? active : null;
  }
}
