import { dialog, type SaveDialogOptions } from 'electron';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type { FileSaver, FileToSave } from '../ports/file-saver.ts';
import { dialogParent } from './dialog-parent.ts';

/** Electron's save dialog, over the window where one is open. */
export class ElectronFileSaver implements FileSaver {
  async save({
    name,
    content,
    confidential = false,
  }: FileToSave): Promise<Result<'saved' | 'cancelled', 'failed'>> {
    const extension = extname(name).slice(1);
    const options: SaveDialogOptions = {
      defaultPath: name,
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      properties: confidential ? ['dontAddToRecent'] : [],
    };
    const window = dialogParent();
    const chosen = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    if (chosen.canceled || !chosen.filePath) return ok('cancelled');
    try {
      await writeFile(chosen.filePath, content, { mode: confidential ? 0o600 : 0o666 });
      return ok('saved');
    } catch {
      return fail('failed');
    }
  }
}
