/**
 * The text in UTF-16 up to its first NUL; null if it isn't one. A half of a pair is allowed in Windows' names, but
 * no other call would find the same file by it.
 */
export function utf16In(buffer: Buffer): string | null {
  if (buffer.length % 2 !== 0) return null;
  const [text = ''] = buffer.toString('utf16le').split('\0', 1);
  return /\p{Surrogate}/u.test(text) ? null : text;
}
