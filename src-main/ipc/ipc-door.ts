import { ipcMain, type WebContents } from 'electron';
import { callNames, channelOf, viewChannel, type CallName, type Calls } from '../contract/calls.ts';
import type { AppView } from '../domain/app-view.ts';
import type { Disposable } from '../ports/disposable.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** The calls of the contract, each with what does it. */
export type CallTable = {
  [Name in CallName]: (input: Calls[Name]['in']) => Promise<Calls[Name]['out']>;
};

/** Whose calls are heard. */
export interface Callers {
  /** Whether an address is that of Hubkey's page. */
  isPage: (url: string) => boolean;
  /** Whether these are the contents of one of Hubkey's windows. */
  isWindow: (contents: WebContents) => boolean;
}

/**
 * The one door between window and main: checks who calls and what comes, then hands it to `calls`.
 * A call that fails the check rejects with a plain sentence and does nothing.
 */
export function openIpcDoor(calls: CallTable, callers: Callers): Disposable {
  for (const name of callNames) {
    ipcMain.handle(channelOf(name), async (event, input: unknown) => {
      const { sender, senderFrame } = event;
      if (!callers.isWindow(sender) || !isTrustedSender(senderFrame, callers.isPage)) {
        throw new Error('This page may not call Hubkey.');
      }
      return handle(calls, name, input);
    });
  }
  return {
    dispose() {
      for (const name of callNames) ipcMain.removeHandler(channelOf(name));
    },
  };
}

async function handle<Name extends CallName>(
  calls: CallTable,
  name: Name,
  input: unknown,
): Promise<Calls[Name]['out']> {
  // The first call of a window, on its way to the first paint: nothing to validate, nothing to load.
  if (name === 'view' && input === null) return calls[name](null);
  const { validInput } = await import('../contract/validators.ts');
  return calls[name](validInput(name, input));
}

/** Sends a snapshot to a window that is still there. */
export function pushView(contents: WebContents, view: AppView): void {
  if (!contents.isDestroyed()) contents.send(viewChannel, view);
}
