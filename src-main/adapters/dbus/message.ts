/** A D-Bus message as far as Hubkey needs one: D-Bus Specification, "Message Protocol". */
export interface BusMessage {
  type: 'call' | 'reply' | 'error' | 'signal';
  /** The serial that a reply or error answers; 0 for others. */
  replySerial: number;
  /** The sender's unique name, set by the bus; empty if there is none. */
  sender: string;
  path: string;
  interface: string;
  member: string;
  values: readonly BusValue[];
}

type BusValue = string | number | boolean | readonly string[];

/** A text, or a dictionary of texts (`a{ss}`). */
type BusArgument = string | Readonly<Record<string, string>>;

export interface BusCall {
  destination: string;
  path: string;
  interface: string;
  member: string;
  args: readonly BusArgument[];
}

const types = ['', 'call', 'reply', 'error', 'signal'] as const;
const headerField = {
  path: 1,
  interface: 2,
  member: 3,
  replySerial: 5,
  destination: 6,
  sender: 7,
  signature: 8,
};
const noAutoStart = 2;
const fixedHeader = 16;
const aligned = (offset: number, to: number): number => Math.ceil(offset / to) * to;

/** A method call, in little endian. */
export function encodeCall(call: BusCall, serial: number): Buffer {
  const body = new Writer();
  for (const arg of call.args) body.argument(arg);
  const fields = new Writer();
  fields.field(headerField.path, 'o', call.path);
  fields.field(headerField.interface, 's', call.interface);
  fields.field(headerField.member, 's', call.member);
  fields.field(headerField.destination, 's', call.destination);
  if (call.args.length) {
    const signature = call.args.map((arg) => (typeof arg === 'string' ? 's' : 'a{ss}')).join('');
    fields.field(headerField.signature, 'g', signature);
  }
  const head = new Writer();
  // Little endian, a call, starting no service for it, protocol 1.
  for (const byte of ['l'.charCodeAt(0), 1, noAutoStart, 1]) head.byte(byte);
  head.uint32(body.length);
  head.uint32(serial);
  head.uint32(fields.length);
  const padding = Buffer.alloc(
    aligned(fixedHeader + fields.length, 8) - fixedHeader - fields.length,
  );
  return Buffer.concat([head.bytes, fields.bytes, padding, body.bytes]);
}

/** Turns arriving pieces into whole messages. Throws if the bytes aren't D-Bus messages. */
export class MessageReader {
  #buffer: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): BusMessage[] {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    const messages: BusMessage[] = [];
    for (;;) {
      const length = wholeLength(this.#buffer);
      if (length === null || this.#buffer.length < length) return messages;
      messages.push(decoded(this.#buffer.subarray(0, length)));
      this.#buffer = this.#buffer.subarray(length);
    }
  }
}

/** The specification allows 128 MiB; the messages that Hubkey needs have some hundred bytes. */
const longest = 1024 * 1024;
/** The specification's own limit for nested values. */
const deepest = 64;
const noMessage = (): Error => new Error('Not a D-Bus message.');

function wholeLength(bytes: Buffer): number | null {
  if (bytes.length < fixedHeader) return null;
  const reader = new Reader(bytes);
  const length = aligned(fixedHeader + reader.uint32(12), 8) + reader.uint32(4);
  if (length > longest) throw noMessage();
  return length;
}

function decoded(bytes: Buffer): BusMessage {
  try {
    return decode(bytes);
  } catch {
    throw noMessage();
  }
}

function decode(bytes: Buffer): BusMessage {
  const reader = new Reader(bytes);
  const fieldsEnd = fixedHeader + reader.uint32(12);
  const fields = new Map<number, BusValue>();
  reader.offset = fixedHeader;
  while (reader.offset < fieldsEnd) {
    reader.align(8);
    const code = reader.byte();
    fields.set(code, reader.value(reader.signature()));
  }
  reader.offset = aligned(fieldsEnd, 8);
  return {
    type: types[bytes[1] ?? 0] || 'error',
    replySerial: Number(fields.get(headerField.replySerial) ?? 0),
    sender: String(fields.get(headerField.sender) ?? ''),
    path: String(fields.get(headerField.path) ?? ''),
    interface: String(fields.get(headerField.interface) ?? ''),
    member: String(fields.get(headerField.member) ?? ''),
    values: reader.values(String(fields.get(headerField.signature) ?? '')),
  };
}

class Writer {
  readonly #chunks: Buffer[] = [];
  length = 0;

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  byte(value: number): void {
    this.#push(Buffer.from([value]));
  }

  uint32(value: number): void {
    this.#align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.#push(bytes);
  }

  string(text: string): void {
    const bytes = Buffer.from(text);
    this.uint32(bytes.length);
    this.#push(bytes);
    this.byte(0);
  }

  argument(value: BusArgument): void {
    if (typeof value === 'string') {
      this.string(value);
      return;
    }
    const entries = new Writer();
    for (const [key, text] of Object.entries(value)) {
      entries.#align(8);
      entries.string(key);
      entries.string(text);
    }
    this.uint32(entries.length);
    // The length does not count the padding before the first entry.
    this.#align(8);
    this.#push(entries.bytes);
  }

  signature(text: string): void {
    this.byte(text.length);
    this.#push(Buffer.from(text));
    this.byte(0);
  }

  field(code: number, type: 's' | 'o' | 'g', text: string): void {
    this.#align(8);
    this.byte(code);
    this.signature(type);
    if (type === 'g') this.signature(text);
    else this.string(text);
  }

  #align(to: number): void {
    this.#push(Buffer.alloc(aligned(this.length, to) - this.length));
  }

  #push(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.length += bytes.length;
  }
}

class Reader {
  offset = 0;
  readonly #bytes: Buffer;
  readonly #little: boolean;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#little = bytes[0] === 'l'.charCodeAt(0);
  }

  uint32(offset: number): number {
    return this.#little ? this.#bytes.readUInt32LE(offset) : this.#bytes.readUInt32BE(offset);
  }

  align(to: number): void {
    this.offset = aligned(this.offset, to);
  }

  byte(): number {
    const value = this.#bytes.readUInt8(this.offset);
    this.offset += 1;
    return value;
  }

  signature(): string {
    return this.#text(this.byte());
  }

  /** The value of a basic type or of an array of texts; a variant gives its content. */
  value(type: string, depth = 0): BusValue {
    switch (type) {
      case 'y':
        return this.byte();
      case 'b':
        return this.#next() === 1;
      case 'u':
      case 'i':
        return this.#next();
      case 's':
      case 'o':
        return this.#text(this.#next());
      case 'g':
        return this.signature();
      case 'v':
        if (depth >= deepest) throw noMessage();
        return this.value(this.signature(), depth + 1);
      case 'as':
      case 'ao':
        return this.#texts();
      default:
        throw new Error(`No use for a D-Bus value of type ${type}.`);
    }
  }

  /** The leading values, up to the first of an unknown type. */
  values(signature: string): BusValue[] {
    const known = /^(?:a[so]|[ybuisogv])*/.exec(signature)?.[0] ?? '';
    return (known.match(/a?./g) ?? []).map((type) => this.value(type));
  }

  #texts(): string[] {
    const length = this.#next();
    const end = this.offset + length;
    const texts: string[] = [];
    while (this.offset < end) texts.push(this.#text(this.#next()));
    return texts;
  }

  #next(): number {
    this.align(4);
    const value = this.uint32(this.offset);
    this.offset += 4;
    return value;
  }

  #text(length: number): string {
    const text = this.#bytes.toString('utf8', this.offset, this.offset + length);
    this.offset += length + 1;
    return text;
  }
}
