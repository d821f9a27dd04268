import { dialog } from 'electron';
import { linkedProfileWords } from '../domain/words/window-words.ts';

/** Shows a system dialog that a link names another profile. True: the person wants to switch to it. */
export async function askToSwitch(profile: string): Promise<boolean> {
  const words = linkedProfileWords(profile);
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Hubkey',
    message: words.title,
    detail: words.body,
    buttons: [words.switch, words.stay],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
