/** The text of a file in the encodings of editors: UTF-8 or UTF-16, with or without a byte-order mark. */
export function fileText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  // The decoder drops the mark (Encoding Standard, "BOM seen").
  return new TextDecoder(encoding).decode(bytes);
}
