import type { Chance } from '../chance.ts';
import { asBytes, bytesOf, honestDraft, plus, type Draft } from '../draft.ts';
import type { Door } from '../door.ts';
import { whole, type Attack, type Kind } from '../kind.ts';

/** A kind that spoils an honest request. */
export const spoilt = (
  name: string,
  spoil: (draft: Draft, chance: Chance, door: Door) => Draft,
): Kind => ({
  name,
  make: (chance, door) => whole(bytesOf(spoil(honestDraft(chance, door), chance, door))),
});

/** A kind that has its bytes from elsewhere. */
const made = (name: string, bytes: (chance: Chance, door: Door) => Buffer): Kind => ({
  name,
  make: (chance, door): Attack => whole(bytes(chance, door)),
});

const controls = ['\0', '\x01', '\x08', '\x0b', '\x0c', '\x1b', '\x7f', '\r', '\n', '\t', '\x85'];
const versions = [
  'HTTP/0.9',
  'HTTP/1.2',
  'HTTP/1.9',
  'HTTP/2',
  'HTTP/2.0',
  'HTTP/3',
  'HTTP/10.1',
  'HTTP/1.10',
  'HTTP/01.1',
  'HTTP/1',
  'HTTP/1.',
  'HTTP/.1',
  'HTTP/-1.1',
  'http/1.1',
  'Http/1.1',
  'HTTP/1.1 ',
  'HTTP/1.1 HTTP/1.1',
  'HTTP 1.1',
  'HTTPS/1.1',
  'ICE/1.0',
  'RTSP/1.0',
  'HTTP/1.1\t',
  'HTTP/1,1',
  'HTTP/1.x',
];
const oddLines = [
  ': 1',
  ' : 1',
  ':',
  'X',
  'X Y: 1',
  'X\t: 1',
  'X : 1',
  '\tX: 1',
  ' X: 1',
  'X-ü: 1',
  'X(): 1',
  '"X": 1',
  'X: \x7f',
  '{}: 1',
  '@: 1',
  'X:\r1',
  'X_Y: 1',
  'X:1',
  'X:',
  'X:\t\t',
  "X'`|~!#$%&*+-.^: 1",
];

/** Bytes and lines that are no HTTP, or hardly. */
export const lineKinds: readonly Kind[] = [
  made('random bytes', (chance) => chance.bytes(1 + chance.below(400))),
  made('half a request', (chance, door) => {
    const bytes = bytesOf(honestDraft(chance, door));
    return bytes.subarray(0, chance.below(bytes.length));
  }),
  made('a flipped byte or three', (chance, door) => {
    const bytes = bytesOf(honestDraft(chance, door));
    for (let flip = chance.below(3); flip >= 0; flip -= 1) {
      bytes[chance.below(bytes.length)] = chance.below(256);
    }
    return bytes;
  }),
  made('bytes put in or taken out', (chance, door) => {
    const bytes = bytesOf(honestDraft(chance, door));
    const at = chance.below(bytes.length);
    const after = at + (chance.often(0.5) ? 0 : 1 + chance.below(4));
    const more = chance.often(0.5) ? chance.bytes(1 + chance.below(4)) : Buffer.alloc(0);
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(after)]);
  }),
  made('HTTP/0.9', (chance, door) => {
    const { method, target } = honestDraft(chance, door);
    return Buffer.from(`${method} ${target}${chance.pick(['\r\n', '\n', ' \r\n', '\r\n\r\n'])}`);
  }),
  made('the preface of HTTP/2', (chance) =>
    Buffer.concat([
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      chance.often(0.5) ? Buffer.from('000000040000000000', 'hex') : chance.bytes(chance.below(60)),
    ]),
  ),
  made('another protocol', (chance) =>
    chance.pick([
      Buffer.from('16030100a5010000a10303', 'hex'),
      Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'),
      Buffer.from('\x05\x01\x00', 'latin1'),
      Buffer.from('*1\r\n$4\r\nPING\r\n'),
      Buffer.from('PROXY TCP4 127.0.0.1 127.0.0.1 1 1\r\nGET /v1/status HTTP/1.1\r\n\r\n'),
      Buffer.from('\0AUTH EXTERNAL 30\r\n', 'latin1'),
    ]),
  ),
  made('line ends of other systems', (chance, door) =>
    bytesOf(
      honestDraft(chance, door),
      chance.pick(['\n', '\r', '\n\r', '\r\r\n', '\r\n\n', '\x85']),
    ),
  ),
  made('empty lines before the request', (chance, door) =>
    Buffer.concat([
      Buffer.from(chance.pick(['\r\n', '\r\n\r\n', '\n', ' \r\n', '\r', '\t\r\n', '\0\r\n'])),
      bytesOf(honestDraft(chance, door)),
    ]),
  ),
  spoilt('odd versions', (draft, chance) => ({ ...draft, version: chance.pick(versions) })),
  spoilt('odd blanks in the first line', (draft, chance) => {
    const gap = chance.pick(['  ', '\t', ' \t', '\x0b', '\x0c', '\xa0', '']);
    return chance.often(0.5)
      ? { ...draft, method: `${draft.method}${gap}` }
      : { ...draft, target: `${draft.target}${gap}` };
  }),
  spoilt('odd header lines', (draft, chance) => {
    const at = chance.below(draft.headers.length + 1);
    return { ...draft, headers: draft.headers.toSpliced(at, 0, chance.pick(oddLines)) };
  }),
  spoilt('folded headers', (draft, chance) => {
    const at = 1 + chance.below(draft.headers.length);
    const fold = `${chance.pick([' ', '\t', '  '])}${chance.pick(['x', 'evil: 1', '', 'chunked'])}`;
    return { ...draft, headers: draft.headers.toSpliced(at, 0, fold) };
  }),
  spoilt('control characters in headers', (draft, chance) => {
    const at = chance.below(draft.headers.length);
    const line = draft.headers[at] ?? '';
    const cut = chance.below(line.length + 1);
    const odd = `${line.slice(0, cut)}${chance.pick(controls)}${line.slice(cut)}`;
    return { ...draft, headers: draft.headers.toSpliced(at, 1, odd) };
  }),
  spoilt('UTF-8 in headers', (draft, chance) =>
    plus(draft, `X-Name: ${asBytes(chance.pick(['ü', '🔑', '\u202e', '\u2028', '\ufeff', 'ﬀ']))}`),
  ),
  spoilt('thousands of headers', (draft, chance) =>
    plus(draft, ...Array.from({ length: 100 + chance.below(4_900) }, (_, at) => `${at % 10}: 1`)),
  ),
  spoilt('very long lines', (draft, chance) => {
    const long = 'x'.repeat(1_000 + chance.below(40_000));
    switch (chance.below(4)) {
      case 0:
        return { ...draft, target: `${draft.target}?${long}` };
      case 1:
        return { ...draft, method: long };
      case 2:
        return plus(draft, `${long}: 1`);
      default:
        return plus(draft, `X: ${long}`);
    }
  }),
];
