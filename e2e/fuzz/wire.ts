export type Header = readonly [name: string, value: string];

/** A request as it is written, with no help and no check. */
export function requestBytes(
  method: string,
  target: string,
  headers: readonly Header[],
  body: Buffer = Buffer.alloc(0),
): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`, 'latin1');
  return Buffer.concat([head, body]);
}

/** A body in chunks of at most `size` bytes; `extension` and `trailers` as a caller may add them. */
export function inChunks(
  body: Buffer,
  size: number,
  { extension = '', trailers = '' } = {},
): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    pieces.push(Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`, 'latin1'), chunk);
    pieces.push(Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`0${extension}\r\n${trailers}\r\n`, 'latin1'));
  return Buffer.concat(pieces);
}
