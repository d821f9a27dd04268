import { gzipSync } from 'node:zlib';
import { documented } from './documented-answers.mjs';
import { hostileJson, mutated } from './hostile-values.mjs';
import { randomOf } from './random.mjs';

const calls = Object.keys(documented);

/** An answer with the framing that HTTP/1.1 asks for. */
function http(status, type, body, headers = []) {
  const lines = [
    `HTTP/1.1 ${status} X`,
    ...(type ? [`Content-Type: ${type}`] : []),
    `Content-Length: ${body.length}`,
    ...headers,
  ];
  return [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body];
}
const json = (text, status = 200, headers = []) =>
  http(status, 'application/json', Buffer.from(text), headers);
const html = (text, status = 200) => http(status, 'text/html; charset=utf-8', Buffer.from(text));
const good = (random, call) => JSON.stringify(documented[call](random));
const zipped = (body, coding, status = 200) =>
  http(status, 'application/json', body, [`Content-Encoding: ${coding}`]);
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Answers that are as large as an answer may be, or larger: rare, as each takes a while to make and to read. */
const large = {
  'deep lists': ({ pick }) => json('['.repeat(pick([1_000, 30_000, 300_000, 4_000_000]))),
  'deep objects': ({ pick }) => json(`${'{"a":'.repeat(pick([1_000, 200_000]))}0`),
  'wide lists': ({ pick }) => json(`[${'[],'.repeat(pick([20_000, 2_000_000]))}0]`),
  'empty objects': ({ pick }) => json(`{"results":[${'{},'.repeat(pick([20_000, 2_000_000]))}0]}`),
  'many fields': ({ pick }) =>
    json(
      `{${Array.from({ length: pick([5_000, 400_000]) }, (_, at) => `"${at.toString(36)}":0`).join(',')}}`,
    ),
  'many shapes': ({ pick }) =>
    json(
      `[${Array.from({ length: pick([4_000, 400_000]) }, (_, at) => `{"${at.toString(36)}":[]}`).join(',')}]`,
    ),
  'many nodes': ({ pick }) =>
    json(
      `{"overall_health":"ok","site_status":[{"site":"s","nodes":[${'{"name":"n","health":"critical","online":false,"last_heartbeat":"2026-11-26T14:00:00Z"},'.repeat(pick([1_000, 80_000]))}{}]}]}`,
    ),
  'many sites': ({ pick }) =>
    json(`{"site_status":[${'{"site":"s","queues":[{}]},'.repeat(pick([1_000, 250_000]))}{}]}`),
  'many keys': ({ pick }) =>
    json(
      `[${Array.from({ length: pick([500, 60_000]) }, (_, at) => `{"id":${at},"name":"k","a":1,"b":2,"c":3,"d":"x","e":"y","f":true}`).join(',')}]`,
    ),
  'a long text': ({ pick }) =>
    json(`{"overall_health":"${'x'.repeat(pick([70_000, 7_000_000]))}"}`),
  'too large': () => json(`"${'x'.repeat(9_000_000)}"`),
  blanks: ({ pick }) => json(' '.repeat(pick([60_000, 8_000_000]))),
  'yaml lines': ({ pick }) =>
    http(
      200,
      'application/yaml',
      Buffer.from(
        `openapi: 3.0.0\npaths:\n${Array.from({ length: pick([500, 40_000]) }, (_, at) => `  /api/${at}/:\n    get: {}\n`).join('')}`,
      ),
    ),
  'yaml blanks': () =>
    http(200, 'application/yaml', Buffer.from(`openapi: x\n${'\n'.repeat(1_900_000)}`)),
  'yaml depth': ({ pick }) =>
    http(
      200,
      'application/yaml',
      Buffer.from(`openapi:\n ${pick(['- ', '? ', '['])}`.padEnd(50_000, pick(['- ', '? ', '[']))),
    ),
  'yaml aliases': () =>
    http(
      200,
      'application/yaml',
      Buffer.from(
        `openapi: x\na0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`).join('\n')}`,
      ),
    ),
  'quotes of a page': () => html(`<html>${`"='`.repeat(600_000)}`),
  'titles of a page': ({ pick }) => html('<title'.repeat(30_000), pick([200, 400, 502])),
  'zip bomb': ({ pick }) =>
    zipped(
      gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)),
      pick(['gzip', 'gzip, gzip']),
      pick([200, 401, 500]),
    ),
  'chunks of a byte': ({ pick }) => [
    Buffer.from(
      `${head}Transfer-Encoding: chunked\r\n\r\n${'1\r\n[\r\n'.repeat(pick([5_000, 400_000]))}0\r\n\r\n`,
    ),
  ],
  'answers on the way': ({ pick }) => [
    Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n'.repeat(pick([50, 20_000]))),
    ...json('{}'),
  ],
  'an error as large': ({ pick }) =>
    http(
      pick([400, 401, 403, 404, 429, 500]),
      pick(['application/json', 'text/html']),
      Buffer.from(`{"detail":"${'x'.repeat(5_000_000)}"}`),
    ),
};

/** Answers of an ordinary size. The third value says whether a call may take one of these for good. */
const small = {
  'wrong fields': [
    (random, call) => json(mutated(random, documented[call](random)), random.pick([200, 201])),
    true,
  ],
  'few wrong fields': [
    (random, call) => json(mutated(random, documented[call](random), 0.1)),
    true,
  ],
  'any value': [(random) => json(hostileJson(random)), true],
  'a good answer': [
    (random, call) =>
      json(good(random, call), 200, [
        `Date: ${random.pick(['Thu, 26 Nov 2026 12:00:00 GMT', 'x', '0', 'Fri, 31 Dec 275760 00:00:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'])}`,
      ]),
    true,
  ],
  'an error in JSON': [
    (random) =>
      json(
        mutated(
          random,
          {
            detail: 'no',
            code: 'token_not_valid',
            name: ['Too long.'],
            non_field_errors: [['a'], { b: 'c' }],
          },
          0.4,
        ),
        random.pick([400, 401, 403, 404, 405, 409, 410, 415, 429, 500, 502, 503, 599]),
        [
          `Retry-After: ${random.pick(['1', '-1', '9'.repeat(400), '1e9', 'x', 'Fri, 31 Dec 9999 23:59:59 GMT', ''])}`,
        ],
      ),
    false,
  ],
  'any status': [(random, call) => json(good(random, call), random.below(1_000)), true],
  'a status of few digits': [
    (random, call) => [
      Buffer.from(
        `HTTP/1.1 ${random.pick(['', '0', '7', '42', '099', '-1', '20O', '2000', '99999'])} OK\r\nContent-Type: application/json\r\n\r\n${good(random, call)}`,
      ),
    ],
    true,
  ],
  'a page': [
    (random) =>
      html(
        `<!doctype html><title a="${'x'.repeat(random.below(500))}">${random.pick(['Welcome', '', '&amp;&#39;&x', '\u202e', 'x'.repeat(5_000)])}</title>${random.pick(['', '<a href="/api/../admin/?schema">', '<a href="//evil.example/api/schema/">', '"/api/schema/%2e%2e/%2e%2e/x"'])}`,
        random.pick([200, 400, 401, 403, 404, 500]),
      ),
    true,
  ],
  'a redirect': [
    (random) =>
      http(random.pick([300, 301, 302, 303, 304, 307, 308]), 'text/html', Buffer.alloc(0), [
        `Location: ${random.pick(['http://other.example/', '//x', 'javascript:alert(1)', 'x'.repeat(4_000), '', '\u00ff'])}`,
      ]),
    false,
  ],
  'another type': [
    (random, call) =>
      http(
        200,
        random.pick([
          '',
          'text/plain',
          'application/octet-stream',
          'application/problem+json',
          'APPLICATION/JSON',
          'application/jsonx',
          `application/${'a.'.repeat(3_000)}`,
          'application/json;charset=utf-16',
          'multipart/form-data',
        ]),
        Buffer.from(good(random, call)),
      ),
    true,
  ],
  'no UTF-8': [
    (random, call) =>
      http(
        200,
        'application/json',
        Buffer.concat([
          Buffer.from(random.pick(['', '\ufeff'])),
          Buffer.from(good(random, call)).map((byte) =>
            random.next() < 0.02 ? random.below(256) : byte,
          ),
        ]),
      ),
    true,
  ],
  'UTF-16': [
    (random, call) =>
      http(200, 'application/json', Buffer.from(`\ufeff${good(random, call)}`, 'utf16le')),
    true,
  ],
  'random bytes': [(random) => [random.bytes(random.below(2_000))], false],
  'random bytes as JSON': [
    (random) => http(200, 'application/json', random.bytes(1 + random.below(2_000))),
    true,
  ],
  'two framings': [
    (random, call) => [
      Buffer.from(
        `${head}Content-Length: ${random.pick(['5', '0', '-1', '1e3', '99999999999999999999', '5\r\nContent-Length: 6', '5, 5', ' 5 ', '0x5'])}\r\n${random.pick(['Transfer-Encoding: chunked\r\n', 'Transfer-Encoding: identity\r\n', 'Transfer-Encoding: chunked, gzip\r\n', ''])}\r\n${good(random, call)}`,
      ),
    ],
    true,
  ],
  'broken chunks': [
    (random, call) => [
      Buffer.from(
        `${head}Transfer-Encoding: chunked\r\n\r\n${random.pick(['zz', '-5', 'FFFFFFFFFFFFFFFFFF', '5;x=' + 'y'.repeat(30_000), '0x5', ' 5', ''])}\r\n${good(random, call)}\r\n0\r\n\r\n`,
      ),
    ],
    true,
  ],
  'too short': [
    (random, call) => {
      const [top, body] = json(good(random, call));
      return [top, body.subarray(0, random.below(body.length + 1))];
    },
    true,
  ],
  'a second answer': [
    (random, call) => [
      ...json(good(random, call)),
      ...json(hostileJson(random)),
      random.bytes(random.below(200)),
    ],
    true,
  ],
  'odd headers': [
    (random, call) =>
      json(good(random, call), 200, [
        random.pick([
          'X: a\u0000b',
          ': x',
          'X Y: z',
          'X: y\r\n folded',
          'Transfer-Encoding: x',
          'Content-Encoding: x',
          'Content-Encoding: gzip',
          'Trailer: x',
          'Connection: upgrade',
          'Upgrade: h2c',
          'X'.repeat(3_000),
          'Set-Cookie: a=b; Domain=x',
          'X: \xff\xfe',
        ]),
      ]),
    true,
  ],
  'a flood of headers': [
    (random, call) =>
      json(
        good(random, call),
        200,
        Array.from({ length: random.pick([100, 1_999, 5_000]) }, (_, at) => `X-${at}: y`),
      ),
    true,
  ],
  'another protocol': [
    (random, call) => [
      Buffer.from(
        random.pick([
          'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
          'HTTP/0.9 200 OK\r\n\r\n',
          'HTTP/2.0 200 OK\r\n\r\n',
          'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
          'ICY 200 OK\r\n\r\n',
          'SSH-2.0-x\r\n',
          `HTTP/1.1 200 OK\n\n${good(random, call)}`,
          '\r\n\r\n',
          '',
        ]),
      ),
    ],
    true,
  ],
  'broken zip': [
    (random, call) => {
      const zip = gzipSync(Buffer.from(good(random, call)));
      return zipped(
        random.pick([
          zip.subarray(0, random.below(zip.length)),
          random.bytes(200),
          Buffer.concat([zip, random.bytes(50)]),
          Buffer.from(good(random, call)),
          Buffer.alloc(0),
        ]),
        random.pick(['gzip', 'deflate', 'br', 'x-gzip', 'zstd', 'gzip, br']),
        random.pick([200, 401]),
      );
    },
    true,
  ],
  zipped: [
    (random, call) =>
      zipped(gzipSync(Buffer.from(mutated(random, documented[call](random)))), 'gzip'),
    true,
  ],
  'a status that has no body': [
    (random, call) => json(good(random, call), random.pick([204, 205, 304, 199, 102])),
    true,
  ],
};

/** Answers that come slowly or never to their end; the connection stays open. */
const slow = {
  'nothing at all': () => [],
  'half a head': () => [Buffer.from(head)],
  'half a body': (random, call) =>
    json(good(random, call)).map((part, at) => (at ? part.subarray(1) : part)),
  'a body without end': () => [
    Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`),
    ...Array(200).fill(Buffer.from(`1000\r\n${' '.repeat(0x1000)}\r\n`)),
  ],
};

/** The answer of that number: whom it answers, what it is, and its bytes. The same for the same seed and number. */
export function hostileAnswer(seed, number) {
  const random = randomOf(seed * 1_000_003 + number);
  const call = random.pick(calls);
  const chance = random.next();
  if (chance < 0.02) {
    const kind = random.pick(Object.keys(slow));
    return { call, kind, mayBeGood: false, ends: false, pieces: () => slow[kind](random, call) };
  }
  if (chance < 0.06) {
    const kind = random.pick(Object.keys(large));
    return { call, kind, mayBeGood: true, ends: true, pieces: () => large[kind](random, call) };
  }
  const kind = random.pick(Object.keys(small));
  const [make, mayBeGood] = small[kind];
  return { call, kind, mayBeGood, ends: true, pieces: () => make(random, call) };
}
