import type { Secret } from '../../domain/secret.ts';

const [quote, colon, comma, backslash] = [0x22, 0x3a, 0x2c, 0x5c];
const [openBrace, closeBrace] = [0x7b, 0x7d];

/**
 * A JSON object of texts, as ASCII in memory of its own, for its sender to zero: no string of a secret
 * is made, as nobody could zero that.
 */
export function jsonBytes(fields: Readonly<Record<string, string | Secret>>): Uint8Array {
  const members = Object.entries(fields).map(([name, value]) => [unitsOf(name), unitsOf(value)]);
  let size = 0;
  writeObject(members, () => (size += 1));
  // By a buffer of its own: else V8 has a short array in its heap, and leaves copies where it was moved from.
  const bytes = new Uint8Array(new ArrayBuffer(size));
  let at = 0;
  writeObject(members, (byte) => {
    bytes[at] = byte;
    at += 1;
  });
  for (const units of members.flat()) units.fill(0);
  return bytes;
}

function unitsOf(value: string | Secret): Uint16Array {
  if (typeof value !== 'string') return value.revealUnits();
  return Uint16Array.from({ length: value.length }, (_, at) => value.charCodeAt(at));
}

type Put = (byte: number) => void;

function writeObject(members: readonly Uint16Array[][], put: Put): void {
  put(openBrace);
  for (const [index, texts] of members.entries()) {
    if (index > 0) put(comma);
    for (const [part, text] of texts.entries()) {
      if (part > 0) put(colon);
      writeText(text, put);
    }
  }
  put(closeBrace);
}

/** What is no printable ASCII goes as its number (RFC 8259, section 7), so that a unit needs no neighbour. */
function writeText(units: Uint16Array, put: Put): void {
  put(quote);
  for (const unit of units) {
    if (unit === quote || unit === backslash) put(backslash);
    if (unit >= 0x20 && unit < 0x7f) put(unit);
    else writeNumber(unit, put);
  }
  put(quote);
}

/** Of a backslash, `u` and four hexadecimal digits. */
function writeNumber(unit: number, put: Put): void {
  put(backslash);
  put(0x75);
  for (const shift of [12, 8, 4, 0]) {
    const digit = (unit >> shift) & 0xf;
    put(digit < 10 ? 0x30 + digit : 0x57 + digit);
  }
}
