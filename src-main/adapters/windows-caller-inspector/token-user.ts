/** TOKEN_USER on 64 bits: a pointer and attributes. Windows writes the SID behind it. */
const headBytes = 16;
/** A SID: revision, number of parts, an authority of six bytes, and the parts (MS-DTYP 2.4.2.2). */
const sidHeadBytes = 8;
const partBytes = 4;
const revision = 1;
const maxParts = 15;

/** The SID of a TOKEN_USER, in hex; null if it has none. */
export function userIn(buffer: Buffer): string | null {
  const sid = buffer.subarray(headBytes);
  if (sid.length < sidHeadBytes) return null;
  const parts = sid.readUInt8(1);
  const bytes = sidHeadBytes + parts * partBytes;
  if (sid.readUInt8(0) !== revision || parts < 1 || parts > maxParts) return null;
  return bytes > sid.length ? null : sid.toString('hex', 0, bytes);
}
