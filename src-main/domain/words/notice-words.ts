import type { Notice } from '../app-state.ts';
import { exhaustive } from '../exhaustive.ts';
import { unsafeRuntimeFolderWords } from './folder-words.ts';
import { shownName } from './shown-name.ts';

/** What a notice says. */
export function noticeWords(notice: Notice): string {
  switch (notice.kind) {
    case 'settings-damaged':
      return `The settings could not be read and were set aside as ${shownName(notice.file)}. Hubkey starts with the usual ones; add your Hubs again, or mend the file.`;
    case 'settings-newer':
      return 'The settings were made by a newer Hubkey. They are left as they are, and changes are not saved. Install the newer version to go on.';
    case 'settings-unsaved':
      return notice.full
        ? 'The disk is full: the last change is not saved. Free some space, then change something again.'
        : 'The last change could not be saved. Check that Hubkey may write to its folder.';
    case 'helper-failed':
      return 'The helper for terminals could not start, so scripts can’t reach Hubkey. Start Hubkey again.';
    case 'unsafe-runtime-dir':
      return unsafeRuntimeFolderWords(notice.problem);
    case 'clipboard-not-cleared':
      return 'Hubkey couldn’t clear the clipboard, so it may still hold a credential. Copy something else to replace it.';
    default:
      return exhaustive(notice);
  }
}

/** Said where the desktop shows no tray icons. */
export const noTrayWords =
  'This desktop shows no tray icons, so the window is the way in. Closing it quits Hubkey.';

/** Said on an Electron that no longer gets security fixes. */
export function runtimeWords(electron: string): string {
  return `Hubkey runs on Electron ${electron}, which gets no more security fixes: for development and tests only.`;
}
