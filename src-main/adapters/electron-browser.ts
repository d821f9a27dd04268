import { shell } from 'electron';
import type { Browser } from '../ports/browser.ts';

/** The person's browser. */
export class ElectronBrowser implements Browser {
  async open(url: string): Promise<void> {
    if (!/^https?:\/\//.test(url)) throw new Error('Only http and https pages are opened.');
    await shell.openExternal(url).catch(() => undefined);
  }
}
