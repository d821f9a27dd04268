import { dialog } from 'electron';
import { pageFailedWords } from '../domain/words/window-words.ts';

/** Shows a system dialog that a window failed again. True: the person wants to open it again. */
export async function askAfterFailure(): Promise<boolean> {
  const { title, body, open, close } = pageFailedWords();
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
