import { app, powerMonitor } from 'electron';
import { watch } from 'node:fs';
import type { Disposable } from '../ports/disposable.ts';
import type { Wakeups } from '../ports/wakeups.ts';

/** Resume and unlock from Electron's power monitor; a returning network from the file that the system then rewrites. */
export class ElectronWakeups implements Wakeups {
  onWake(run: () => void): Disposable {
    const stops: (() => void)[] = [];
    let disposed = false;
    // The power monitor needs a ready app, and connects to the system bus, so it starts after the tray.
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
 * Electron's main process has no event for network changes. On Linux the resolver's file is rewritten
 * when a network comes back; on other systems the retries of an unreachable session have to do.
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
