import type { LinkProblem, Notice } from '../app-state.ts';
import { exhaustive } from '../exhaustive.ts';
import { m } from '../messages/index.ts';
import type { TrayPresence } from '../tray-presence.ts';
import { lateCopyWords } from './copy-words.ts';
import { exchangeNewsWords } from './exchange-words.ts';
import { unsafeRuntimeFolderWords } from './folder-words.ts';
import { keysLeftWords, keysLostWords } from './key-words.ts';
import { managedRefusedWords } from './managed-words.ts';
import { settingsNoticeWords } from './settings-words.ts';
import { shownName } from './shown-name.ts';

/** The text of a notice. */
export function noticeWords(notice: Notice): string {
  switch (notice.kind) {
    case 'settings-damaged':
    case 'settings-partly-damaged':
    case 'settings-unread':
    case 'settings-newer':
    case 'settings-unsaved':
      return settingsNoticeWords(notice);
    case 'managed-refused':
      return managedRefusedWords(notice);
    case 'login-item-failed':
      return loginItemWords(notice);
    case 'helper-failed':
      return m.notices_helper_failed();
    case 'unsafe-runtime-dir':
      return unsafeRuntimeFolderWords(notice.problem);
    case 'keys-left':
      return keysLeftWords(notice);
    case 'keys-lost':
      return keysLostWords(notice);
    case 'clipboard-not-cleared':
      return m.notices_clipboard_not_cleared();
    case 'copy-failed':
      return lateCopyWords(notice.problem);
    case 'bad-link':
      return badLinks[notice.why]();
    case 'keys-exported':
    case 'imported':
      return exchangeNewsWords(notice);
    default:
      return exhaustive(notice);
  }
}

const badLinks: Record<LinkProblem, () => string> = {
  unreadable: m.notices_link_unreadable,
  'no-profile': m.notices_link_no_profile,
};

function loginItemWords({ start, folder }: Extract<Notice, { kind: 'login-item-failed' }>): string {
  const values = { folder: shownName(folder) };
  return start ? m.notices_login_item_on(values) : m.notices_login_item_off(values);
}

/** Shown if Hubkey has no tray icon; null: it has one, as far as is known. */
export const noTrayWords = (tray: TrayPresence): string | null => noTray[tray]?.() ?? null;

const noTray: Partial<Record<TrayPresence, () => string>> = {
  none: m.notices_no_tray,
  refused: m.notices_tray_refused,
};

/** Shown with an Electron that no longer gets security fixes. */
export const runtimeWords = (electron: string): string => m.notices_runtime({ electron });
