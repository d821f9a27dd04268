import { ipcMain, type WebContents } from 'electron';
import { callChannel, viewChannel } from '../contract/bridge.ts';
import type { CallName, Calls } from '../contract/calls.ts';
import type { AppView } from '../domain/app-view.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Handlers } from './handlers.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** What answers the window. */
interface Answering {
  handlers: Handlers;
  /** Whether the contents belong to one of Hubkey's windows. */
  isWindow: (contents: WebContents) => boolean;
}

/**
 * The only entry from the window to main: checks the sender, the call and its input, then runs the
 * handler. A call that fails a check rejects with a plain sentence and does nothing. Calls that come
 * before there are handlers wait for them.
 */
export class IpcDoor implements Disposable {
  /** Resolves once the first call is answered. */
  readonly firstAnswer: Promise<void>;
  #answer: (answering: Answering) => void = () => undefined;

  /** `isPage`: whether an address is Hubkey's page. */
  constructor(isPage: (url: string) => boolean) {
    const answering = new Promise<Answering>((resolve) => {
      this.#answer = resolve;
    });
    let answered = (): void => undefined;
    this.firstAnswer = new Promise((resolve) => {
      answered = resolve;
    });
    ipcMain.handle(callChannel, async ({ sender, senderFrame }, name: unknown, input: unknown) => {
      // Now, as the frame may have gone to another page by the time there are handlers.
      const trusted = isTrustedSender(senderFrame, isPage);
      const { handlers, isWindow } = await answering;
      if (!trusted || !isWindow(sender)) throw new Error('This page may not call Hubkey.');
      if (!isCall(handlers, name)) throw new Error('No such call.');
      // Electron sends the answer in the microtasks that follow, and whoever waits comes after it.
      return handle(handlers, name, input).finally(() => setImmediate(answered));
    });
  }

  answerWith(handlers: Handlers, isWindow: (contents: WebContents) => boolean): void {
    this.#answer({ handlers, isWindow });
  }

  dispose(): void {
    ipcMain.removeHandler(callChannel);
  }
}

const isCall = (handlers: Handlers, name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(handlers, name);

async function handle<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
): Promise<Calls[Name]['out']> {
  // The first call of a window, needed for its first paint: it has no input, so the validation isn't loaded.
  if (name === 'view' && input === null) return handlers[name](null);
  const { validInput } = await import('../contract/valid-input.ts');
  return handlers[name](validInput(name, input));
}

/** Sends a snapshot to a window, unless it is gone. */
export function pushView(contents: WebContents, view: AppView): void {
  if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(viewChannel, view);
}
