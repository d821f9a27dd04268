import { app } from 'electron';
import { spawn } from 'node:child_process';
import { keptSwitches } from '../start/kept-switches.ts';
import { ownAppImage } from './own-app-image.ts';

/** What an AppImage's launcher says of the file that runs, and says anew at each start. */
const ofThisRun = ['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD'];

/**
 * Starts Hubkey once more as it was started, with its window, while this one quits. An AppImage is started by its file:
 * what is mounted goes with this program.
 */
export function startAgain(): void {
  const { argv, env, execPath } = process;
  const switches = keptSwitches(argv.slice(1));
  const file = ownAppImage(env, execPath);
  if (file === null) {
    app.relaunch({ args: [...(app.isPackaged ? [] : [app.getAppPath()]), ...switches] });
    return;
  }
  const own = Object.entries(env).filter(([name]) => !ofThisRun.includes(name));
  const options = { env: Object.fromEntries(own), detached: true, stdio: 'ignore' } as const;
  // There is nobody left to tell; the file is there to be started by hand. Some errors are thrown, others come as an event.
  try {
    spawn(file, switches, options)
      .on('error', () => undefined)
      .unref();
  } catch {
    return;
  }
}
