/** An event of the compositor: the object that it is about, its number in the interface, and its arguments. */
export interface WaylandEvent {
  object: number;
  opcode: number;
  body: Buffer;
}

const headerBytes = 8;
/** The longest message: its size has 16 bits. */
const maxBytes = 0xffff;

/**
 * A request as Wayland's wire format has it ("Wire Format" in the Wayland documentation). Numbers are 32 bits in the
 * machine's byte order, which is little-endian wherever Electron runs. A text ends in NUL.
 */
export function encodeRequest(
  object: number,
  opcode: number,
  args: readonly (number | string)[],
): Buffer {
  const parts = args.map((arg) => (typeof arg === 'number' ? uint(arg) : text(arg)));
  const body = Buffer.concat(parts);
  return Buffer.concat([uint(object), uint(((headerBytes + body.length) << 16) | opcode), body]);
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`);
  const padding = (4 - (bytes.length % 4)) % 4;
  return Buffer.concat([uint(bytes.length), bytes, Buffer.alloc(padding)]);
}

/** Takes what the compositor sends apart into its events, however it arrives. */
export class EventReader {
  #rest: Buffer = Buffer.alloc(0);

  /** The events that are whole by now. Throws if the bytes are no events. */
  push(bytes: Buffer): WaylandEvent[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const events: WaylandEvent[] = [];
    while (this.#rest.length >= headerBytes) {
      const word = this.#rest.readUInt32LE(4);
      const size = word >>> 16;
      if (size < headerBytes || size > maxBytes) throw new RangeError('No Wayland event.');
      if (this.#rest.length < size) break;
      events.push({
        object: this.#rest.readUInt32LE(0),
        opcode: word & 0xffff,
        body: this.#rest.subarray(headerBytes, size),
      });
      this.#rest = this.#rest.subarray(size);
    }
    return events;
  }
}

/** The number at an offset; 0, which names no object, past the end. */
export const uintAt = (body: Buffer, at: number): number =>
  at + 4 <= body.length ? body.readUInt32LE(at) : 0;

/** The text at an offset, and where the next argument begins. */
export function textAt(body: Buffer, at: number): { value: string; next: number } {
  const length = uintAt(body, at);
  const from = at + 4;
  const value = body.toString('utf8', from, Math.max(from, from + length - 1));
  return { value, next: from + Math.ceil(length / 4) * 4 };
}
