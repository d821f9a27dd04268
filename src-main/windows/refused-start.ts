import { app, dialog } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FolderProblem } from '../domain/folder-problem.ts';
import { unsafeUserDataWords } from '../domain/words/folder-words.ts';

/**
 * Says on standard error and in a dialog why Hubkey does not start on its user-data folder, and ends
 * with exit code 1. Nothing is written there: what Chromium writes goes to a folder for this moment.
 */
export function refuseStart(problem: FolderProblem): void {
  const { title, detail } = unsafeUserDataWords(app.getPath('userData'), problem);
  console.error(`${title}.\n${detail}`);
  const scratch = mkdtempSync(join(tmpdir(), 'hubkey-refused-'));
  app.setPath('userData', scratch);
  app.once('quit', () => rmSync(scratch, { recursive: true, force: true }));
  // Not waited for: Electron is ready only once this module has run.
  void app
    .whenReady()
    .then(() => dialog.showMessageBox({ type: 'error', title: 'Hubkey', message: title, detail }))
    .finally(() => app.exit(1));
}
