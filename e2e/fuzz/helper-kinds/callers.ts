import { asBytes, instead, plus, without, type Draft } from '../draft.ts';
import type { Chance } from '../chance.ts';
import type { Door } from '../door.ts';
import type { Kind } from '../kind.ts';
import { spoilt } from './lines.ts';

function nearToken(token: string, chance: Chance): string {
  const at = chance.below(token.length);
  return chance.pick([
    token.slice(0, -1),
    token.slice(1),
    `${token}x`,
    `x${token}`,
    `${token}\0`,
    token.toLowerCase(),
    token.toUpperCase(),
    `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`,
    [...token].reverse().join(''),
    '',
    'x',
    'null',
    'undefined',
    '*',
    '%',
    token.replaceAll('-', '+').replaceAll('_', '/') + '=',
    `${token} `,
    asBytes(`${token}ü`),
    Buffer.from(token).toString('base64'),
    `"${token}"`,
    `${token},${token}`,
    `${token} ${token}`,
  ]);
}

function authorization({ token }: Door, chance: Chance): string {
  const near = nearToken(token, chance);
  return chance.pick([
    `Bearer ${near}`,
    near,
    `bearer ${token}`,
    `BEARER ${token}`,
    `Bearer  ${token}`,
    `Bearer\t${token}`,
    `Bearer=${token}`,
    `Bearer token=${token}`,
    `Token ${token}`,
    `Api-Key ${token}`,
    `Basic ${Buffer.from(`:${token}`).toString('base64')}`,
    `Digest ${token}`,
    `Negotiate ${token}`,
    `Bearer ${token}, Basic x`,
    token,
    'Bearer',
    'Bearer ',
    '',
  ]);
}

const elsewhere = ({ token }: Door): readonly string[] => [
  `Proxy-Authorization: Bearer ${token}`,
  `X-Authorization: Bearer ${token}`,
  `Cookie: token=${token}`,
  `Cookie: Authorization=Bearer ${token}`,
  `X-Api-Key: ${token}`,
  `Authorization : Bearer ${token}`,
  `Authorization\t: Bearer ${token}`,
  `X: 1\rAuthorization: Bearer ${token}`,
  `X: 1\nAuthorization: Bearer ${token}`,
  ` Authorization: Bearer ${token}`,
  `Sec-WebSocket-Protocol: ${token}`,
];

function wrongHost({ port }: Door, chance: Chance): string {
  return chance.pick([
    'evil.example',
    `evil.example:${port}`,
    `evil.localhost:${port}`,
    `127.0.0.1`,
    'localhost',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.:${port}`,
    `localhost.:${port}`,
    `LOCALHOST:${port}`,
    `[::1]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `0.0.0.0:${port}`,
    `127.1:${port}`,
    `2130706433:${port}`,
    `0x7f.1:${port}`,
    `0177.0.0.1:${port}`,
    `127.0.0.2:${port}`,
    `127.0.0.1:${port}.evil.example`,
    `user@127.0.0.1:${port}`,
    `127.0.0.1:0${port}`,
    `127.0.0.1:${port}/`,
    '',
    `127.0.0.1:${port},evil.example`,
    `127.0.0.1:${port} evil.example`,
    `127.0.0.1.nip.io:${port}`,
    `localtest.me:${port}`,
    `localhost:${port}:${port}`,
    asBytes(`ⓛocalhost:${port}`),
    `127.0.0.1:${port}#`,
    `http://127.0.0.1:${port}`,
    `127.0.0.1:+${port}`,
    `127.0.0.1%00:${port}`,
    `127.0.0.1:${port + 65_536}`,
    `::1:${port}`,
    `localhost:${port}\t.evil.example`,
    '-',
    '*',
  ]);
}

