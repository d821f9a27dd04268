import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { FilePicker } from '../ports/file-picker.ts';

/** Electron's open dialog, over the window where one is open. */
export class ElectronFilePicker implements FilePicker {
  async pick(title: string): Promise<string | null> {
    const options: OpenDialogOptions = {
      title,
      properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
    };
    const [window] = BrowserWindow.getAllWindows();
    const chosen = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  }
}
