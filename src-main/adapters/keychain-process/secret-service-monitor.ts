import type { Disposable } from '../../ports/disposable.ts';
import type { KeychainLock } from '../../ports/secret-store.ts';
import { busName, connectBus, type Bus } from '../dbus/bus.ts';
import type { FoundItems, KeychainMonitor } from './keychain-monitor.ts';

const name = 'org.freedesktop.secrets';
const path = '/org/freedesktop/secrets';
/** The schema name of keytar's items (keytar, `keytar_posix.cc`). */
const schema = 'org.freedesktop.Secret.Generic';

/**
 * Observes the Secret Service on the session bus: freedesktop.org Secret Service API 0.2. Calls end
 * within 2 s and, unlike libsecret's, block no thread.
 */
export class SecretServiceMonitor implements KeychainMonitor {
  readonly #address: string | undefined;
  readonly #listeners = new Set<() => void>();
  #bus: Promise<Bus | null> | null = null;
  #disposed = false;

  constructor(address = process.env['DBUS_SESSION_BUS_ADDRESS']) {
    this.#address = address;
  }

  async lock(): Promise<KeychainLock> {
    const bus = await this.#connected();
    const property = await bus?.call({
      destination: name,
      path: `${path}/aliases/default`,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      args: ['org.freedesktop.Secret.Collection', 'Locked'],
    });
    const [locked] = property?.values ?? [];
    if (typeof locked !== 'boolean') return 'unknown';
    return locked ? 'locked' : 'open';
  }

  async find(service: string, account: string): Promise<FoundItems | null> {
    const bus = await this.#connected();
    const reply = await bus?.call({
      destination: name,
      path,
      interface: 'org.freedesktop.Secret.Service',
      member: 'SearchItems',
      args: [{ 'xdg:schema': schema, service, account }],
    });
    const [open, locked] = reply?.values ?? [];
    return Array.isArray(open) && Array.isArray(locked)
      ? { open: open.length, locked: locked.length }
      : null;
  }

  onChange(run: () => void): Disposable {
    this.#listeners.add(run);
    void this.#connected();
    return { dispose: () => void this.#listeners.delete(run) };
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    void this.#bus?.then((bus) => bus?.close());
  }

  async #connected(): Promise<Bus | null> {
    if (this.#disposed) return null;
    this.#bus ??= this.#connect();
    const bus = await this.#bus;
    if (!bus) this.#bus = null;
    return bus;
  }

  async #connect(): Promise<Bus | null> {
    const bus = await connectBus(this.#address, {
      onSignal: () => {
        for (const run of this.#listeners) run();
      },
      onClose: () => {
        this.#bus = null;
      },
    });
    for (const rule of rules) void bus?.call({ ...busName, member: 'AddMatch', args: [rule] });
    return bus;
  }
}

const rules = [
  `type='signal',sender='${busName.destination}',member='NameOwnerChanged',arg0='${name}'`,
  `type='signal',sender='${name}',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',path_namespace='${path}/collection'`,
  `type='signal',sender='${name}',interface='org.freedesktop.Secret.Service',member='CollectionChanged'`,
];