/** What a browser says of the page that asks. */
const ofPages = [
  'Origin: null',
  'Origin: http://evil.example',
  'Origin:',
  'Origin: file://',
  'Origin: chrome-extension://x',
  'origin: http://localhost',
  'Referer: http://evil.example/',
  'Referer:',
  'REFERER: about:blank',
  'Referer: /',
];
const fetchMetadata = [
  'Sec-Fetch-Site: cross-site',
  'Sec-Fetch-Site: none',
  'Sec-Fetch-Mode: no-cors',
  'Sec-Fetch-Dest: image',
  'Sec-Fetch-User: ?1',
  'Access-Control-Request-Method: POST',
  'Access-Control-Request-Headers: authorization',
  'Access-Control-Request-Private-Network: true',
  'Sec-GPC: 1',
  'Sec-CH-UA: "Chromium"',
  'Service-Worker: script',
  'Purpose: prefetch',
  'Sec-Purpose: prefetch;prerender',
  'Ping-From: http://x',
];
const ofHubkey = [
  'X-Hubkey-Wait: 0',
  'X-Hubkey-Wait: -1',
  'X-Hubkey-Wait: 601',
  'X-Hubkey-Wait: 1e1',
  'X-Hubkey-Wait:',
  'X-Hubkey-Wait: 00000',
  'X-Hubkey-Wait: NaN',
  'X-Hubkey-Wait: none',
  'X-Hubkey-Wait: None',
  'X-Hubkey-Wait: none, 1',
  'X-Hubkey-Key: none',
  'X-Hubkey-Key:',
  'X-Hubkey-Key: __proto__',
  'X-Hubkey-Key: ../../x',
  'X-Hubkey-Error: none',
  'X-Hubkey-Token: x',
  'X-Hubkey-Ticket: x',
  'X-Hubkey-Ticket:',
  `X-Hubkey-Ticket: ${'t'.repeat(65)}`,
  'X-Hubkey-Ticket: ../x',
  'x-hubkey-: 1',
  `X-Hubkey-Key: ${asBytes('🔑\u202e')}`,
  `X-Hubkey-Key: ${'k'.repeat(3_000)}`,
  'X-Hubkey-Profile: -',
  'X-Hubkey-Caller: 1',
];
const methods = [
  'get',
  'Get',
  'gET',
  'post',
  'Post',
  'GETT',
  'GE',
  'G',
  'G ET',
  'TEST',
  'PROPFIND',
  'QUERY',
  'PURGE',
  'LINK',
  'M-SEARCH',
  'SOURCE',
  'SUBSCRIBE',
  'PRI',
  'MKACTIVITY',
  '',
  '*',
  '\0GET',
  '__proto__',
  'constructor',
  'X'.repeat(300),
  asBytes('GËT'),
  '"GET"',
  'GET,POST',
  'OPTIONS',
  'PUT',
  'PATCH',
];
const expectations = [
  '100-continue',
  '100-Continue',
  '100-continue, 100-continue',
  '101-upgrade',
  '200-ok',
  '',
  '100-continue;x',
  'x',
  '100-continue\t',
  '1',
];
const upgrades = ['websocket', 'h2c', 'HTTP/2.0', 'TLS/1.0', '', 'websocket, h2c', 'IRC/6.9'];

const twice = (draft: Draft, name: string, chance: Chance, other: string): Draft => {
  const line =
    draft.headers.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ??
    `${name}: `;
  const more = chance.often(0.3)
    ? line
    : `${chance.pick([name, name.toLowerCase(), name.toUpperCase()])}: ${other}`;
  const headers = chance.often(0.5) ? [...draft.headers, more] : [more, ...draft.headers];
  return { ...draft, headers };
};

/** Who asks, and by what right. */
export const callerKinds: readonly Kind[] = [
  spoilt('wrong and near tokens', (draft, chance, door) =>
    instead(draft, 'Authorization', authorization(door, chance)),
  ),
  spoilt('the token in other places', (draft, chance, door) =>
    plus(without(draft, 'Authorization'), chance.pick(elsewhere(door))),
  ),
  spoilt('two tokens', (draft, chance, door) =>
    twice(draft, 'Authorization', chance, authorization(door, chance)),
  ),
  spoilt('wrong hosts', (draft, chance, door) => instead(draft, 'Host', wrongHost(door, chance))),
  spoilt('two hosts or none', (draft, chance, door) =>
    chance.often(0.2)
      ? without(draft, 'Host')
      : twice(draft, 'Host', chance, wrongHost(door, chance)),
  ),
  spoilt('Origin and Referer', (draft, chance) => plus(draft, chance.pick(ofPages))),
  spoilt('what else browsers send', (draft, chance) =>
    plus(draft, chance.pick(fetchMetadata), ...(chance.often(0.5) ? [chance.pick(ofPages)] : [])),
  ),
  spoilt('headers of the helper’s own', (draft, chance) =>
    plus(draft, chance.pick(ofHubkey), ...(chance.often(0.4) ? [chance.pick(ofHubkey)] : [])),
  ),
  spoilt('methods', (draft, chance) => ({ ...draft, method: chance.pick(methods) })),
  spoilt('CONNECT, TRACE and TRACK', (draft, chance, door) => ({
    ...draft,
    method: chance.pick(['CONNECT', 'TRACE', 'TRACK', 'trace', 'Trace']),
    target: chance.pick([draft.target, 'other.example:443', door.host, '*', '/']),
  })),
  spoilt('Upgrade', (draft, chance) =>
    plus(
      chance.often(0.7)
        ? instead(
            draft,
            'Connection',
            chance.pick(['Upgrade', 'upgrade, close', 'keep-alive, Upgrade']),
          )
        : draft,
      `Upgrade: ${chance.pick(upgrades)}`,
      ...(chance.often(0.5)
        ? [
            'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
            'Sec-WebSocket-Version: 13',
            'HTTP2-Settings: AAMAAABk',
          ]
        : []),
    ),
  ),
  spoilt('Expect', (draft, chance) =>
    plus(
      draft,
      ...Array.from({ length: 1 + chance.below(2) }, () => `Expect: ${chance.pick(expectations)}`),
    ),
  ),
];
