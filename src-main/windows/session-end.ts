import { BaseWindow } from 'electron';
import type { Disposable } from '../ports/disposable.ts';

export interface SessionEnd {
  /** Windows asks whether the session may end. It may still go on afterwards. */
  asked: () => void;
  /** It ends, and Hubkey with it as soon as this returns or a little later. */
  ending: () => void;
}

/** Emits signals by their names, as `process` does. */
type Signals = Pick<NodeJS.EventEmitter, 'on' | 'off'>;

/** What other systems send to a program whose session, terminal or run ends. */
const endingSignals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/**
 * Calls back when the session ends. Windows then ends Hubkey without its being asked to quit (Electron's "before-quit").
 * Elsewhere a signal comes, which Electron hears only until a library takes it, as electron-store's does (when-exit),
 * and then Hubkey would be gone at once. Call it once the app is ready.
 */
export function onSessionEnd(
  { asked, ending }: SessionEnd,
  platform = process.platform,
  signals: Signals = process,
): Disposable {
  if (platform !== 'win32') {
    const heard = (): void => ending();
    for (const signal of endingSignals) signals.on(signal, heard);
    return {
      dispose: () => {
        for (const signal of endingSignals) signals.off(signal, heard);
      },
    };
  }
  // Windows says it to windows alone. Without a page this one has no process of its own.
  const window = new BaseWindow({ show: false, width: 1, height: 1, skipTaskbar: true });
  window.on('query-session-end', asked);
  window.on('session-end', ending);
  return { dispose: () => window.destroy() };
}
