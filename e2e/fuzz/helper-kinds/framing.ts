import type { Chance } from '../chance.ts';
import {
  bytesOf,
  draftOf,
  honestDraft,
  inChunks,
  instead,
  plus,
  withBody,
  without,
} from '../draft.ts';
import type { Door } from '../door.ts';
import { whole, type Kind } from '../kind.ts';
import { spoilt } from './lines.ts';

/** A request that must not be served where it is hidden in another's body. */
const hidden = (door: Door): Buffer =>
  bytesOf(draftOf({ method: 'POST', target: '/v1/copy', body: '{"what":"value"}' }, door));

const lengths = [
  '-1',
  '+5',
  '0x5',
  '5,5',
  '5, 6',
  '',
  ' ',
  '1e1',
  '٣',
  '5 ',
  '05',
  '00000000000000000000005',
  '9007199254740993',
  '99999999999999999999',
  '18446744073709551616',
  'five',
  '5;x',
  '5\t',
  '1_0',
  '0.5',
  'NaN',
  'Infinity',
];
const codings = [
  'chunked',
  'Chunked',
  'CHUNKED',
  ' chunked',
  'chunked ',
  'xchunked',
  'chunked, identity',
  'identity, chunked',
  'gzip, chunked',
  'chunked, chunked',
  'identity',
  'gzip',
  '',
  '"chunked"',
  'chunked;x',
  'chunked\t',
  '\x0bchunked',
  'chun\x00ked',
  'deflate',
];
const sizes = [
  '',
  'g',
  '-1',
  '+2',
  '0x2',
  ' 2',
  '2 ',
  '2\t',
  '02',
  '0000000000000002',
  'ffffffffffffffff',
  '10000000000000000',
  '7fffffffffffffff',
  '2;',
  '2;x',
  '2;x=y',
  '2;x="y"',
  '2;x="',
  '2;\0',
  '2;\n',
  '2;x=y;z',
  `2;${'x'.repeat(20_000)}`,
  '2\r',
  '2\n',
  '2.0',
  '２',
];
const trailers = [
  'X: 1',
  'Content-Length: 5',
  'Transfer-Encoding: chunked',
  'Host: evil.example',
  'Authorization: Bearer x',
  'Origin: http://evil.example',
  'no colon',
  ': 1',
  ' X: 1',
  'X: \0',
  'Connection: keep-alive',
  'X-Hubkey-Key: x',
];
const connections = [
  'content-length',
  'transfer-encoding',
  'host',
  'authorization',
  'content-length, transfer-encoding',
  'close, host',
  'keep-alive, content-length',
  'x',
  ',',
  ',,close',
  'CLOSE',
  'keep-alive',
  'upgrade',
  'te, content-type',
  'x-hubkey-key',
];
const bodies = [
  'SMUGGLED',
  'GET /outside/ HTTP/1.1\r\nHost: x\r\n\r\n',
  '{"a":1}',
  '\r\n\r\n',
  '0\r\n\r\n',
];
const withoutBodies = [
  'GET',
  'HEAD',
  'DELETE',
  'OPTIONS',
  'PROPFIND',
  'REPORT',
  'LOCK',
  'PUT',
  'PATCH',
  'POST',
];

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** Lengths, chunks, and what hides behind them. */
export const framingKinds: readonly Kind[] = [
  {
    name: 'a request in another’s body',
    make: (chance, door) => {
      const inner = hidden(door);
      const outer = honestDraft(chance, door);
      const said = chance.pick([0, 1, inner.length - 1, inner.length, inner.length + 1]);
      return whole(bytesOf({ ...instead(outer, 'Content-Length', String(said)), body: inner }));
    },
  },
  spoilt('a length and chunks', (draft, chance, door) => {
    const body = Buffer.concat([Buffer.from('0\r\n\r\n'), hidden(door)]);
    const both = [
      `Content-Length: ${chance.pick([body.length, 5, 0])}`,
      `Transfer-Encoding: ${chance.pick(codings)}`,
    ];
    const lines = chance.often(0.5) ? both : both.toReversed();
    return { ...plus(without(draft, 'Content-Length'), ...lines), body };
  }),
  spoilt('two lengths', (draft, chance) => {
    const right = String(draft.body.length);
    const other = chance.pick([right, '0', '5', `${right} `, `0${right}`, '99999']);
    const name = chance.pick([
      'Content-Length',
      'content-length',
      'CONTENT-LENGTH',
      'Content-length',
    ]);
    return plus(instead(draft, 'Content-Length', right), `${name}: ${other}`);
  }),
  spoilt('lengths that are none', (draft, chance) =>
    instead(draft, 'Content-Length', chance.pick(lengths)),
  ),
  spoilt('codings', (draft, chance) => {
    const chunked = inChunks(
      draft,
      `${draft.body.length ? chunk(draft.body.toString()) : ''}0\r\n\r\n`,
    );
    return instead(chunked, 'Transfer-Encoding', chance.pick(codings));
  }),
  spoilt('two codings', (draft, chance) =>
    plus(inChunks(draft, '0\r\n\r\n'), `Transfer-Encoding: ${chance.pick(codings)}`),
  ),
  spoilt('sizes of chunks', (draft, chance) =>
    inChunks(draft, Buffer.from(`${chance.pick(sizes)}\r\n{}\r\n0\r\n\r\n`, 'latin1')),
  ),
  spoilt('ends of chunks', (draft, chance) =>
    inChunks(
      draft,
      chance.pick([
        '2\r\n{}\r\n',
        '2\r\n{}',
        '2\r\n{',
        '2\n{}\n0\n\n',
        '2\r\n{}0\r\n\r\n',
        '2\r\n{}\n0\r\n\r\n',
        '2\r\n{}\r0\r\n\r\n',
        '2\r\n{}x\r\n0\r\n\r\n',
        '0',
        '0\r\n',
        '\r\n0\r\n\r\n',
        '0\r\n\n',
        '2\r\n{}\r\n0\r\n',
        '1\r\n{}\r\n0\r\n\r\n',
      ]),
    ),
  ),
  spoilt('trailers', (draft, chance) => {
    const body = draft.body.length ? chunk(draft.body.toString()) : '';
    return inChunks(draft, Buffer.from(`${body}0\r\n${chance.pick(trailers)}\r\n\r\n`, 'latin1'));
  }),
  spoilt('whole chunks', (draft) =>
    inChunks(draft, `${draft.body.length ? chunk(draft.body.toString()) : ''}0\r\n\r\n`),
  ),
  spoilt('headers named away by Connection', (draft, chance) =>
    instead(draft, 'Connection', chance.pick(connections)),
  ),
  {
    name: 'bodies of methods that have none',
    make: (chance, door) => {
      const target = `/hub/-/api/${chance.pick(['health/', 'jobs/', 'sites/', 'jobs/7/', 'nowhere/'])}`;
      const withoutBody = draftOf(
        { method: chance.pick(withoutBodies), target },
        door,
        chance.often(0.3),
      );
      const body = chance.pick(bodies);
      const framed = chance.often(0.5)
        ? inChunks(withoutBody, `${chunk(body)}0\r\n\r\n`)
        : withBody(withoutBody, body);
      return whole(
        bytesOf(chance.often(0.6) ? instead(framed, 'Connection', namedAway(chance)) : framed),
      );
    },
  },
];

const namedAway = (chance: Chance): string =>
  chance.pick([
    'content-length',
    'transfer-encoding',
    'Content-Length, Transfer-Encoding',
    'host, content-length',
    'close',
  ]);
