import type { WebContents } from 'electron';

/** Calls back when the page's process has ended for any reason. A hanging process is killed first. */
export function onPageFailure(contents: WebContents, failed: () => void): void {
  contents.on('unresponsive', () => contents.forcefullyCrashRenderer());
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    // Not during the event, as Chromium is still removing the old process.
    setImmediate(() => {
      if (!contents.isDestroyed()) failed();
    });
  });
}
