import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { ClipboardProblem } from '../domain/copy-request.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import { markedText, type ClipboardPayload } from './electron-clipboard-marks.ts';
import { waylandClipboard, type SeenClipboard } from './wayland-clipboard/wayland-clipboard.ts';

/** The result of a clipboard call: a value up to Electron 43, a promise from 44 on. */
interface SystemSelection {
  readText(): string | Promise<string>;
  clear(): void | Promise<void>;
}

/** The part of Electron's `clipboard` that Hubkey uses. */
interface SystemClipboard extends SystemSelection {
  /** `selection` works up to 43; from 44 on it is ignored. */
  readText(type?: 'selection'): string | Promise<string>;
  clear(type?: 'selection'): void | Promise<void>;
  writeText(text: string): void | Promise<void>;
  /** Takes `ClipboardItem`s from 44 on. */
  write?(items: object[]): unknown;
  /** The X11 selection; from 44 on, only on Linux. */
  readonly selection?: SystemSelection;
}

/** The part of the module `electron` that Hubkey uses. `ClipboardItem` is exported from 44 on; there is no global one. */
export interface ClipboardModule {
  clipboard: SystemClipboard;
  ClipboardItem?: new (payload: ClipboardPayload) => object;
}

/** How Hubkey stands on a Wayland desktop, where the clipboard that Electron reads back may be its own memory. */
export interface WaylandStanding {
  seen: SeenClipboard;
  /** Whether Hubkey's windows are Wayland's: those alone must be in front to copy. */
  native: boolean;
  /** Whether one of them is in front. */
  inFront(): boolean;
}

export interface ElectronClipboardOptions {
  load?: () => Promise<ClipboardModule>;
  platform?: NodeJS.Platform;
  /** null: this isn't Wayland. */
  wayland?: () => Promise<WaylandStanding | null>;
}

/** The system's clipboard through Electron, which is loaded at the first copy. */
export class ElectronClipboard implements Clipboard {
  readonly #load: () => Promise<ClipboardModule>;
  readonly #platform: NodeJS.Platform;
  readonly #wayland: () => Promise<WaylandStanding | null>;

  constructor({
    load = loadElectron,
    platform = process.platform,
    wayland = () => Promise.resolve(null),
  }: ElectronClipboardOptions = {}) {
    this.#load = load;
    this.#platform = platform;
    this.#wayland = wayland;
  }

