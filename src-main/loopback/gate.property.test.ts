import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { checkProperty, hostileText } from '../testing/check-property.ts';
import { refusalFor, type Gatekeeper } from './gate.ts';
import { destinationOf } from './destination.ts';
import type { RequestHead } from './request-head.ts';
import { callAt } from './routes.ts';

const gate: Gatekeeper = { port: 4711, token: Secret.of('the-token'), callAt, bodyLimit: 100 };
const name = fc.constantFrom(
  'Host',
  'host',
  'HOST',
  'Authorization',
  'authorization',
  'Origin',
  'origin',
  'Referer',
  'Content-Length',
  'Transfer-Encoding',
  'Expect',
  'X',
  'Hos',
  'Proxy-Authorization',
);
const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('127.0.0.1:4711', 'localhost:4711', 'Bearer the-token') },
  fc.constantFrom(
    'LOCALHOST:4711',
    'localhost',
    '127.0.0.1:4711 ',
    'localhost:4711.',
    '127.0.0.1:04711',
    'evil.localhost:4711',
    '[::1]:4711',
    'bearer the-token',
    'Bearer the-token ',
    'Bearer  the-token',
    'Bearer the-tokem',
    'Basic x',
    'Bearer',
    'null',
    '0',
    '100',
    '101',
    '+1',
    '0x1',
    '1e1',
    ' 1',
    'chunked',
    '100-continue',
    'other',
    '',
  ),
  fc.string(),
);
const head: fc.Arbitrary<RequestHead> = fc.record({
  door: fc.constantFrom('tcp', 'socket'),
  remoteAddress: fc.constantFrom(
    undefined,
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '10.0.0.1',
    '127.0.0.2',
    '',
  ),
  method: fc.constantFrom(
    'GET',
    'POST',
    'DELETE',
    'TRACE',
    'TRACK',
    'CONNECT',
    'get',
    'OPTIONS',
    '',
  ),
  target: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '/v1/status',
        '/v1/copy',
        '/v1/header?profile=x',
        '/v1/jobs/7',
        '/v1/keys/new',
        '/hub/p/api/x/',
        '/api/x/',
        '/hub/',
        '/hub//api/',
      ),
    },
    hostileText(
      [
        '/',
        '//',
        '/v1/',
        'status',
        'copy',
        '/hub/',
        '/api/',
        '..',
        '%2e',
        '%',
        '?',
        '#',
        'http://',
        '*',
        ' ',
        '\n',
        'ü',
      ],
      8,
    ),
  ),
  headers: fc.array(fc.tuple(name, value), { maxLength: 8 }),
});
/** All but one thing as it should be, so that each check is the one that has to hold. */
const nearlyGood: fc.Arbitrary<RequestHead> = fc
  .record({
    host: fc.option(value, { nil: '127.0.0.1:4711' }),
    token: fc.option(value, { nil: 'Bearer the-token' }),
    more: fc.array(fc.tuple(name, value), { maxLength: 1 }),
    other: head,
    keeps: fc.record({ target: fc.boolean(), method: fc.boolean(), address: fc.boolean() }),
  })
  .map(({ host, token, more, other, keeps }) => ({
    door: 'tcp',
    remoteAddress: keeps.address ? '127.0.0.1' : other.remoteAddress,
    method: keeps.method ? 'GET' : other.method,
    target: keeps.target ? '/v1/status' : other.target,
    headers: [['Host', host], ['Authorization', token], ...more],
  }));

const valuesIn = ({ headers }: RequestHead, wanted: string): string[] =>
  headers.filter(([name]) => name.toLowerCase() === wanted).map(([, text]) => text);

it('lets nobody in who is not on this computer, has not the token, or speaks for a page', () => {
  let passed = 0;
  checkProperty(
    fc.property(fc.oneof(head, nearlyGood), (request) => {
      if (refusalFor(request, gate)) return;
      passed += 1;
      expect(valuesIn(request, 'origin').concat(valuesIn(request, 'referer'))).toEqual([]);
      expect(valuesIn(request, 'host')).toHaveLength(1);
      if (request.door === 'tcp') {
        expect(valuesIn(request, 'authorization')).toEqual(['Bearer the-token']);
        expect(['127.0.0.1:4711', 'localhost:4711']).toContain(valuesIn(request, 'host')[0]);
        expect(['127.0.0.1', '::1', '::ffff:127.0.0.1']).toContain(request.remoteAddress);
      }
      expect(request.target).toMatch(/^\/(?!\/)[!-~]*$/);
      expect(['TRACE', 'TRACK']).not.toContain(request.method);
      const lengths = [
        ...valuesIn(request, 'content-length'),
        ...valuesIn(request, 'transfer-encoding'),
      ];
      expect(lengths.length).toBeLessThanOrEqual(1);
      expect(callAt(destinationOf(request))).not.toBeNull();
    }),
    10_000,
  );
  // Nothing would be shown where nothing passed.
  expect(passed).toBeGreaterThan(20);
});

it('places each request, whatever its target', () => {
  checkProperty(
    fc.property(head, (request) => {
      const destination = destinationOf(request);
      if (destination.kind === 'hub')
        expect(request.target.endsWith(destination.rest) || destination.rest === '/').toBe(true);
    }),
    2_000,
  );
});
