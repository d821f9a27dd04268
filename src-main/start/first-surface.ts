import { app, Menu, session, type Tray } from 'electron';
import { join } from 'node:path';
import { openedAtLogin } from '../adapters/login-item.ts';
import { SystemClock } from '../adapters/system-clock.ts';
import { WindowBoundsFile } from '../adapters/window-bounds-file.ts';
import { IpcDoor } from '../ipc/ipc-door.ts';
import { within } from '../services/within.ts';
import { firstIcon } from '../tray/first-icon.ts';
import { guardSession } from '../windows/guard-session.ts';
import { MainWindow } from '../windows/main-window.ts';
import { developmentPage, ownPage, type PageAddress } from '../windows/page-address.ts';
import { registerPageScheme, servePage } from '../windows/page-scheme.ts';
import { windowSession } from '../windows/window-session.ts';
import { AppEvents } from './app-events.ts';

/** How long the rest of Hubkey waits for the icon to be registered, in ms. */
const iconMs = 20;

/** How long it waits at most for the page to have its script, in ms. */
const pageMs = 300;

/** What a person waits for at the start, made of little code; the rest of Hubkey is loaded behind it. */
export interface FirstSurface {
  clock: SystemClock;
  /** Hubkey's folder of built code, and the one of its icons and files. */
  outDir: string;
  resources: string;
  preload: string;
  page: PageAddress;
  events: AppEvents;
  door: IpcDoor;
  window: MainWindow;
  /** The icon that Hubkey shows first if it starts in the tray; null: it opened its window, or the palette will. */
  icon: Tray | null;
  /** Whether it started in the tray, and whether for the palette alone. */
  hidden: boolean;
  quick: boolean;
}

/** Shows the window, or the icon of a start in the tray, as soon as Electron can. Call it before Electron is ready. */
export function showFirstSurface(): Promise<FirstSurface> {
  registerPageScheme();
  // Windows wants it before any window, and shows notifications only of programs that have it.
  if (process.platform === 'win32') app.setAppUserModelId('com.hubkey.app');
  // Or Electron shows a menu of its own. Hubkey's comes with its words.
  Menu.setApplicationMenu(null);
  // The tray stays when the window closes; without a tray, the window's end decides.
  app.on('window-all-closed', () => undefined);
  const clock = new SystemClock();
  const outDir = join(import.meta.dirname, '..');
  const resources = join(outDir, '..', 'resources');
  const developed = process.env['ELECTRON_RENDERER_URL'];
  const page = developed === undefined ? ownPage : developmentPage(developed);
  const preload = join(outDir, 'preload', 'index.cjs');
  const bounds = new WindowBoundsFile(app.getPath('userData'));
  const window = new MainWindow({
    preload,
    page,
    icon: join(resources, 'icon.png'),
    now: () => clock.now(),
    loadBounds: () => bounds.load(),
    saveBounds: (newBounds) => bounds.save(newBounds),
  });
  const events = new AppEvents();
  const door = new IpcDoor(page.is);
  return app.whenReady().then(async () => {
    performance.mark('hubkey:ready');
    const hidden = app.commandLine.hasSwitch('hidden') || openedAtLogin();
    const quick = app.commandLine.hasSwitch('quick');
    const icon = hidden ? firstIcon(resources, process.platform) : null;
    // Registering the icon needs this thread; so does a page until it has its script.
    if (hidden) await new Promise<void>((resolve) => clock.at(clock.now() + iconMs, resolve));
    const own = windowSession();
    for (const guarded of [own, session.defaultSession]) guardSession(guarded);
    const scriptIsSent = new Promise<void>((resolve) => {
      servePage(own, join(outDir, 'renderer'), (path) => {
        if (path.endsWith('.js')) resolve();
      });
    });
    if (!(hidden || quick)) {
      window.show();
      await within(clock, pageMs, scriptIsSent);
    }
    return { clock, outDir, resources, preload, page, events, door, window, icon, hidden, quick };
  });
}
