import { BrowserWindow, dialog } from 'electron';
import type { ExchangeFiles } from '../../ports/exchange-files.ts';
import ageThread from './age-thread.ts?modulePath';
import { runAgeThread } from './run-age-thread.ts';
import { SystemExchangeFiles } from './system-exchange-files.ts';

/** Exported files, chosen in Electron's dialog. */
export const electronExchangeFiles = (): ExchangeFiles =>
  new SystemExchangeFiles({ ask: askForFile, runAge: (task) => runAgeThread(ageThread, task) });

/** Over the window where one is open; null: cancelled. */
async function askForFile(): Promise<string | null> {
  const options = {
    properties: ['openFile' as const],
    filters: [
      { name: 'Hubkey', extensions: ['json', 'age'] },
      { name: '*', extensions: ['*'] },
    ],
  };
  const [window] = BrowserWindow.getAllWindows();
  const chosen = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}
