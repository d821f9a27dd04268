import { dialog } from 'electron';
import { pageFailedWords } from '../domain/words/window-words.ts';

/** Says in a dialog of the system's own that a window failed again. True: the person wants it opened. */
export async function askAfterFailure(): Promise<boolean> {
  const { title, body, open, close } = pageFailedWords;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Hubkey',
    message: title,
    detail: body,
    buttons: [open, close],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
