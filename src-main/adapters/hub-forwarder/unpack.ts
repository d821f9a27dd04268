import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type BrotliOptions, type ZlibOptions } from 'node:zlib';

type Unpack = (bytes: Uint8Array, options: ZlibOptions & BrotliOptions) => Promise<Uint8Array>;

/** The codings of HTTP (RFC 9110, section 8.4.1) and Brotli (RFC 7932). */
const codings = new Map<string, Unpack>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** The decompressed content; null if the coding is unknown, the data damaged, or longer than `maxBytes`. */
export async function unpack(
  bytes: Uint8Array,
  coding: string,
  maxBytes: number,
): Promise<Uint8Array | null> {
  try {
    return (
      (await codings.get(coding.trim().toLowerCase())?.(bytes, { maxOutputLength: maxBytes })) ??
      null
    );
  } catch {
    return null;
  }
}