  async write(secret: Secret): Promise<Result<void, ClipboardProblem>> {
    const text = secret.reveal();
    try {
      const electron = await this.#load();
      const marked = await writeMarked(electron, text, this.#platform);
      const written = marked ? ok() : await writePlain(electron, text);
      // Chromium puts every copy into the selection too (ClipboardX11 in ui/base/clipboard/x11).
      const primary = primarySelection(electron, this.#platform);
      if (written.ok && primary) await clearIfHolds(primary, text).catch(() => undefined);
      return written.ok ? await this.#arrived(electron, text) : written;
    } catch {
      return fail('clipboard');
    }
  }

  async writeText(text: string): Promise<Result<void, ClipboardProblem>> {
    try {
      const electron = await this.#load();
      const written = await writePlain(electron, text);
      return written.ok ? await this.#arrived(electron, text) : written;
    } catch {
      return fail('clipboard');
    }
  }

  async clearIfStill(secret: Secret): Promise<Result<'cleared' | 'changed', 'clipboard'>> {
    try {
      const electron = await this.#load();
      const text = secret.reveal();
      const wayland = await this.#wayland();
      const shown = wayland && (await wayland.seen.read());
      // What Electron would report as cleared then may be its own memory alone.
      if (wayland?.native && shown === null && !wayland.inFront()) {
        const holds = (await electron.clipboard.readText()) === text;
        return holds ? fail('clipboard') : ok('changed');
      }
      const primary = primarySelection(electron, this.#platform);
      const cleared = await Promise.allSettled([
        clearIfHolds(electron.clipboard, text),
        ...(primary ? [clearIfHolds(primary, text)] : []),
      ]);
      const gone = cleared.every(
        (outcome) => outcome.status === 'fulfilled' && outcome.value !== 'still',
      );
      if (wayland && shown !== null) {
        if (shown !== text) return gone ? ok('changed') : fail('clipboard');
        await wayland.seen.clear();
        const left = await wayland.seen.read();
        return gone && left !== null && left !== text ? ok('cleared') : fail('clipboard');
      }
      if (!gone) return fail('clipboard');
      const [clipboard] = cleared;
      return ok(
        clipboard.status === 'fulfilled' && clipboard.value === 'cleared' ? 'cleared' : 'changed',
      );
    } catch {
      return fail('clipboard');
    }
  }

  async replaceIfStill(
    secret: Secret,
    next: Secret,
  ): Promise<Result<'replaced' | 'changed', ClipboardProblem>> {
    try {
      const { clipboard } = await this.#load();
      const shown = await (await this.#wayland())?.seen.read();
      if ((shown ?? (await clipboard.readText())) !== secret.reveal()) return ok('changed');
      const written = await this.write(next);
      return written.ok ? ok('replaced') : written;
    } catch {
      return fail('clipboard');
    }
  }

  /**
   * Whether a text that Electron has written is on the clipboard of a Wayland desktop. That takes a copy from the
   * window in front alone (wl_data_device.set_selection), and says nothing where it doesn't.
   */
  async #arrived(
    { clipboard }: ClipboardModule,
    text: string,
  ): Promise<Result<void, ClipboardProblem>> {
    const wayland = await this.#wayland();
    if (!wayland) return ok();
    const shown = await wayland.seen.readWanting(text);
    const arrived = shown === null ? !wayland.native || wayland.inFront() : shown === text;
    if (arrived) return ok();
    // Electron still holds it, and would offer it at the next chance.
    await clipboard.clear();
    return fail(wayland.native ? 'not-in-front' : 'clipboard');
  }
}

/** Empties it if it holds the text. `changed`: it held something else; `still`: it could not be emptied. */
async function clearIfHolds(
  selection: SystemSelection,
  text: string,
): Promise<'cleared' | 'changed' | 'still'> {
  if ((await selection.readText()) !== text) return 'changed';
  await selection.clear();
  return (await selection.readText()) === text ? 'still' : 'cleared';
}

/** The selection that a middle click pastes; null if the system has none. */
function primarySelection(
  { clipboard, ClipboardItem }: ClipboardModule,
  platform: NodeJS.Platform,
): SystemSelection | null {
  if (platform !== 'linux') return null;
  if (ClipboardItem) return clipboard.selection ?? null;
  return {
    readText: () => clipboard.readText('selection'),
    clear: () => clipboard.clear('selection'),
  };
}

async function writePlain(
  { clipboard }: ClipboardModule,
  text: string,
): Promise<Result<void, 'clipboard'>> {
  await clipboard.writeText(text);
  return (await clipboard.readText()) === text ? ok() : fail('clipboard');
}

/** Writes text and marks together, if several formats can be written at once. False: the text isn't on the clipboard. */
async function writeMarked(
  { clipboard, ClipboardItem }: ClipboardModule,
  text: string,
  platform: NodeJS.Platform,
): Promise<boolean> {
  if (!ClipboardItem || !clipboard.write) return false;
  try {
    await clipboard.write([new ClipboardItem(markedText(text, platform))]);
    return (await clipboard.readText()) === text;
  } catch {
    return false;
  }
}

async function loadElectron(): Promise<ClipboardModule> {
  const { clipboard, ClipboardItem } = await import('electron');
  return { clipboard, ClipboardItem };
}

/** How Hubkey stands on this computer's Wayland desktop; null: there is none. `native` as above. */
export function waylandStanding(
  native: () => boolean,
  clock: Clock,
): () => Promise<WaylandStanding | null> {
  const seen = process.platform === 'linux' ? waylandClipboard(process.env, clock) : null;
  return async () => {
    if (!seen) return null;
    const { BrowserWindow } = await import('electron');
    return {
      seen,
      native: native(),
      inFront: () => BrowserWindow.getFocusedWindow() !== null,
    };
  };
}
