import type { Notice } from '../domain/app-state.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import type { LoadNote } from '../ports/profile-store.ts';

/** The notice about a problem with loading the settings; null: there is none. */
export function noticeOfLoading(note: LoadNote): Notice | null {
  switch (note.kind) {
    case 'fine':
      return null;
    case 'damaged':
      return { ...note, kind: 'settings-damaged' };
    case 'partly-damaged':
      return { ...note, kind: 'settings-partly-damaged' };
    case 'unread':
      return { ...note, kind: 'settings-unread' };
    case 'newer':
      return { kind: 'settings-newer' };
    default:
      return exhaustive(note);
  }
}
