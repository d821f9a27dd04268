import type { Session } from 'electron';

/**
 * Denies all permissions to pages, and keeps Chromium's own services off the network. Call it once, before the first
 * window.
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // A window's `spellcheck: false` doesn't stop the session from downloading dictionaries (electron/electron#22995).
  session.setSpellCheckerEnabled(false);
  // Fails on macOS, which has its own spell checker and needs no dictionaries.
  if (process.platform !== 'darwin') session.setSpellCheckerLanguages([]);
}
