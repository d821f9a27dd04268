import { holdsCredential } from '../domain/credential-call.ts';
import { headerOf } from '../domain/pass-headers.ts';
import type { ByteStream, PassedAnswer } from '../ports/hub-passage.ts';

/** The longest answer that is read before it is passed on, in bytes. */
export const maxReadBytes = 65_536;

/**
 * An answer as it may go to a program that was allowed no credential; null where it holds one in the open.
 * Reads short JSON alone, of one without a length what comes first; everything else streams untouched.
 * Rejects where the answer breaks off.
 */
export async function withoutCredential(answer: PassedAnswer): Promise<PassedAnswer | null> {
  const { status, headers, body } = answer;
  const json = /\bjson\b/i.test(headerOf(headers, 'content-type') ?? '');
  if (!json || status < 200 || status > 299 || headerOf(headers, 'content-encoding')) return answer;
  const length = headerOf(headers, 'content-length');
  if (length !== null && !(Number(length) <= maxReadBytes)) return answer;
  const reading = body[Symbol.asyncIterator]();
  const chunks = await read(reading, length === null ? 1 : Infinity);
  if (!holdsCredential(textOf(chunks))) {
    return { ...answer, body: length === null ? resumed(chunks, reading) : fromMemory(chunks) };
  }
  await reading.return?.();
  return null;
}

async function read(reading: AsyncIterator<Uint8Array>, most: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  while (chunks.length < most) {
    const next = await reading.next();
    if (next.done) break;
    chunks.push(next.value);
  }
  return chunks;
}

/** Chunks as one text. */
export function textOf(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

/** A stream of what was read already. */
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
