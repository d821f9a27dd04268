import { usesKey, type ForwardCase } from './forwarding-cases.ts';
import { inChunks, requestBytes, type Header } from './wire.ts';

/** Where the helper is and what it wants to know. */
export interface Doors {
  host: string;
  token: string;
  /** The names of the two profiles; the first has the key. */
  profiles: readonly [string, string];
  key: string;
}

/** The request as a caller writes it. */
export function bytesOf(passed: ForwardCase, doors: Doors): Buffer {
  const { oddity } = passed;
  const path = oddity === 'outside' ? '/outside/' : passed.path;
  const target = `/hub/${doors.profiles[passed.profile]}${oddity === 'dots' ? '/api/../x/' : path}`;
  const authorization: Header = ['Authorization', `Bearer ${doors.token}`];
  const headers: Header[] = [
    ['Host', doors.host],
    ['X-Fuzz-Id', passed.id],
    ['X-Far', passed.far],
    ...(passed.door === 'tcp' ? [authorization] : []),
    ...(usesKey(passed) ? [['X-Hubkey-Key', doors.key] as const] : []),
    ...passed.headers,
    ...oddHeaders(oddity),
    ...(passed.expect ? [['Expect', '100-continue'] as const] : []),
  ];
  const { headers: framing, body } = framed(passed);
  const method = oddity === 'trace' ? 'TRACE' : passed.method;
  const bytes = requestBytes(method, target, [...headers, ...framing], body);
  if (oddity === 'line-feed') return replaced(bytes, '\r\nX-Far', '\nX-Far');
  return oddity === 'http-2' ? replaced(bytes, 'HTTP/1.1', 'HTTP/2.0') : bytes;
}

function oddHeaders(oddity: ForwardCase['oddity']): Header[] {
  if (oddity === 'two-hosts') return [['Host', 'other.host']];
  if (oddity === 'two-authorizations')
    return [
      ['Authorization', 'Bearer other'],
      ['authorization', 'x'],
    ];
  if (oddity === 'two-keys')
    return [
      ['X-Hubkey-Key', 'a'],
      ['X-Hubkey-Key', 'b'],
    ];
  return oddity === 'upgrade'
    ? [
        ['Upgrade', 'h2c'],
        ['Connection', 'upgrade'],
      ]
    : [];
}

function framed({ framing, body, chunkSize }: ForwardCase): { headers: Header[]; body: Buffer } {
  const length: Header = ['Content-Length', String(body.length)];
  const chunked: Header = ['Transfer-Encoding', 'chunked'];
  const chunks = inChunks(body, chunkSize);
  switch (framing) {
    case 'none':
      return { headers: [], body: Buffer.alloc(0) };
    case 'length':
      return { headers: [length], body };
    case 'chunked':
      return { headers: [chunked], body: chunks };
    case 'extensions':
      return { headers: [chunked], body: inChunks(body, chunkSize, { extension: ';a="b"' }) };
    case 'trailers': {
      const trailers = 'X-Odd: 1\r\nX-Hubkey-Key: x\r\nAuthorization: Bearer x\r\n';
      return { headers: [chunked], body: inChunks(body, chunkSize, { trailers }) };
    }
    case 'length-behind':
      return {
        headers: [chunked],
        body: inChunks(body, chunkSize, { trailers: 'Content-Length: 3\r\n' }),
      };
    case 'both':
      return { headers: [length, chunked], body: chunks };
    case 'two-lengths':
      return { headers: [length, ['content-length', '0']], body };
    case 'gzip':
      return { headers: [['Transfer-Encoding', 'gzip, chunked']], body: chunks };
    case 'cut':
      return { headers: [['Content-Length', String(body.length + 10)]], body };
    case 'sign':
      return { headers: [['Content-Length', `+${body.length}`]], body };
    case 'no-end':
      return { headers: [chunked], body: chunks.subarray(0, -5) };
  }
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from);
  const end = bytes.subarray(at + Buffer.byteLength(from));
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), end]);
}
