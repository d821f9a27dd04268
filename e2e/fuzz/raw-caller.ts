import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { valuesOf } from './strict-reader.ts';
import type { Header } from './wire.ts';

export interface Answer {
  status: number;
  headers: Header[];
  body: string;
}

export interface Exchange {
  bytes: Buffer;
  /** The methods of what is in `bytes`, in their order: an answer to HEAD has no body. */
  methods: readonly string[];
  /** In how many pieces it is written. */
  pieces: number;
  /** It is left unfinished, and the connection ends after a moment. */
  abandoned: boolean;
}

const patienceMs = 10_000;
const abandonMs = 25;

/** A caller that writes any bytes, on one connection for as long as it stays open. */
export class RawCaller {
  readonly #door: NetConnectOpts;
  #socket: Socket | null = null;

  constructor(door: NetConnectOpts) {
    this.#door = door;
  }

  /** The answers that came, until the connection ended or all are there. Rejects where neither happens. */
  exchange({ bytes, methods, pieces, abandoned }: Exchange): Promise<Answer[]> {
    const socket = this.#open();
    const reader = new AnswerReader(methods);
    return new Promise((resolve, reject) => {
      const over = (): void => {
        clearTimeout(patience);
        socket.removeAllListeners('data').removeAllListeners('close');
        if (socket.destroyed || reader.lastOnes) this.end();
        resolve(reader.answers);
      };
      const patience = setTimeout(
        () => {
          this.end();
          if (!abandoned) reject(new Error(`no answer in ${patienceMs} ms`));
        },
        abandoned ? abandonMs : patienceMs,
      );
      socket.on('data', (chunk) => {
        reader.push(chunk);
        if (reader.answers.length === methods.length) over();
      });
      socket.on('close', () => {
        reader.end();
        over();
      });
      const size = Math.ceil(bytes.length / pieces);
      for (let at = 0; at < bytes.length; at += size) socket.write(bytes.subarray(at, at + size));
    });
  }

  end(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }

  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed) return this.#socket;
    const socket = connect({ noDelay: true, ...this.#door });
    socket.on('error', () => undefined);
    this.#socket = socket;
    return socket;
  }
}

/** Reads answers well enough for a server that frames them well; anything else shows as a wrong one. */
class AnswerReader {
  readonly answers: Answer[] = [];
  /** The other side said that no more will come. */
  lastOnes = false;
  readonly #methods: readonly string[];
  #rest = '';

  constructor(methods: readonly string[]) {
    this.#methods = methods;
  }

  push(bytes: Buffer): void {
    this.#rest += bytes.toString('latin1');
    while (this.#step(false));
  }

  end(): void {
    while (this.#step(true));
  }

  #step(ended: boolean): boolean {
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const [first = '', ...lines] = this.#rest.slice(0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(`${first} `)?.[1] ?? 0);
    const headers = lines.map((line): Header => {
      const [name = '', ...value] = line.split(':');
      return [name, value.join(':').trim()];
    });
    const after = this.#rest.slice(end + 4);
    if (status >= 100 && status < 200) {
      this.#rest = after;
      return true;
    }
    const method = this.#methods[this.answers.length] ?? '';
    const found = bodyIn(after, method, status, headers, ended);
    if (!found) return false;
    this.#rest = found.rest;
    this.lastOnes ||= valuesOf(headers, 'connection')[0] === 'close';
    this.answers.push({ status, headers, body: found.body });
    return true;
  }
}

function bodyIn(
  text: string,
  method: string,
  status: number,
  headers: readonly Header[],
  ended: boolean,
): { body: string; rest: string } | null {
  if (method === 'HEAD' || status === 204 || status === 304) return { body: '', rest: text };
  const [length] = valuesOf(headers, 'content-length');
  if (length !== undefined) {
    const size = Number(length);
    return text.length < size ? null : { body: text.slice(0, size), rest: text.slice(size) };
  }
  if (!valuesOf(headers, 'transfer-encoding').length)
    return ended ? { body: text, rest: '' } : null;
  let body = '';
  let at = 0;
  for (;;) {
    const line = text.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = parseInt(text.slice(at, line), 16);
    if (text.length < line + 4 + size) return null;
    body += text.slice(line + 2, line + 2 + size);
    at = line + 4 + size;
    if (size === 0) return { body, rest: text.slice(at) };
  }
}
