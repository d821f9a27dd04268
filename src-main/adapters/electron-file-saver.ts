import { BrowserWindow, dialog } from 'electron';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type { FileSaver, FileToSave } from '../ports/file-saver.ts';

/** Electron's save dialog, over the window where one is open. */
export class ElectronFileSaver implements FileSaver {
  async save({ name, content }: FileToSave): Promise<Result<'saved' | 'cancelled', 'failed'>> {
    const extension = extname(name).slice(1);
    const options = {
      defaultPath: name,
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    };
    const [window] = BrowserWindow.getAllWindows();
    const chosen = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    if (chosen.canceled || !chosen.filePath) return ok('cancelled');
    try {
      await writeFile(chosen.filePath, content);
      return ok('saved');
    } catch {
      return fail('failed');
    }
  }
}
