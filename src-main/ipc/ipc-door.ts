import { ipcMain, type WebContents } from 'electron';
import { callChannel, viewChannel } from '../contract/bridge.ts';
import type { CallName, Calls } from '../contract/calls.ts';
import type { AppView } from '../domain/app-view.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Handlers } from './handlers.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Whose calls are heard. */
export interface Callers {
  /** Whether an address is that of Hubkey's page. */
  isPage: (url: string) => boolean;
  /** Whether these are the contents of one of Hubkey's windows. */
  isWindow: (contents: WebContents) => boolean;
}

/**
 * The one door between window and main: checks who calls, what and with what, then has a handler do
 * it. A call that fails a check rejects with a plain sentence and does nothing.
 */
export function openIpcDoor(handlers: Handlers, callers: Callers): Disposable {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    const { sender, senderFrame } = event;
    if (!callers.isWindow(sender) || !isTrustedSender(senderFrame, callers.isPage)) {
      throw new Error('This page may not call Hubkey.');
    }
    if (!isCall(handlers, name)) throw new Error('No such call.');
    return handle(handlers, name, input);
  });
  return { dispose: () => ipcMain.removeHandler(callChannel) };
}

const isCall = (handlers: Handlers, name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(handlers, name);

async function handle<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
): Promise<Calls[Name]['out']> {
  // The first call of a window, on its way to the first paint: nothing to validate, nothing to load.
  if (name === 'view' && input === null) return handlers[name](null);
  const { validInput } = await import('../contract/valid-input.ts');
  return handlers[name](validInput(name, input));
}

/** Sends a snapshot to a window that is still there. */
export function pushView(contents: WebContents, view: AppView): void {
  if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(viewChannel, view);
}
