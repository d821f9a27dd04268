const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text in UTF-8 up to its first NUL; null if it isn't one, as another name could look the same then. */
export function cStringIn(buffer: Buffer): string | null {
  const end = buffer.indexOf(0);
  try {
    return decoder.decode(end < 0 ? buffer : buffer.subarray(0, end));
  } catch {
    return null;
  }
}
