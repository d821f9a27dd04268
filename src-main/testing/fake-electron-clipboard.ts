/**
 * Electron's clipboard as its documentation and types describe it, in both forms: up to 43 with
 * calls that answer at once and take `'selection'`, from 44 on with promises, `ClipboardItem`s and a
 * `selection` of its own. As on X11, what is put on the clipboard goes into the selection too.
 */

type Formats = Map<string, Uint8Array>;
type Payload = string | Blob | Promise<string | Blob>;

/** One selection of the display. A set `fault` breaks every call; `frozen` takes nothing off it. */
export class FakeSelection {
  formats: Formats = new Map();
  fault: Error | null = null;
  frozen = false;

  get text(): string {
    const bytes = this.formats.get('text/plain');
    return bytes ? new TextDecoder().decode(bytes) : '';
  }

  set text(text: string) {
    this.formats = new Map(text ? [['text/plain', new TextEncoder().encode(text)]] : []);
  }

  read(): string {
    if (this.fault) throw this.fault;
    return this.text;
  }

  take(formats: Formats): void {
    if (this.fault) throw this.fault;
    this.formats = formats;
  }

  empty(): void {
    if (this.fault) throw this.fault;
    if (!this.frozen) this.formats = new Map();
  }
}

/** The two selections that programs of one display share. */
export class FakeDisplay {
  readonly clipboard = new FakeSelection();
  readonly primary = new FakeSelection();

  copy(formats: Formats): void {
    this.clipboard.take(formats);
    const text = formats.get('text/plain');
    if (text) this.primary.take(new Map([['text/plain', text]]));
  }
}

const textOnly = (text: string): Formats =>
  new Map([['text/plain', new TextEncoder().encode(text)]]);

/** The module up to 43. */
export function oldElectron(display: FakeDisplay) {
  const of = (type?: 'selection') => (type === 'selection' ? display.primary : display.clipboard);
  return {
    clipboard: {
      readText: (type?: 'selection') => of(type).read(),
      writeText: (text: string) => display.copy(textOnly(text)),
      clear: (type?: 'selection') => of(type).empty(),
      write: (data: object) => {
        // One object of texts: what newer versions take writes nothing here.
        const { text } = data as { text?: string };
        display.copy(text ? textOnly(text) : new Map<string, Uint8Array>());
      },
    },
  };
}

/** `ClipboardItem` of 44 and later: an object of payloads by type, looked at when it is written. */
class FakeClipboardItem {
  readonly #items: Record<string, Payload>;

  constructor(items: Record<string, Payload>) {
    const given: unknown = items;
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw new TypeError("Failed to construct 'ClipboardItem': an object is required.");
    }
    if (Object.keys(items).length === 0) {
      throw new TypeError("Failed to construct 'ClipboardItem': a MIME type is required.");
    }
    this.#items = { ...items };
  }

  get types(): string[] {
    return Object.keys(this.#items);
  }

  async resolved(): Promise<Formats> {
    const formats: Formats = new Map();
    for (const [type, payload] of Object.entries(this.#items)) {
      const bytes = await bytesOf(await payload);
      // The platform drops a format without a byte.
      if (bytes.length > 0) formats.set(nativeName(type), bytes);
    }
    return formats;
  }
}

async function bytesOf(payload: unknown): Promise<Uint8Array> {
  if (typeof payload === 'string') return new TextEncoder().encode(payload);
  if (payload instanceof Blob) return new Uint8Array(await payload.arrayBuffer());
  throw new TypeError('ClipboardItem payloads are strings and Blobs.');
}

/** What the platform calls a type: only raw formats, asked for in Electron's words, keep their name. */
function nativeName(type: string): string {
  const [, raw] = /^electron application\/osclipboard;format="([^"]+)"$/.exec(type) ?? [];
  if (raw) return raw;
  if (!/^(electron |web )?[\w.+-]+\/[\w.+;=-]+$/.test(type))
    throw new TypeError(`No type: ${type}`);
  // Any other type travels in Chromium's own wrapping, which other programs don't read.
  return type.startsWith('text/') ? type : `chromium/x-web-custom-data ${type}`;
}

/** The module from 44 on; `selection` exists on Linux alone. */
export function newElectron(display: FakeDisplay, platform: NodeJS.Platform = 'linux') {
  const selectionOf = (selection: FakeSelection) => ({
    readText: () => Promise.resolve().then(() => selection.read()),
    clear: () => selection.empty(),
  });
  return {
    ClipboardItem: FakeClipboardItem,
    clipboard: {
      ...selectionOf(display.clipboard),
      ...(platform === 'linux' ? { selection: selectionOf(display.primary) } : {}),
      writeText: (text: string) => Promise.resolve().then(() => display.copy(textOnly(text))),
      write: async (items: object[]) => {
        if (!Array.isArray(items)) throw new TypeError('clipboard.write takes ClipboardItems.');
        const all: Formats = new Map();
        for (const item of items as unknown[]) {
          if (!(item instanceof FakeClipboardItem)) {
            throw new TypeError('clipboard.write takes ClipboardItems.');
          }
          for (const [type, bytes] of await item.resolved()) all.set(type, bytes);
        }
        display.copy(all);
      },
    },
  };
}
