/** A request’s head; `headers` by names in small letters. */
export interface StrictHead {
  method: string;
  target: string;
  headers: readonly [name: string, value: string][];
}

/** A request as a reader that follows RFC 9112 to the letter has it. */
export interface StrictRequest extends StrictHead {
  body: Buffer;
  /** Whether another request may follow on the connection (RFC 9112, section 9.3). */
  persists: boolean;
}

export interface StrictReading {
  requests: StrictRequest[];
  /** Whether something comes behind them that is no whole request. */
  more: boolean;
  /** The head of what comes behind them, where it is the body alone that is wrong or not whole. */
  head: StrictHead | null;
}

/** What was read and where it ends; null where it is not well formed or not whole. */
type Step<Value> = { got: Value; next: number } | null;

/**
 * All requests of a connection's bytes, up to the first that is not well formed or not whole. Where the
 * RFC leaves a reader free, it takes what Node takes: an LF alone as the end of a line, more blanks in the
 * first one, empty lines before it, no version, the versions 0.9 and 2.0, the names of RTSP and ICE, and in
 * Node 20 any character for the last of a head. None of it makes another request of the bytes.
 */
export function strictRequests(bytes: Buffer): StrictReading {
  const requests: StrictRequest[] = [];
  let at = 0;
  for (;;) {
    while (bytes[at] === 13 || bytes[at] === 10) at += 1;
    if (at >= bytes.length) return { requests, more: false, head: null };
    const head = readHead(bytes, at);
    const body = head && readBody(bytes, head.next, head.got.headers);
    if (!body) return { requests, more: true, head: head?.got ?? null };
    requests.push({ ...head.got, body: body.got });
    at = body.next;
  }
}

const lineEnd = Buffer.from('\r\n');
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function readHead(bytes: Buffer, from: number): Step<StrictHead & { persists: boolean }> {
  const head = readLines(bytes, from);
  if (!head) return null;
  const [first = '', ...lines] = head.got;
  const start = /^(\S+) +([!-~]+)(?: +(?:HTTP|RTSP|ICE)\/(0\.9|1\.0|1\.1|2\.0))?$/.exec(first);
  const headers = readHeaders(lines);
  if (!start || !headers || !framedOnce(headers)) return null;
  const [, method = '', target = '', version = '0.9'] = start;
  if (!token.test(method)) return null;
  const named = valuesOf(headers, 'connection').flatMap((value) =>
    value.toLowerCase().split(/[ \t]*,[ \t]*/),
  );
  const persists = version < '1.1' ? named.includes('keep-alive') : !named.includes('close');
  return { got: { method, target, headers, persists }, next: head.next };
}

function readHeaders(lines: readonly string[]): [string, string][] | null {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):[ \t]*(.*?)[ \t]*$/s.exec(line) ?? [];
    // Field values: visible characters, blanks, tabs and obs-text (RFC 9110, section 5.5).
    if (!token.test(name) || !/^[\t -~\x80-\xff]*$/.test(value)) return null;
    headers.push([name.toLowerCase(), value]);
  }
  return headers;
}

/** Every value of a header, by its name in small letters. */
export const valuesOf = (headers: StrictHead['headers'], name: string): string[] =>
  headers.filter(([key]) => key === name).map(([, value]) => value);

/** One framing or none; everything else could be read in two ways (RFC 9112, section 6.3). */
function framedOnce(headers: StrictHead['headers']): boolean {
  const lengths = valuesOf(headers, 'content-length');
  const codings = valuesOf(headers, 'transfer-encoding');
  return (
    lengths.length + codings.length <= 1 &&
    lengths.every((length) => /^\d+$/.test(length)) &&
    codings.every((coding) => coding.toLowerCase() === 'chunked')
  );
}

function readBody(bytes: Buffer, from: number, headers: StrictHead['headers']): Step<Buffer> {
  if (valuesOf(headers, 'transfer-encoding').length) return readChunks(bytes, from);
  const [length = '0'] = valuesOf(headers, 'content-length');
  const next = from + Number(length);
  return next > bytes.length ? null : { got: bytes.subarray(from, next), next };
}

function readChunks(bytes: Buffer, from: number): Step<Buffer> {
  const chunks: Buffer[] = [];
  let at = from;
  for (;;) {
    const end = bytes.indexOf(lineEnd, at);
    if (end < 0) return null;
    const line = /^0*([0-9a-f]{1,12})(?:[ \t]*;[\t -~\x80-\xff]*)?$/i.exec(
      bytes.toString('latin1', at, end),
    );
    if (!line) return null;
    const size = parseInt(line[1] ?? '', 16);
    at = end + lineEnd.length;
    if (size === 0) return readTrailers(bytes, at, Buffer.concat(chunks));
    if (at + size + lineEnd.length > bytes.length) return null;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
    if (!bytes.subarray(at, at + lineEnd.length).equals(lineEnd)) return null;
    at += lineEnd.length;
  }
}

/** Nobody reads trailers, so their lines may be any. */
function readTrailers(bytes: Buffer, from: number, body: Buffer): Step<Buffer> {
  const lines = readLines(bytes, from);
  return lines && { got: body, next: lines.next };
}

/** The lines up to an empty one. */
function readLines(bytes: Buffer, from: number): Step<string[]> {
  const lines: string[] = [];
  let at = from;
  for (;;) {
    if (bytes[at] === 13) return at + 1 < bytes.length ? { got: lines, next: at + 2 } : null;
    if (bytes[at] === 10) return { got: lines, next: at + 1 };
    const end = bytes.indexOf('\n', at);
    if (end < 0) return null;
    lines.push(bytes.toString('latin1', at, end).replace(/\r$/, ''));
    at = end + 1;
  }
}
