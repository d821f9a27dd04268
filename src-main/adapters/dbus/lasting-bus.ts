import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import { busName, connectBus, type Bus } from './bus.ts';
import type { BusCall, BusMessage } from './message.ts';

export interface LastingBusOptions {
  address: string | undefined;
  clock: Clock;
  /** The names of the services to listen to. */
  services: readonly string[];
  /** Match rules, each for a signal of one of these services. */
  rules: readonly string[];
  /** A signal from the current owner of that name, as confirmed by the bus. */
  onSignal(service: string, message: BusMessage): void;
  /** The service has started or restarted: its earlier answers may be out of date. */
  onService(service: string): void;
  /** The service or the bus is gone, so its state is unknown. */
  onGone(service: string): void;
}

const firstPauseMs = 1_000;
const maxPauseMs = 60_000;

/**
 * A connection to a bus that is reopened after the bus went away, with growing pauses. If there
 * was no bus at the start, it doesn't try again.
 */
export class LastingBus implements Disposable {
  readonly #options: LastingBusOptions;
  /** The unique name of each service's owner. A program may own several services. */
  readonly #owners = new Map<string, string>();
  #bus: Bus | null = null;
  #retry: Disposable | null = null;
  #pauseMs = firstPauseMs;
  #disposed = false;

  constructor(options: LastingBusOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#connect(false);
  }

  /** The reply. Null after an error, without a reply in time, or while there is no bus. */
  call(call: BusCall): Promise<BusMessage | null> {
    return this.#bus?.call(call) ?? Promise.resolve(null);
  }

  /** A property, or undefined where it can't be read. */
  async property(
    at: Pick<BusCall, 'destination' | 'path'>,
    of: string,
    name: string,
  ): Promise<BusMessage['values'][number] | undefined> {
    const properties = 'org.freedesktop.DBus.Properties';
    const reply = await this.call({
      ...at,
      interface: properties,
      member: 'Get',
      args: [of, name],
    });
    return reply?.values[0];
  }

  dispose(): void {
    this.#disposed = true;
    this.#retry?.dispose();
    this.#bus?.close();
  }

  async #connect(again: boolean): Promise<void> {
    const { address, rules, services } = this.#options;
    const bus = await connectBus(address, {
      onSignal: (message) => this.#heard(message),
      onClose: () => this.#closed(),
    });
    if (this.#disposed) {
      bus?.close();
      return;
    }
    if (!bus) {
      if (again) this.#connectLater();
      return;
    }
    this.#bus = bus;
    const owned = services.map(
      (name) =>
        `type='signal',sender='${busName.destination}',member='NameOwnerChanged',arg0='${name}'`,
    );
    for (const rule of [...owned, ...rules]) {
      void bus.call({ ...busName, member: 'AddMatch', args: [rule] });
    }
    await Promise.all(services.map((name) => this.#ask(bus, name)));
  }

  async #ask(bus: Bus, service: string): Promise<void> {
    const reply = await bus.call({ ...busName, member: 'GetNameOwner', args: [service] });
    const [owner] = reply?.values ?? [];
    if (bus !== this.#bus || typeof owner !== 'string') return;
    this.#pauseMs = firstPauseMs;
    this.#owned(service, owner);
  }

  #owned(service: string, owner: string): void {
    if (this.#owners.delete(service)) this.#options.onGone(service);
    if (!owner) return;
    this.#owners.set(service, owner);
    this.#options.onService(service);
  }

  #heard(message: BusMessage): void {
    const { sender, member, values } = message;
    for (const [service, owner] of this.#owners) {
      if (owner === sender) this.#options.onSignal(service, message);
    }
    // Only the bus can use its own name as the sender; any program can send us a signal directly.
    if (sender !== busName.destination || member !== 'NameOwnerChanged') return;
    const [name, , owner] = values;
    const known = this.#options.services.find((service) => service === name);
    if (known !== undefined && typeof owner === 'string') this.#owned(known, owner);
  }

  #closed(): void {
    this.#bus = null;
    for (const service of this.#owners.keys()) this.#options.onGone(service);
    this.#owners.clear();
    if (!this.#disposed) this.#connectLater();
  }

  #connectLater(): void {
    const { clock } = this.#options;
    this.#retry?.dispose();
    this.#retry = clock.at(clock.now() + this.#pauseMs, () => void this.#connect(true));
    this.#pauseMs = Math.min(maxPauseMs, this.#pauseMs * 2);
  }
}
