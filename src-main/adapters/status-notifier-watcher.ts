import type { Disposable } from '../ports/disposable.ts';
import { busName, connectBus, type Bus } from './dbus/bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';

export interface WatchOptions {
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
}

/**
 * Reports whether the desktop shows tray icons: once at the start, then at each change. On Linux that is a
 * `StatusNotifierWatcher` with a registered host on the session bus. Asked before the tray is created,
 * as Electron permanently falls back to an XEmbed icon if there is none yet.
 */
export function watchTrayHost(
  onChange: (present: boolean) => void,
  { env = process.env, platform = process.platform }: WatchOptions = {},
): Disposable {
  if (platform !== 'linux') {
    queueMicrotask(() => onChange(true));
    return { dispose: () => undefined };
  }
  let disposed = false;
  let bus: Bus | null = null;
  let known: boolean | null = null;
  const tell = (present: boolean): void => {
    if (disposed || present === known) return;
    known = present;
    onChange(present);
  };
  const update = async (): Promise<void> => {
    tell(bus !== null && (await hostRegistered(bus)));
  };
  void connectBus(env['DBUS_SESSION_BUS_ADDRESS'], {
    // The bus sends a signal before the connection is available.
    onSignal: () => {
      if (bus) void update();
    },
    onClose: () => tell(false),
  }).then(async (connected) => {
    if (disposed) connected?.close();
    else bus = connected;
    if (bus) listen(bus);
    await update();
  });
  return {
    dispose() {
      disposed = true;
      bus?.close();
    },
  };
}

function listen(bus: Bus): void {
  const rules = [
    `type='signal',sender='${busName.destination}',member='NameOwnerChanged',arg0='${watcher}'`,
    `type='signal',interface='${watcher}',member='StatusNotifierHostRegistered'`,
    `type='signal',interface='${watcher}',member='StatusNotifierHostUnregistered'`,
  ];
  for (const rule of rules) void bus.call({ ...busName, member: 'AddMatch', args: [rule] });
}

async function hostRegistered(bus: Bus): Promise<boolean> {
  const property = await bus.call({
    destination: watcher,
    path: watcherPath,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    args: [watcher, 'IsStatusNotifierHostRegistered'],
  });
  return property?.values[0] === true;
}
