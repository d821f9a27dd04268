/** The text of a file as editors write it: UTF-8 or UTF-16, with a byte-order mark or without one. */
export function fileText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  // The decoder drops the mark (Encoding Standard, "BOM seen").
  return new TextDecoder(encoding).decode(bytes);
}
