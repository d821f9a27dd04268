import { app, powerMonitor } from 'electron';
import { watch } from 'node:fs';
import type { Disposable } from '../ports/disposable.ts';
import type { Wakeups } from '../ports/wakeups.ts';

/** Resume and unlock by Electron's power monitor; network back by what the system rewrites then. */
export class ElectronWakeups implements Wakeups {
  onWake(run: () => void): Disposable {
    const stops: (() => void)[] = [];
    let disposed = false;
    // The power monitor may be used once the app is ready; it looks for the system bus, so after the tray.
    void app
      .whenReady()
      .then(afterTray)
      .then(() => {
        if (disposed) return;
        powerMonitor.on('resume', run);
        powerMonitor.on('unlock-screen', run);
        stops.push(
          () => powerMonitor.off('resume', run),
          () => powerMonitor.off('unlock-screen', run),
          watchNetwork(run),
        );
      });
    return {
      dispose() {
        disposed = true;
        for (const stop of stops) stop();
      },
    };
  }
}

const afterTray = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000));

/**
 * Electron's main process hears of no network change. On Linux the resolver's file is rewritten
 * when a network comes; elsewhere the retry of an unreachable session serves.
 */
function watchNetwork(run: () => void): () => void {
  if (process.platform !== 'linux') return () => undefined;
  try {
    const watcher = watch('/etc/resolv.conf', { persistent: false }, run);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}
