import { app, dialog } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RefusalWords } from '../domain/words/start-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

/** How soon the click on the dialog is noticed, in ms. */
const wakeMs = 100;

/**
 * Says on standard error and in a dialog why Hubkey doesn't start, and ends with exit code 1; without a display at once.
 * Nothing is written to the user-data folder: Chromium writes to a temporary folder.
 */
export function refuseStart(
  { title, detail }: RefusalWords,
  clock: Clock,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'> = process,
): void {
  console.error(`${title}.\n${detail}`);
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    app.exit(1);
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'hubkey-refused-'));
  app.setPath('userData', scratch);
  app.once('quit', () => rmSync(scratch, { recursive: true, force: true }));
  // Nothing else wakes Node's event loop here, and without that the dialog's promise would never resolve.
  let waking: Disposable;
  const wake = (): void => {
    waking = clock.at(clock.now() + wakeMs, wake);
  };
  wake();
  // Not awaited, because Electron becomes ready only once this module has run. A dialog that blocked this thread would keep
  // Hubkey from ending with the session.
  void app
    .whenReady()
    .then(() => dialog.showMessageBox({ type: 'error', title: 'Hubkey', message: title, detail }))
    .finally(() => {
      waking.dispose();
      app.exit(1);
    });
}
