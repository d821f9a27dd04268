import type { WebContents } from 'electron';

/** Calls back when the page's process has ended, whatever ended it. One that hangs is ended for it. */
export function onPageFailure(contents: WebContents, failed: () => void): void {
  contents.on('unresponsive', () => contents.forcefullyCrashRenderer());
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    // Not within the event: Chromium is still taking the old process down.
    setImmediate(() => {
      if (!contents.isDestroyed()) failed();
    });
  });
}
