import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { helperUnderTest, bodyOf, headerRequest } from '../testing/helper-under-test.ts';

const on = helperUnderTest();
const { raw, lines, unharmed, copyCall, allowAlways, port, open } = on;

describe('the gate', () => {
  it.each<[string, string, Record<string, string | undefined>, number, string]>([
    ['a page’s Origin', 'GET /v1/status', { Origin: 'null' }, 403, 'browser-request'],
    ['a Referer', 'GET /v1/status', { Referer: 'http://x/' }, 403, 'browser-request'],
    ['a CORS preflight', 'OPTIONS /v1/status', { Origin: 'http://x' }, 403, 'browser-request'],
    ['another name', 'GET /v1/status', { Host: 'evil.example' }, 421, 'wrong-host'],
    [
      'a rebound name with the port',
      'GET /v1/status',
      { Host: 'evil.example:1' },
      421,
      'wrong-host',
    ],
    ['no name', 'GET /v1/status', { Host: undefined }, 421, 'wrong-host'],
    ['no token', 'GET /v1/status', { Authorization: undefined }, 401, 'wrong-token'],
    ['a wrong token', 'GET /v1/status', { Authorization: 'Bearer x' }, 401, 'wrong-token'],
    ['another method', 'DELETE /v1/status', {}, 405, 'wrong-method'],
    ['an unknown verb', 'PROPFIND /v1/status', {}, 405, 'wrong-method'],
    ['an unknown call', 'GET /v1/other', {}, 404, 'not-found'],
    ['a way up', 'GET /v1/%2e%2e/status', {}, 404, 'not-found'],
    ['an absolute target', 'GET http://other.example/v1/status', {}, 400, 'bad-request'],
    ['two slashes', 'GET //other.example/v1/status', {}, 400, 'bad-request'],
    [
      'the wrong type',
      'POST /v1/copy',
      { 'Content-Type': 'text/plain', 'Content-Length': '0' },
      415,
      'wrong-type',
    ],
    [
      'a body said to be too large',
      'POST /v1/copy',
      { 'Content-Length': '2001' },
      413,
      'too-large',
    ],
    [
      'an upgrade',
      'GET /v1/status',
      { Connection: 'Upgrade', Upgrade: 'websocket' },
      400,
      'bad-request',
    ],
  ])('refuses %s', async (_name, first, headers, status, kind) => {
    const answer = await raw(lines(first, headers));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(bodyOf(answer)['error']).toMatchObject({ kind });
    expect(answer).not.toMatch(/access-control/i);
    await unharmed();
  });

  it('names the methods that are there', async () => {
    expect(await raw(lines('GET /v1/copy', {}))).toMatch(/\r\nallow: POST\r\n/i);
    expect(await raw(lines('TRACE /hub/-/api/', {}))).toMatch(/\r\nallow: GET, HEAD, POST, /i);
  });

  it('refuses a page on the socket too', async () => {
    const bytes = 'GET /v1/status HTTP/1.1\r\nHost: hubkey\r\nOrigin: http://x\r\n\r\n';
    expect(await raw(bytes, 'socket')).toMatch(/^HTTP\/1\.1 403 /);
  });

  it.each([
    ['two Hosts', 'GET /v1/status HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a NUL in the path', 'GET /v1/\0status HTTP/1.1\r\nHost: a\r\n\r\n'],
    [
      'two lengths',
      'POST /v1/copy HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
    [
      'length and chunks',
      'POST /v1/copy HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    [
      'bad chunking',
      'POST /v1/copy HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
    ['headers without end', `GET /v1/status HTTP/1.1\r\nX: ${'x'.repeat(5_000)}\r\n\r\n`],
    ['half a request', 'GET /v1/sta'],
  ])('ends a connection with %s', async (_name, bytes) => {
    const answer = await raw(bytes);
    if (answer) expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    await unharmed();
  });

  it('ends a body that never comes, and one that grows too large', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '10' };
    expect(await raw(lines('POST /v1/copy', headers, '{'))).toBe('');
    const chunked = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const large = `${(3_000).toString(16)}\r\n${'x'.repeat(3_000)}\r\n0\r\n\r\n`;
    expect(await raw(lines('POST /v1/copy', chunked, large))).toMatch(/^HTTP\/1\.1 413 /);
    await unharmed();
  });

  it('does not serve what hides behind a refused request', async () => {
    const refused = { Authorization: 'Bearer x', Connection: 'keep-alive' };
    const answer = await raw(lines('GET /v1/status', refused) + copyCall(17));
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    await unharmed();
    expect(on.copies).toEqual([]);
  });

  it('answers two honest requests sent at once, in their order', async () => {
    allowAlways();
    const first = lines('GET /v1/status', { Connection: 'keep-alive' });
    const answer = await raw(first + copyCall(17));
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(answer.indexOf('"profiles"')).toBeLessThan(answer.indexOf('"copied"'));
  });

  it('does nothing that half a body asks for', async () => {
    expect(await raw(copyCall(50))).toBe('');
    const leaving = connect(port(), '127.0.0.1');
    await new Promise<void>((left) => {
      leaving.on('close', () => left());
      leaving.write(copyCall(50), () => leaving.destroy());
    });
    await unharmed();
    expect(on.copies).toEqual([]);
  });

  it('sees a header however many stand before it', async () => {
    // Short ones: the limit here is on bytes, and Node's own is on their number.
    await on.helper.stop();
    on.limits.headerBytes = 16_384;
    on.helper = await open();
    const many = lines('GET /v1/status', {}).replace(
      '\r\n\r\n',
      `\r\n${'a:\r\n'.repeat(2_100)}Origin: x\r\n\r\n`,
    );
    expect(await raw(many)).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('invites a body only from who may send one', async () => {
    allowAlways();
    const expecting = { Expect: '100-continue', 'Content-Type': 'application/json' };
    const call = (more: Record<string, string>) =>
      lines('POST /v1/copy', { ...expecting, 'Content-Length': '17', ...more }, headerRequest);
    expect(await raw(call({}))).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    expect(await raw(call({ Authorization: 'Bearer x' }))).toMatch(/^HTTP\/1\.1 401 /);
    const odd = await raw(call({ Expect: 'wonders' }));
    expect(odd).toMatch(/^HTTP\/1\.1 417 /);
    expect(bodyOf(odd)['error']).toMatchObject({ kind: 'bad-request' });
  });

  it.each(['GET /v1/status', 'CONNECT other.example:1'])(
    'outlives a caller that resets an upgrade: %s',
    async (first) => {
      // Unheard, the reset is an uncaught error, which fails this run as it would end Hubkey.
      const upgrade = lines(first, { Connection: 'Upgrade', Upgrade: 'websocket' });
      for (let round = 0; round < 30; round += 1) {
        await new Promise<void>((left) => {
          const caller = connect(port(), '127.0.0.1');
          caller.on('error', () => undefined);
          caller.on('close', () => left());
          caller.write(upgrade, () => {
            if (round % 2) caller.resetAndDestroy();
            else setImmediate(() => caller.resetAndDestroy());
          });
        });
      }
      await unharmed();
    },
  );

  it('answers also where Hubkey itself is wrong', async () => {
    on.viewFails = true;
    const answer = await raw(lines('GET /v1/status', {}));
    expect(answer).toMatch(/^HTTP\/1\.1 500 /);
    expect(bodyOf(answer)['error']).toMatchObject({ kind: 'failed' });
    expect(answer).not.toContain('fault');
    on.viewFails = false;
    await unharmed();
  });

  it('lets a slow answer take its time', async () => {
    allowAlways();
    const release = on.rig.hub.hold();
    on.rig.clock.sleep(2 * 3_600_000);
    setTimeout(release, on.limits.requestMs * 2);
    // What comes behind a whole request, broken as it is, does not cost it its answer.
    const call = copyCall(17).replace('Connection: close', 'Connection: keep-alive');
    const answer = await raw(`${call}no request at all\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('a burst of refusals', () => {
  it('is counted, gets no more answers, and leaves honest callers unharmed', async () => {
    const wrong = () => raw(lines('GET /v1/status', { Authorization: 'Bearer wrong' }));
    const answers = await Promise.all(Array.from({ length: 300 }, wrong));
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 401 '))).toHaveLength(100);
    expect(answers.filter((answer) => answer === '')).toHaveLength(200);
    expect(on.refusals).toHaveLength(300);
    expect(await raw(lines('GET /v1/status', {}))).toMatch(/^HTTP\/1.1 200 /);
  });
});
