import type { Session } from 'electron';

/**
 * Grants no page anything, and keeps Chromium's own services off the network. Once, before the first
 * window.
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // A window's `spellcheck: false` leaves the session's download of dictionaries on (electron/electron#22995).
  session.setSpellCheckerEnabled(false);
  // Fails on macOS, which has its own spell checker and needs no dictionaries.
  if (process.platform !== 'darwin') session.setSpellCheckerLanguages([]);
}
