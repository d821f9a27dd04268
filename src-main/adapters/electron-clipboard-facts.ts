import type { ClipboardMark } from '../domain/doctor.ts';
import type { ClipboardFacts } from '../ports/clipboard-facts.ts';
import { busName, connectBus } from './dbus/bus.ts';

/** The methods of Electron's `clipboard` that list its content: formats up to 43, items by promise from 44 on. */
interface ReadableSelection {
  availableFormats?(type?: 'selection'): readonly string[];
  read?: unknown;
}

export interface ReadableModule {
  clipboard: ReadableSelection & { selection?: ReadableSelection };
  ClipboardItem?: unknown;
}

export interface ClipboardFactsOptions {
  load?: () => Promise<ReadableModule>;
  platform?: NodeJS.Platform;
  env?: NodeJS.ProcessEnv;
}

/** Inspects the system's clipboard through Electron, and on Linux finds the running clipboard history. */
export class ElectronClipboardFacts implements ClipboardFacts {
  readonly #load: () => Promise<ReadableModule>;
  readonly #platform: NodeJS.Platform;
  readonly #env: NodeJS.ProcessEnv;

  constructor({
    load = () => import('electron'),
    platform = process.platform,
    env = process.env,
  }: ClipboardFactsOptions = {}) {
    this.#load = load;
    this.#platform = platform;
    this.#env = env;
  }

  async isEmpty(): Promise<boolean | null> {
    // Wayland shows the clipboard only to the window in front.
    if (this.#platform === 'linux' && this.#env['WAYLAND_DISPLAY']) return null;
    try {
      const { clipboard, ClipboardItem } = await this.#load();
      if (ClipboardItem === undefined) {
        const formats = clipboard.availableFormats?.();
        const selected =
          this.#platform === 'linux' ? clipboard.availableFormats?.('selection') : [];
        return formats && selected ? formats.length + selected.length === 0 : null;
      }
      const { selection } = clipboard;
      const types = [await typesOn(clipboard), selection ? await typesOn(selection) : 0];
      return types.every((count) => count === 0);
    } catch {
      return null;
    }
  }

  async mark(): Promise<ClipboardMark> {
    const { ClipboardItem } = await this.#load();
    if (ClipboardItem === undefined) return 'unmarked';
    // Windows' own history respects the formats that it documents.
    if (this.#platform === 'win32') return 'honoured';
    return this.#platform === 'linux' && (await this.#klipperRuns()) ? 'honoured' : 'unknown';
  }

  /** KDE's clipboard history, which defines the mark. */
  async #klipperRuns(): Promise<boolean> {
    const bus = await connectBus(this.#env['DBUS_SESSION_BUS_ADDRESS'], {
      onSignal: () => undefined,
      onClose: () => undefined,
    });
    const reply = await bus?.call({
      ...busName,
      member: 'NameHasOwner',
      args: ['org.kde.klipper'],
    });
    bus?.close();
    return reply?.values[0] === true;
  }
}

/** How many formats are on a selection, from 44 on. */
async function typesOn(selection: ReadableSelection): Promise<number> {
  const { read } = selection;
  if (typeof read !== 'function') throw new Error('Electron has no clipboard.read.');
  const items: unknown = await read.call(selection);
  if (!Array.isArray(items)) throw new Error('Electron gave no clipboard items.');
  return (items as { types?: unknown }[]).reduce(
    (count, { types }) => count + (Array.isArray(types) ? types.length : 1),
    0,
  );
}
