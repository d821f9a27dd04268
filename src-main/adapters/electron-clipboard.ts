import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { Clipboard } from '../ports/clipboard.ts';

/** What is used of Electron's clipboard: its calls answer at once up to 43, and by promise from 44 on. */
export interface SystemClipboard {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  write?(data: never): unknown;
  clear(): void | Promise<void>;
}

/**
 * What tells clipboard histories to leave a text alone, per system: nspasteboard.org, Microsoft's
 * "Clipboard Formats", and KDE's Klipper.
 */
const marks: Partial<Record<NodeJS.Platform, Record<string, string>>> = {
  darwin: { 'org.nspasteboard.ConcealedType': '' },
  win32: { ExcludeClipboardContentFromMonitorProcessing: '', CanIncludeInClipboardHistory: '\0' },
  linux: { 'x-kde-passwordManagerHint': 'secret' },
};

/** The system's clipboard through Electron, which is loaded at the first copy. */
export class ElectronClipboard implements Clipboard {
  readonly #load: () => Promise<SystemClipboard>;

  constructor(load: () => Promise<SystemClipboard> = loadClipboard) {
    this.#load = load;
  }

  async write(secret: Secret): Promise<Result<void, 'clipboard'>> {
    const text = secret.reveal();
    try {
      const clipboard = await this.#load();
      if (await writeMarked(clipboard, text)) return ok();
      await clipboard.writeText(text);
      return (await clipboard.readText()) === text ? ok() : fail('clipboard');
    } catch {
      return fail('clipboard');
    }
  }

  async clearIfStill(secret: Secret): Promise<void> {
    try {
      const clipboard = await this.#load();
      if ((await clipboard.readText()) === secret.reveal()) await clipboard.clear();
    } catch {
      // A clipboard that can't be read can't be cleared either; quitting must not hang on it.
    }
  }
}

/** Text and mark in one go, where several formats can be written at once; false: the text isn't there. */
async function writeMarked(clipboard: SystemClipboard, text: string): Promise<boolean> {
  const mark = marks[process.platform];
  const Item = (globalThis as { ClipboardItem?: new (data: object) => unknown }).ClipboardItem;
  if (!mark || !Item || !clipboard.write) return false;
  try {
    await clipboard.write([new Item({ 'text/plain': text, ...mark })] as never);
    return (await clipboard.readText()) === text;
  } catch {
    return false;
  }
}

async function loadClipboard(): Promise<SystemClipboard> {
  return (await import('electron')).clipboard;
}
