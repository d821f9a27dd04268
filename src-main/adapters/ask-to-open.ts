import { dialog, type OpenDialogOptions } from 'electron';
import { dialogParent } from './dialog-parent.ts';

/** The path of the file that a person chooses in Electron's open dialog; null: cancelled. */
export async function askToOpen(options: OpenDialogOptions): Promise<string | null> {
  const window = dialogParent();
  const chosen = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}
