/**
 * An icon file for Windows with a picture for each size, as bitmaps with transparency: "Icons" in Microsoft's
 * documentation, and BITMAPINFOHEADER. `pictures`: `{ size, pixels }`, pixels as RGBA with premultiplied alpha.
 */
export function icoFile(pictures) {
  const bitmaps = pictures.map(({ size, pixels }) => bitmap(size, pixels));
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ size }, at) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size, 0);
    entry.writeUInt8(size, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bitmaps[at].length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bitmaps[at].length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...bitmaps]);
}

/** Rows from the bottom up, as blue, green, red, alpha; then a mask of a bit each, which alpha makes needless. */
function bitmap(size, pixels) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // Picture and mask stand above each other.
  header.writeInt32LE(2 * size, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(4 * size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = 4 * (row * size + column);
      const to = 4 * ((size - 1 - row) * size + column);
      const alpha = pixels[from + 3];
      const straight = (value) => (alpha === 0 ? 0 : Math.round((value * 255) / alpha));
      colours[to] = straight(pixels[from + 2]);
      colours[to + 1] = straight(pixels[from + 1]);
      colours[to + 2] = straight(pixels[from]);
      colours[to + 3] = alpha;
    }
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([header, colours, mask]);
}
