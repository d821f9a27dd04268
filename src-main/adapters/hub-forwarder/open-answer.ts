import { holdsCredential } from '../../domain/credential-call.ts';
import { headerOf, type HeaderList } from '../../domain/forward-headers.ts';
import type { ByteStream, ForwardedAnswer } from '../../ports/hub-forwarder.ts';

/** The longest answer that is read before it is forwarded, in bytes. */
export const maxReadBytes = 65_536;

/**
 * An answer that may go to a program without permission for a credential; null if it contains a credential,
 * or is compressed although the request may have changed something. Only short JSON is read: without a length,
 * the first bytes, or `maxReadBytes` if the request may have changed something. Everything else streams
 * unread. Rejects if the answer breaks off.
 */
export async function withoutCredential(
  answer: ForwardedAnswer,
  mayChange: boolean,
): Promise<ForwardedAnswer | null> {
  const { status, headers, body } = answer;
  const json = /\bjson\b/i.test(headerOf(headers, 'content-type') ?? '');
  if (!json || status < 200 || status > 299) return answer;
  const packed = isPacked(headers);
  if (packed && !mayChange) return answer;
  const length = headerOf(headers, 'content-length');
  if (!packed && length !== null && !(Number(length) <= maxReadBytes)) return answer;
  const reading = body[Symbol.asyncIterator]();
  // A stream that was never started can't be cancelled.
  const enough = packed || (length === null && !mayChange) ? 1 : maxReadBytes;
  const { chunks, ended } = await read(reading, enough);
  if (!packed && !holdsCredential(textOf(chunks))) {
    return { ...answer, body: ended ? fromMemory(chunks) : resumed(chunks, reading) };
  }
  await reading.return?.();
  return null;
}

export const isPacked = (headers: HeaderList): boolean =>
  headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-encoding' && !/^(\s*identity\s*)?$/i.test(value),
  );

/** Reads until there are that many bytes, or the end. */
async function read(
  reading: AsyncIterator<Uint8Array>,
  enough: number,
): Promise<{ chunks: Uint8Array[]; ended: boolean }> {
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; bytes < enough;) {
    const next = await reading.next();
    if (next.done) return { chunks, ended: true };
    chunks.push(next.value);
    bytes += next.value.length;
  }
  return { chunks, ended: false };
}

/** All of a short stream, otherwise null, and the stream from its beginning. Rejects if it breaks off. */
export async function readAhead(
  body: ByteStream,
  maxBytes = maxReadBytes,
): Promise<{ bytes: Uint8Array | null; body: ByteStream }> {
  const reading = body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= maxBytes;) {
    const next = await reading.next();
    if (next.done) return { bytes: joined(chunks), body: fromMemory(chunks) };
    chunks.push(next.value);
    size += next.value.length;
  }
  return { bytes: null, body: resumed(chunks, reading) };
}

/** Chunks as one text. */
function textOf(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A stream of bytes that are already read. */
// eslint-disable-next-line @typescript-eslint/require-await -- a stream that is there already
export async function* fromMemory(chunks: readonly Uint8Array[]): ByteStream {
  yield* chunks;
}

async function* resumed(
  chunks: readonly Uint8Array[],
  reading: AsyncIterator<Uint8Array>,
): ByteStream {
  try {
    yield* chunks;
    for (let next = await reading.next(); !next.done; next = await reading.next()) yield next.value;
  } finally {
    await reading.return?.();
  }
}
