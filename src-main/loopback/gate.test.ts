import { describe, expect, it } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { callAt } from './routes.ts';
import { refusalFor, type Gatekeeper } from './gate.ts';
import type { RequestHead } from './request-head.ts';

const gate: Gatekeeper = {
  port: 4711,
  token: Secret.of('the-token'),
  callAt,
  bodyLimit: 100,
};
type Pairs = [name: string, value: string][];
const host: Pairs = [['Host', '127.0.0.1:4711']];
const token: Pairs = [['Authorization', 'Bearer the-token']];
const good: RequestHead = {
  door: 'tcp',
  remoteAddress: '127.0.0.1',
  method: 'POST',
  target: '/v1/copy',
  headers: [...host, ...token],
};
const refusal = (changes: Partial<RequestHead>) => refusalFor({ ...good, ...changes }, gate);
const plus = (...more: Pairs): Partial<RequestHead> => ({ headers: [...host, ...token, ...more] });

describe('what passes', () => {
  it.each<[string, Partial<RequestHead>]>([
    ['an honest request', {}],
    ['localhost', { headers: [['host', 'localhost:4711'], ...token] }],
    ['a query', { target: '/v1/copy?x=1' }],
    ['a body at the limit', plus(['Content-Length', '100'])],
    ['chunks', plus(['Transfer-Encoding', 'chunked'])],
    ['a caller that asks before it sends', plus(['Expect', '100-Continue'])],
    [
      'the socket, with no token and any name',
      { door: 'socket', remoteAddress: undefined, headers: [['Host', 'hubkey']] },
    ],
  ])('%s', (_name, changes) => {
    expect(refusal(changes)).toBeNull();
  });
});

describe('what is refused', () => {
  it.each<[string, Partial<RequestHead>, number, string]>([
    ['another computer', { remoteAddress: '192.0.2.1' }, 403, 'not-local'],
    ['an unknown computer', { remoteAddress: undefined }, 403, 'not-local'],
    ['an Origin', plus(['ORIGIN', 'http://127.0.0.1:4711']), 403, 'browser-request'],
    ['an empty Origin', plus(['Origin', '']), 403, 'browser-request'],
    ['a Referer', plus(['referer', '/']), 403, 'browser-request'],
    ['no Host', { headers: token }, 421, 'wrong-host'],
    ['two Hosts', plus(...host), 421, 'wrong-host'],
    ['another port', { headers: [['Host', '127.0.0.1:4712'], ...token] }, 421, 'wrong-host'],
    ['no port', { headers: [['Host', '127.0.0.1'], ...token] }, 421, 'wrong-host'],
    ['a longer name', { headers: [['Host', '127.0.0.1:4711.x.org'], ...token] }, 421, 'wrong-host'],
    ['no token', { headers: host }, 401, 'wrong-token'],
    ['two tokens', plus(...token), 401, 'wrong-token'],
    ['half a token', { headers: [...host, ['Authorization', 'Bearer the']] }, 401, 'wrong-token'],
    ['a bare token', { headers: [...host, ['Authorization', 'the-token']] }, 401, 'wrong-token'],
    ['a whole address', { target: 'http://127.0.0.1:4711/v1/copy' }, 400, 'bad-request'],
    ['two slashes', { target: '//v1/copy' }, 400, 'bad-request'],
    ['a NUL', { target: '/v1/\0copy' }, 400, 'bad-request'],
    ['no path', { target: '*', method: 'OPTIONS' }, 400, 'bad-request'],
    ['a blank behind a name', plus(['Authorization ', 'x']), 400, 'bad-request'],
    ['a header without a name', plus(['', '1']), 400, 'bad-request'],
    ['a dotted path', { target: '/v1/%2e%2e/v1/copy' }, 404, 'not-found'],
    ['a final slash', { target: '/v1/copy/' }, 404, 'not-found'],
    ['another method', { method: 'GET' }, 405, 'wrong-method'],
    ['two lengths', plus(['Content-Length', '1'], ['content-length', '1']), 400, 'bad-request'],
    [
      'a length and chunks',
      plus(['Content-Length', '1'], ['Transfer-Encoding', 'chunked']),
      400,
      'bad-request',
    ],
    ['a length below nothing', plus(['Content-Length', '-1']), 400, 'bad-request'],
    ['a length that is none', plus(['Content-Length', '0x1']), 400, 'bad-request'],
    ['a body over the limit', plus(['Content-Length', '101']), 413, 'too-large'],
    ['an unknown expectation', plus(['Expect', 'more']), 417, 'bad-request'],
    [
      'a page on the socket',
      { door: 'socket', ...plus(['Origin', 'null']) },
      403,
      'browser-request',
    ],
    ['no Host on the socket', { door: 'socket', headers: [] }, 421, 'wrong-host'],
  ])('%s', (_name, changes, status, kind) => {
    const found = refusal(changes);
    expect(found).toMatchObject({ status, kind });
    expect(found?.message()).toMatch(/\.$/);
    expect(found?.message()).not.toContain('the-token');
  });

  it('names the methods that are there', () => {
    expect(refusal({ method: 'GET' })?.allow).toBe('POST');
  });
});

const reads = [
  '/v1/status',
  '/v1/header',
  '/v1/environment',
  '/v1/doctor',
  '/v1/profiles',
  '/v1/complete',
  '/v1/keys',
  '/v1/health',
  '/v1/jobs',
  '/v1/jobs/7',
];
const writes = [
  '/v1/copy',
  '/v1/open',
  '/v1/login',
  '/v1/logout',
  '/v1/use',
  '/v1/refresh',
  '/v1/keys/new',
  '/v1/keys/rotate',
  '/v1/keys/revoke',
  '/v1/keys/check',
];

describe('the calls', () => {
  it.each(reads)('%s takes GET alone', (target) => {
    expect(refusal({ target, method: 'GET' })).toBeNull();
    for (const method of ['POST', 'DELETE', 'HEAD', 'TRACE']) {
      expect(refusal({ target, method })).toMatchObject({ status: 405, allow: 'GET' });
    }
  });

  it.each(writes)('%s takes POST alone, and a body at most as large as every call', (target) => {
    expect(refusal({ target })).toBeNull();
    expect(refusal({ target, ...plus(['Content-Length', '101']) })?.kind).toBe('too-large');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(refusal({ target, method })).toMatchObject({ status: 405, allow: 'POST' });
    }
  });

  it.each(['/v1/jobs/', '/v1/jobs/7/', '/v1/jobs//', '/v1/jobs/7/x', '/v1/keys/', '/v1/jobs7'])(
    '%s is none',
    (target) => {
      expect(refusal({ target, method: 'GET' })?.kind).toBe('not-found');
    },
  );
});

it('says the first thing only: a stranger learns nothing of what there is', () => {
  const allWrong = {
    target: '/nowhere',
    headers: [
      ['Origin', 'http://x'],
      ['Host', 'evil.example'],
    ] as Pairs,
  };
  expect(refusal(allWrong)?.kind).toBe('browser-request');
  expect(refusal({ ...allWrong, headers: [['Host', 'evil.example']] })?.kind).toBe('wrong-host');
  expect(refusal({ ...allWrong, headers: host })?.kind).toBe('wrong-token');
  expect(refusal({ ...allWrong, headers: good.headers })?.kind).toBe('not-found');
});
