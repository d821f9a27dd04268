import type { Disposable } from '../ports/disposable.ts';
import { busName, connectBus, type Bus } from './dbus/bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';

export interface WatchOptions {
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
}

export interface TrayHostListener {
  /** Called once at the start, then at each change. */
  onHost: (present: boolean) => void;
  /** Called when the desktop may list other icons than before. */
  onList: () => void;
  /** Where the icon is. Windows and macOS have no list of icons, and say empty bounds of one that they don't show. */
  iconBounds: () => { width: number; height: number };
}

export interface TrayHostWatch extends Disposable {
  /** Whether the desktop lists a tray icon of this process; false too if it doesn't answer. */
  listsOwnIcon(): Promise<boolean>;
}

/**
 * Reports whether the desktop shows tray icons. On Linux that is a `StatusNotifierWatcher` with a registered host on
 * the session bus. Asked before the tray is created, as Electron permanently falls back to an XEmbed icon if there is
 * none yet.
 */
export function watchTrayHost(
  { onHost, onList, iconBounds }: TrayHostListener,
  { env = process.env, platform = process.platform }: WatchOptions = {},
): TrayHostWatch {
  if (platform !== 'linux') {
    queueMicrotask(() => onHost(true));
    const isShown = (): boolean => {
      const { width, height } = iconBounds();
      return width > 0 && height > 0;
    };
    return { dispose: () => undefined, listsOwnIcon: () => Promise.resolve(isShown()) };
  }
  let disposed = false;
  let bus: Bus | null = null;
  let known: boolean | null = null;
  const tell = (present: boolean): void => {
    if (disposed) return;
    if (present === known) {
      if (present) onList();
      return;
    }
    known = present;
    onHost(present);
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
    listsOwnIcon: async () => bus !== null && (await listsIconOf(bus, process.pid)),
  };
}

function listen(bus: Bus): void {
  const rules = [
    `type='signal',sender='${busName.destination}',member='NameOwnerChanged',arg0='${watcher}'`,
    ...['Host', 'Item'].flatMap((what) =>
      ['Registered', 'Unregistered'].map(
        (change) => `type='signal',interface='${watcher}',member='StatusNotifier${what}${change}'`,
      ),
    ),
  ];
  for (const rule of rules) void bus.call({ ...busName, member: 'AddMatch', args: [rule] });
}

async function hostRegistered(bus: Bus): Promise<boolean> {
  return (await property(bus, 'IsStatusNotifierHostRegistered')) === true;
}

/** More icons than any tray shows; a longer list isn't looked through. */
const maxItems = 100;

async function listsIconOf(bus: Bus, pid: number): Promise<boolean> {
  const items = await property(bus, 'RegisteredStatusNotifierItems');
  if (!Array.isArray(items)) return false;
  const names = [...new Set(items.slice(0, maxItems).map(busNameOf))];
  const pids = await Promise.all(names.map((name) => processOf(bus, name)));
  return pids.includes(pid);
}

/** The bus name of a listed item: watchers put the object's path behind it, GNOME’s after “@”. */
const busNameOf = (item: string): string => item.split(/[/@]/, 1)[0] ?? '';

async function processOf(bus: Bus, name: string): Promise<unknown> {
  const reply = await bus.call({ ...busName, member: 'GetConnectionUnixProcessID', args: [name] });
  return reply?.values[0];
}

async function property(bus: Bus, name: string): Promise<unknown> {
  const reply = await bus.call({
    destination: watcher,
    path: watcherPath,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    args: [watcher, name],
  });
  return reply?.values[0];
}
