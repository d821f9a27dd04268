import { BaseWindow } from 'electron';
import type { Disposable } from '../ports/disposable.ts';

export interface SessionEnd {
  /** Windows asks whether the session may end. It may still go on afterwards. */
  asked: () => void;
  /** It ends, and Hubkey with it as soon as this returns or a little later. */
  ending: () => void;
}

/**
 * Calls back when a person signs out of Windows or shuts it down, which ends Hubkey without its being asked to quit
 * (Electron's "before-quit"). Call it once the app is ready.
 */
export function onSessionEnd(
  { asked, ending }: SessionEnd,
  platform = process.platform,
): Disposable {
  if (platform !== 'win32') return { dispose: () => undefined };
  // Windows says it to windows alone. Without a page this one has no process of its own.
  const window = new BaseWindow({ show: false, width: 1, height: 1, skipTaskbar: true });
  window.on('query-session-end', asked);
  window.on('session-end', ending);
  return { dispose: () => window.destroy() };
}
