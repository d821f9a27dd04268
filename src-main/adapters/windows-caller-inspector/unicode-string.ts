import { utf16In } from './utf16.ts';

/** A UNICODE_STRING on 64 bits; Windows writes the text behind it ("UNICODE_STRING structure (subauth.h)"). */
const headBytes = 16;

/** The text of a UNICODE_STRING that stands in front of it; null if it isn't one. */
export function unicodeStringIn(buffer: Buffer): string | null {
  if (buffer.length < headBytes) return null;
  const end = headBytes + buffer.readUInt16LE(0);
  return end > buffer.length ? null : utf16In(buffer.subarray(headBytes, end));
}
