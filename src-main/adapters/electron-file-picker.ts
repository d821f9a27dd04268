import type { FilePicker } from '../ports/file-picker.ts';
import { askToOpen } from './ask-to-open.ts';

/** Electron's open dialog, over the window where one is open. */
export class ElectronFilePicker implements FilePicker {
  pick(title: string): Promise<string | null> {
    return askToOpen({ title, properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'] });
  }
}
