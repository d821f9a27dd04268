import { focusHeading } from './focus-heading.ts';

/** What had the focus before the first of the dialogs that are open now. */
let opener: Element | null = null;

const anyOpen = (): boolean => document.querySelector('dialog:modal') !== null;

/**
 * Opens a dialog, and returns a function that closes it and gives the focus back: to what opened it, or to the screen's
 * heading if that is gone. If another dialog takes its place, the focus returns once that is closed too.
 */
export function openModal(dialog: HTMLDialogElement): () => void {
  if (!anyOpen()) opener = document.activeElement;
  dialog.showModal();
  return () => {
    // While it is open, everything behind it is inert and takes no focus.
    dialog.close();
    if (anyOpen()) return;
    if (opener instanceof HTMLElement && opener !== document.body) opener.focus();
    if (document.activeElement !== opener || opener === document.body) focusHeading();
    opener = null;
  };
}
