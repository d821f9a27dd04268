import type { Header } from './wire.ts';

export interface StrictHead {
  method: string;
  target: string;
  headers: Header[];
}

export interface StrictRequest extends StrictHead {
  body: Buffer;
}

export interface StrictListener {
  /** The head is there; its body may follow. */
  head?: (head: StrictHead) => void;
  request: (request: StrictRequest) => void;
  /** Bytes that are no request by the letter of RFC 9112. Nothing is read after them. */
  wrong: (why: string) => void;
}

type State =
  | { at: 'head' }
  | { at: 'body'; head: StrictHead; left: number; pieces: Buffer[] }
  | { at: 'chunk-size'; head: StrictHead; pieces: Buffer[] }
  | { at: 'chunk'; head: StrictHead; left: number; pieces: Buffer[] }
  | { at: 'last-line'; head: StrictHead; pieces: Buffer[] }
  | { at: 'wrong' };

/**
 * Reads the requests of one connection and forgives nothing: CRLF alone ends a line, a request has
 * one Host and one framing at most, chunks have no extensions and no trailers follow them.
 */
export class StrictReader {
  readonly #listener: StrictListener;
  #state: State = { at: 'head' };
  #rest: Buffer = Buffer.alloc(0);

  constructor(listener: StrictListener) {
    this.#listener = listener;
  }

  /** Whether the connection stands between two requests, with nothing unread. */
  get idle(): boolean {
    return this.#state.at === 'head' && this.#rest.length === 0;
  }

  push(bytes: Buffer): void {
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, bytes]) : bytes;
    while (this.#step());
  }

  /** Reads one thing; false where more bytes are needed. */
  #step(): boolean {
    const state = this.#state;
    switch (state.at) {
      case 'head':
        return this.#readHead();
      case 'body':
        return this.#take(state, () => this.#whole(state.head, state.pieces));
      case 'chunk-size':
        return this.#readChunkSize(state);
      case 'chunk':
        return this.#take(state, () => this.#endChunk(state));
      case 'last-line':
        return this.#readLastLine(state);
      case 'wrong':
        return false;
    }
  }

  #readHead(): boolean {
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const text = this.#rest.subarray(0, end).toString('latin1');
    this.#rest = this.#rest.subarray(end + 4);
    const head = readHead(text);
    if (typeof head === 'string') return this.#fail(`${head} in ${JSON.stringify(text)}`);
    const lengths = valuesOf(head.headers, 'content-length');
    const codings = valuesOf(head.headers, 'transfer-encoding');
    if (valuesOf(head.headers, 'host').length !== 1) return this.#fail('not one Host');
    if (lengths.length + codings.length > 1) return this.#fail('more than one framing');
    const [length = '0'] = lengths;
    const [coding] = codings;
    if (!/^\d{1,12}$/.test(length)) return this.#fail(`length ${length}`);
    if (coding !== undefined && coding !== 'chunked') return this.#fail(`coding ${coding}`);
    this.#state =
      coding === undefined
        ? { at: 'body', head, left: Number(length), pieces: [] }
        : { at: 'chunk-size', head, pieces: [] };
    this.#listener.head?.(head);
    return true;
  }

  /** Takes what there is of a body or a chunk; `done` once it is whole. */
  #take(state: Extract<State, { left: number }>, whenWhole: () => boolean): boolean {
    const part = this.#rest.subarray(0, state.left);
    this.#rest = this.#rest.subarray(part.length);
    state.pieces.push(part);
    state.left -= part.length;
    return state.left === 0 && whenWhole();
  }

  #readChunkSize({ head, pieces }: Extract<State, { at: 'chunk-size' }>): boolean {
    const end = this.#rest.indexOf('\r\n');
    if (end < 0) return this.#rest.length > 20 && this.#fail('a chunk size without end');
    const size = this.#rest.subarray(0, end).toString('latin1');
    this.#rest = this.#rest.subarray(end + 2);
    if (!/^[\da-f]{1,8}$/i.test(size)) return this.#fail(`chunk size ${JSON.stringify(size)}`);
    const left = parseInt(size, 16);
    this.#state = left ? { at: 'chunk', head, left, pieces } : { at: 'last-line', head, pieces };
    return true;
  }

  #endChunk({ head, pieces }: Extract<State, { at: 'chunk' }>): boolean {
    if (this.#rest.length < 2) return false;
    if (!this.#endsLine()) return this.#fail('a chunk longer than its size');
    this.#state = { at: 'chunk-size', head, pieces };
    return true;
  }

  #readLastLine({ head, pieces }: Extract<State, { at: 'last-line' }>): boolean {
    if (this.#rest.length < 2) return false;
    return this.#endsLine() ? this.#whole(head, pieces) : this.#fail('trailers');
  }

  #endsLine(): boolean {
    const line = this.#rest.subarray(0, 2).toString('latin1');
    this.#rest = this.#rest.subarray(2);
    return line === '\r\n';
  }

  #whole(head: StrictHead, pieces: Buffer[]): boolean {
    this.#state = { at: 'head' };
    this.#listener.request({ ...head, body: Buffer.concat(pieces) });
    return true;
  }

  #fail(why: string): false {
    this.#state = { at: 'wrong' };
    this.#listener.wrong(why);
    return false;
  }
}

/** Every value of a header, by its name in small letters. */
export const valuesOf = (headers: readonly Header[], name: string): string[] =>
  headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);

/** The head, or what is wrong with it. */
function readHead(text: string): StrictHead | string {
  const [first = '', ...lines] = text.split('\r\n');
  const [, method, target] = /^([!#$%&'*+.^`|~\w-]+) ([!-~]+) HTTP\/1\.1$/.exec(first) ?? [];
  if (!method || !target) return 'no request line';
  const headers: Header[] = [];
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^`|~\w-]+):[ \t]*([\t -~\x80-\xff]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return `no header: ${JSON.stringify(line)}`;
    headers.push([name, value.replace(/[ \t]+$/, '')]);
  }
  return { method, target, headers };
}
