import type { ExchangeFiles } from '../../ports/exchange-files.ts';
import { askToOpen } from '../ask-to-open.ts';
import ageThread from './age-thread.ts?modulePath';
import { runAgeThread } from './run-age-thread.ts';
import { SystemExchangeFiles } from './system-exchange-files.ts';

/** Exported files, chosen in Electron's dialog. */
export const electronExchangeFiles = (): ExchangeFiles =>
  new SystemExchangeFiles({ ask: askForFile, runAge: (task) => runAgeThread(ageThread, task) });

const askForFile = (): Promise<string | null> =>
  askToOpen({
    properties: ['openFile', 'dontAddToRecent'],
    filters: [
      { name: 'Hubkey', extensions: ['json', 'age'] },
      { name: '*', extensions: ['*'] },
    ],
  });
