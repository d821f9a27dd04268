import type { Notice } from '../app-state.ts';
import { exhaustive } from '../exhaustive.ts';
import { lateCopyWords } from './copy-words.ts';
import { unsafeRuntimeFolderWords } from './folder-words.ts';
import { keysLeftWords, keysLostWords } from './key-words.ts';
import { settingsNoticeWords } from './settings-words.ts';

/** The text of a notice. */
export function noticeWords(notice: Notice): string {
  switch (notice.kind) {
    case 'settings-damaged':
    case 'settings-partly-damaged':
    case 'settings-unread':
    case 'settings-newer':
    case 'settings-unsaved':
      return settingsNoticeWords(notice);
    case 'helper-failed':
      return 'The helper for terminals couldn’t start, so scripts can’t reach Hubkey. The disk may be full. Hubkey keeps trying.';
    case 'unsafe-runtime-dir':
      return unsafeRuntimeFolderWords(notice.problem);
    case 'keys-left':
      return keysLeftWords(notice);
    case 'keys-lost':
      return keysLostWords(notice);
    case 'clipboard-not-cleared':
      return 'Hubkey couldn’t clear the clipboard, so it may still hold a credential. Copy something else to replace it.';
    case 'copy-failed':
      return lateCopyWords(notice.problem);
    default:
      return exhaustive(notice);
  }
}

/** Shown if the desktop has no tray icons. */
export const noTrayWords =
  'This desktop doesn’t show tray icons, so closing this window quits Hubkey.';

/** Shown with an Electron that no longer gets security fixes. */
export function runtimeWords(electron: string): string {
  return `Hubkey runs on Electron ${electron}, which no longer gets security fixes. Use it for development and tests only.`;
}
