import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CopyRequest } from '../domain/copy-request.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { startHelper } from '../testing/start-helper.ts';
import { tooLarge } from './gate.ts';
import type { HelperServer } from './helper-server.ts';
import { KeptRefusals } from './kept-refusals.ts';

let folder = '';
let rig: CoreRig;
let helper: HelperServer;
let copies: CopyRequest[] = [];
const limits = { bodyBytes: 2_000, headerBytes: 4_096, requestMs: 400 };

let viewFails = false;
let opened: boolean[] = [];
let refusals: string[] = [];

const open = async (runtimeDir = join(folder, 'run')): Promise<HelperServer> => {
  return startHelper(rig, join(folder, 'data'), {
    runtimeDir,
    limits,
    view: () => {
      if (viewFails) throw new Error('A fault of Hubkey.');
      return rig.core.view();
    },
    services: {
      ...rig.core,
      helperCopies: {
        copy: (asked) => {
          copies.push(asked.request);
          return rig.core.copyFor(asked);
        },
      },
    },
    open: ({ quick }) => opened.push(quick),
    refused: (why) => refusals.push(why),
    broke: () => undefined,
  });
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-helper-'));
  rig = new CoreRig();
  copies = [];
  opened = [];
  refusals = [];
  viewFails = false;
  await rig.signIn();
  await rig.saveKey('nightly', 'abcd.efgh');
  helper = await open();
});
afterEach(async () => {
  await helper.stop();
  rig.core.dispose();
  rmSync(folder, { recursive: true });
});

/** A person who allows whatever is asked for as long as Hubkey runs, a moment after it is asked. */
const allowAlways = (): void => {
  const answered = new Set<string>();
  rig.core.views.subscribe(({ consents: { requests: asks } }) => {
    for (const { id } of asks.filter((ask) => !answered.has(ask.id))) {
      answered.add(id);
      setImmediate(() => void rig.core.handle.answerConsent({ id, choice: 'until-quit' }));
    }
  });
};

const contact = () =>
  JSON.parse(readFileSync(join(folder, 'data', 'helper.json'), 'utf8')) as {
    url: string;
    token: string;
    socket: string;
    pid: number;
    version: number;
  };
const port = () => Number(new URL(contact().url).port);

/** What comes back for these bytes, until the connection ends. */
function raw(bytes: string, door: 'tcp' | 'socket' = 'tcp'): Promise<string> {
  return new Promise((resolve) => {
    const socket =
      door === 'tcp' ? connect(port(), '127.0.0.1') : connect({ path: contact().socket });
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.write(bytes);
  });
}

function lines(first: string, headers: Record<string, string | undefined>, body = ''): string {
  const all: Record<string, string | undefined> = {
    Host: `127.0.0.1:${port()}`,
    Authorization: `Bearer ${contact().token}`,
    Connection: 'close',
    ...headers,
  };
  const heads = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `${first} HTTP/1.1\r\n${heads.join('\r\n')}\r\n\r\n${body}`;
}

const post = (body: unknown, headers: Record<string, string | undefined> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const defaults = {
    'Content-Type': 'application/json',
    'Content-Length': `${Buffer.byteLength(text)}`,
  };
  return raw(lines('POST /v1/copy', { ...defaults, ...headers }, text));
};
const bodyOf = (answer: string) =>
  JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as Record<string, unknown>;

const headerRequest = '{"what":"header"}';
/** An honest copy whose body is said to have that many bytes; it has 17. */
const copyCall = (length: number): string =>
  lines(
    'POST /v1/copy',
    { 'Content-Type': 'application/json', 'Content-Length': `${length}` },
    headerRequest,
  );

/** The helper still serves who asks honestly. */
async function unharmed(): Promise<void> {
  expect(await raw(lines('GET /v1/status', {}))).toMatch(/^HTTP\/1\.1 200 /);
}

describe('GET /v1/status', () => {
  it('gives the secret-free view with times as ISO 8601', async () => {
    const answer = await raw(lines('GET /v1/status', {}));
    expect(bodyOf(answer)).toMatchObject({
      current: 'hub.example',
      profiles: [
        {
          name: 'hub.example',
          hub: 'https://hub.example',
          user: 'pixit',
          session: {
            state: 'active',
            accessUntil: new Date(rig.clock.now() + 3_600_000).toISOString(),
          },
          keys: [{ name: 'nightly' }],
        },
      ],
    });
    for (const secret of ['access-1', 'refresh-2', 'abcd.efgh', contact().token]) {
      expect(answer).not.toContain(secret);
    }
    expect(answer).toMatch(/\r\ncache-control: no-store\r\n/i);
    expect(answer).not.toMatch(/access-control/i);
  });

  it('is there on the socket, without a token', async () => {
    const bytes = 'GET /v1/status HTTP/1.1\r\nHost: hubkey\r\nConnection: close\r\n\r\n';
    expect(await raw(bytes, 'socket')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('POST /v1/copy', () => {
  beforeEach(allowAlways);

  it('puts it on the clipboard and never into the answer', async () => {
    const answer = await post({ what: 'header' });
    expect(bodyOf(answer)).toEqual({ copied: 'header', clearsInSeconds: 30 });
    expect(rig.clipboard.text).toBe('Authorization: Bearer access-1');
    expect(answer).not.toContain('access-1');
  });

  it('takes every field by the names people know', async () => {
    const asked = {
      what: 'curl',
      profile: 'HUB.example',
      credential: { clientKey: 'nightly' },
      endpoint: 'Client keys',
      shell: 'PowerShell',
      jq: true,
    };
    await post(asked);
    expect(copies[0]).toMatchObject({ endpoint: 'clientkeys', shell: 'powershell', jq: true });
    expect(rig.clipboard.text).toMatch(/^curl\.exe .*Api-Key abcd\.efgh' \| jq$/s);
    await post({ what: 'curl', endpoint: '/api/jobs/?page=2' });
    expect(copies[1]).toMatchObject({ endpoint: { path: '/api/jobs/?page=2' }, shell: 'posix' });
  });

  it('writes every form, and asks nobody for a text without a credential', async () => {
    rig.core.surroundings.helper({ url: 'http://127.0.0.1:1', socket: null, headerFile: '/x' });
    await rig.core.handle.changeSettings({ rawHeaders: 'never' });
    const texts = new Map<string, RegExp>([
      ['helper', /^curl -sS --noproxy .*127\.0\.0\.1:1\/hub\//],
      ['login', /^hub_token=\$\([^]*--data-binary '@-'[^]*JWT_TOKEN=/],
    ]);
    for (const [what, text] of texts) {
      expect(bodyOf(await post({ what }))).toEqual({ copied: what, clearsInSeconds: null });
      expect(rig.clipboard.text).toMatch(text);
    }
    for (const what of ['header', 'value', 'curl', 'httpie', 'python', 'powershell']) {
      const answer = await post({ what, variable: true, credential: { clientKey: 'nightly' } });
      expect(bodyOf(answer)).toEqual({ copied: what, clearsInSeconds: null });
      expect(rig.clipboard.text).toMatch(/API_KEY/);
      expect(rig.clipboard.text).not.toContain('abcd.efgh');
    }
    const refused = bodyOf(await post({ what: 'swagger' }));
    expect(refused['error']).toMatchObject({ kind: 'not-allowed' });
    await rig.core.handle.changeSettings({ rawHeaders: 'ask-first-time' });
    expect(bodyOf(await post({ what: 'swagger' }))).toMatchObject({ copied: 'swagger' });
    expect(rig.clipboard.text).toBe('Bearer access-1');
  });

  it('takes a path, a method and a body', async () => {
    await post({ what: 'curl', path: 'jobs/?page=2', method: 'patch', body: '{"a": 1}' });
    expect(rig.clipboard.text).toContain(`-X PATCH 'https://hub.example/api/jobs/?page=2'`);
    expect(rig.clipboard.text).toContain(`--data-raw '{"a": 1}'`);
    await post({ what: 'curl', endpoint: 'create-key', body: '{"name":"x"}' });
    expect(rig.clipboard.text).toContain(`-X POST 'https://hub.example/api/auth/clientkeys/'`);
    expect(rig.clipboard.text).toContain(`--data-raw '{"name":"x"}'`);
    await post({ what: 'curl', path: '/api/x/', body: '{}' });
    expect(rig.clipboard.text).toContain('-X POST');
  });

  it.each([
    [{ what: 'helper command' }, 400, 'bad-request', '"what" must be one of'],
    [{ what: 'constructor' }, 400, 'bad-request', '"what" must be one of'],
    [{ what: 'curl', path: '/api/', endpoint: 'jobs' }, 400, 'bad-request', 'together'],
    [{ what: 'curl', path: 7 }, 400, 'bad-request', '"path"'],
    [{ what: 'curl', method: 'BREW' }, 400, 'bad-request', '"method"'],
    [{ what: 'curl', body: {} }, 400, 'bad-request', '"body"'],
    [{ what: 'curl', body: '{', path: '/api/x/' }, 400, 'bad-path', 'isn’t valid JSON'],
    [{ what: 'curl', endpoint: 'job' }, 400, 'bad-path', '“One job” needs its id.'],
    [{ what: 'python', endpoint: 'sign-in' }, 400, 'bad-path', 'needs what you type'],
    [{ what: 'export', variable: true }, 400, 'bad-request', '"variable"'],
    [{ what: 'curl', variable: 'yes' }, 400, 'bad-request', '"variable"'],
    [{ what: 'everything' }, 400, 'bad-request', '"what" must be one of'],
    [{}, 400, 'bad-request', '"what"'],
    [{ what: 'header', more: 1 }, 400, 'bad-request', 'no field “more”'],
    [{ what: 'header', profile: 'other' }, 404, 'no-profile', 'No profile is called “other”.'],
    [{ what: 'header', profile: 7 }, 400, 'bad-request', '"profile"'],
    [{ what: 'header', profile: null }, 400, 'bad-request', '"profile"'],
    [{ what: 'header', credential: { clientKey: 'gone' } }, 404, 'no-key', '“gone”'],
    [
      { what: 'header', credential: { clientKey: 'nightly', x: 1 } },
      400,
      'bad-request',
      '"credential"',
    ],
    [{ what: 'curl', endpoint: 'nowhere' }, 400, 'bad-request', '"endpoint"'],
    [{ what: 'curl', endpoint: '//other.example' }, 400, 'bad-path', 'path alone'],
    [{ what: 'curl', shell: 'tcsh' }, 400, 'bad-request', '"shell"'],
    [{ what: 'curl', jq: 'yes' }, 400, 'bad-request', '"jq"'],
    [{ what: 'curl', jq: null }, 400, 'bad-request', '"jq"'],
    [{ what: 'curl', variable: null }, 400, 'bad-request', '"variable"'],
    [[], 400, 'bad-request', 'JSON object'],
    ['{', 400, 'bad-request', 'isn’t valid JSON'],
  ])('refuses %j in words', async (body, status, kind, words) => {
    const answer = await post(body);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(bodyOf(answer)['error']).toMatchObject({ kind });
    expect(answer.replaceAll('\\"', '"')).toContain(words);
    expect(rig.clipboard.text).toBe('');
  });

  it('says that sign-in is needed, and opens it', async () => {
    await rig.core.handle.signOut(rig.id);
    const answer = await post({ what: 'header', credential: 'session' });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(bodyOf(answer)['error']).toMatchObject({ kind: 'sign-in-needed' });
    expect(rig.core.view().screen).toMatchObject({ name: 'sign-in', profile: rig.id });
    // Once for the question, once for sign-in.
    expect(rig.windowsShown).toBe(2);
  });
});

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
    expect(copies).toEqual([]);
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
    expect(copies).toEqual([]);
  });

  it('sees a header however many stand before it', async () => {
    // Short ones: the limit here is on bytes, and Node's own is on their number.
    await helper.stop();
    limits.headerBytes = 16_384;
    helper = await open();
    limits.headerBytes = 4_096;
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
    viewFails = true;
    const answer = await raw(lines('GET /v1/status', {}));
    expect(answer).toMatch(/^HTTP\/1\.1 500 /);
    expect(bodyOf(answer)['error']).toMatchObject({ kind: 'failed' });
    expect(answer).not.toContain('fault');
    viewFails = false;
    await unharmed();
  });

  it('lets a slow answer take its time', async () => {
    allowAlways();
    const release = rig.hub.hold();
    rig.clock.sleep(2 * 3_600_000);
    setTimeout(release, limits.requestMs * 2);
    // What comes behind a whole request, broken as it is, does not cost it its answer.
    const call = copyCall(17).replace('Connection: close', 'Connection: keep-alive');
    const answer = await raw(`${call}no request at all\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('how to reach it', () => {
  it('is written for its owner alone', () => {
    const data = (name: string) => join(folder, 'data', name);
    expect(contact()).toMatchObject({ version: 1, pid: process.pid });
    expect(contact().url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(readFileSync(data('helper.header'), 'utf8')).toBe(
      `Authorization: Bearer ${contact().token}\n`,
    );
    for (const file of [data('helper.json'), data('helper.header'), contact().socket]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(statSync(join(contact().socket, '..')).mode & 0o777).toBe(0o700);
  });

  it('stays its owner’s where the process lets everyone in', async () => {
    await helper.stop();
    rmSync(folder, { recursive: true });
    const umaskBefore = process.umask(0);
    try {
      helper = await open();
    } finally {
      process.umask(umaskBefore);
    }
    const modeOf = (path: string) => statSync(path).mode & 0o777;
    const { socket } = contact();
    expect([join(folder, 'data'), join(socket, '..')].map(modeOf)).toEqual([0o700, 0o700]);
    const files = ['helper.json', 'helper.header'].map((name) => join(folder, 'data', name));
    expect([...files, socket].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
  });

  it('is gone when it stops, and another run’s files are left alone', async () => {
    await helper.stop();
    expect(existsSync(join(folder, 'data', 'helper.json'))).toBe(false);
    helper = await open();
    writeFileSync(join(folder, 'data', 'helper.json'), '{}');
    await helper.stop();
    expect(existsSync(join(folder, 'data', 'helper.json'))).toBe(true);
  });

  it('keeps its port over an unclean end, and takes another where that one is taken', async () => {
    const first = contact();
    const left = readFileSync(join(folder, 'data', 'helper.json'));
    await helper.stop();
    writeFileSync(join(folder, 'data', 'helper.json'), left);
    helper = await open();
    expect(contact().url).toBe(first.url);
    expect(contact().token).not.toBe(first.token);
    const second = await open();
    expect(contact().url).not.toBe(first.url);
    await second.stop();
  });

  it('puts the socket beside its files where the runtime folder can’t be used', async () => {
    await helper.stop();
    const noFolder = join(folder, 'a-file');
    writeFileSync(noFolder, '');
    const tooLong = join(folder, 'x'.repeat(100));
    for (const runtimeDir of [noFolder, tooLong, 'relative']) {
      helper = await open(runtimeDir);
      expect(contact().socket).toBe(join(folder, 'data', 'helper', 'helper.sock'));
      expect(statSync(contact().socket).mode & 0o777).toBe(0o600);
      await helper.stop();
    }
  });

  it('never takes the place of a socket that somebody lives on', async () => {
    const { socket } = contact();
    const other = await open();
    const first = await raw(
      'GET /v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      'socket',
    );
    expect(contact().socket).not.toBe(socket);
    expect(first).toMatch(/^HTTP\/1.1 200 /);
    expect(existsSync(socket)).toBe(true);
    await other.stop();
    expect(existsSync(socket)).toBe(true);
  });

  it('listens on loopback alone', async () => {
    const refused = await new Promise((resolve) => {
      const asked = request({ host: '127.0.0.2', port: port(), path: '/v1/status' });
      asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      asked.on('response', () => resolve('answered'));
      asked.end();
    });
    expect(refused).toBe('ECONNREFUSED');
  });
});

describe('POST /v1/open', () => {
  const openCall = (body: string) =>
    raw(
      lines(
        'POST /v1/open',
        { 'Content-Type': 'application/json', 'Content-Length': `${body.length}` },
        body,
      ),
    );

  it('opens the window or the palette', async () => {
    expect(bodyOf(await openCall('{"quick":false}'))).toEqual({ opened: true });
    await openCall('{"quick":true}');
    expect(opened).toEqual([false, true]);
    expect(await openCall('{"quick":1}')).toMatch(/^HTTP\/1.1 400 /);
    expect(await openCall('{"more":1}')).toMatch(/^HTTP\/1.1 400 /);
    for (const body of ['null', '7', 'true', '""', '[]', '{"quick":null}']) {
      expect(await openCall(body), body).toMatch(/^HTTP\/1.1 400 /);
    }
    expect(opened).toHaveLength(2);
  });
});

describe('GET /v1/header', () => {
  const ask = (query = '', headers = {}) => raw(lines(`GET /v1/header${query}`, headers));
  const allow = async (choice: 'once' | 'until-quit' | 'deny') => {
    await expect.poll(() => rig.core.view().consents.requests.length).toBeGreaterThan(0);
    const [first] = rig.core.view().consents.requests;
    await rig.core.handle.answerConsent({ id: first?.id ?? '', choice });
  };

  it('gives the whole line once the person allowed it', async () => {
    const asked = ask('?key=NIGHTLY');
    await allow('once');
    const answer = await asked;
    expect(answer).toMatch(/content-type: text\/plain/);
    expect(answer).toMatch(/cache-control: no-store/);
    expect(answer.split('\r\n\r\n')[1]).toBe('Authorization: Api-Key abcd.efgh\n');
  });

  it('says no where the person does, and by which word', async () => {
    const asked = ask();
    await allow('deny');
    expect(await asked).toMatch(
      /^HTTP\/1.1 403 .*x-hubkey-error: not-allowed\r\nx-hubkey-reason: denied.*"kind":"not-allowed"/is,
    );
    expect(await ask()).toMatch(
      /^HTTP\/1.1 403 .*x-hubkey-reason: silenced.*"kind":"not-allowed"/is,
    );
  });

  it('says at once that too many questions wait', async () => {
    rig.callers.facts = { known: 'nothing', why: 'hidden' };
    const waiting = Array.from({ length: 6 }, () => ask());
    await expect.poll(() => rig.core.view().consents.requests.length).toBe(6);
    expect(await ask()).toMatch(/^HTTP\/1.1 429 .*"kind":"busy"/s);
    await allow('deny');
    expect((await Promise.all(waiting)).every((answer) => answer.startsWith('HTTP/1.1 403 '))).toBe(
      true,
    );
  });

  it('says to all who ask that Hubkey is locked, and to a request for the Hub what still works', async () => {
    const waiting = ask();
    await expect.poll(() => rig.core.view().consents.requests.length).toBe(1);
    rig.core.lock.lock('person');
    const locked =
      /^HTTP\/1.1 423 .*x-hubkey-error: locked.*"kind":"locked","message":"Hubkey is locked. Unlock it, then try again."/is;
    expect(await waiting).toMatch(locked);
    expect(await ask()).toMatch(locked);
    expect(await raw(lines('GET /hub/-/api/jobs/', {}))).toMatch(
      /^HTTP\/1.1 423 .*"kind":"locked","message":"Hubkey is locked. Unlock it, or use a client key that is marked “For scripts” in Client keys."/is,
    );
    expect(await raw(lines('GET /v1/status', {}))).toMatch(/ 200 .*"locked":true/s);
    expect(refusals).toEqual(['locked', 'locked', 'locked']);
  });

  it('names the setting that never gives it, as copies and new keys do', async () => {
    await rig.core.handle.changeSettings({ rawHeaders: 'never' });
    const body = '{"name":"x"}';
    const create = lines(
      'POST /hub/-/api/auth//%63lientkeys',
      { 'Content-Type': 'application/json', 'Content-Length': `${body.length}` },
      body,
    );
    for (const answer of [await ask(), await post({ what: 'value' }), await raw(create)]) {
      expect(answer).toMatch(/^HTTP\/1.1 403 .*x-hubkey-reason: never.*Settings → Programs/is);
    }
    expect(rig.forwarder.asked).toEqual([]);
    expect(rig.clipboard.text).toBe('');
  });

  it('asks for what it knows, in the stated form', async () => {
    expect(await ask('?key=none')).toMatch(/^HTTP\/1.1 404 .*"kind":"no-key"/s);
    expect(await ask('?profile=none')).toMatch(/"kind":"no-profile"/);
    expect(await ask('?more=1')).toMatch(/"kind":"bad-request"/);
    expect(await ask('', { 'X-Hubkey-Wait': 'long' })).toMatch(/"kind":"bad-request"/);
    expect(rig.core.view().consents.requests).toEqual([]);
  });

  it('asks nobody for a caller who waits for none, and records nothing where it is not allowed', async () => {
    const atOnce = () => ask('', { 'X-Hubkey-Wait': 'none' });
    expect(await atOnce()).toMatch(/^HTTP\/1.1 403 .*x-hubkey-reason: unanswered/is);
    expect(rig.core.view().consents.requests).toEqual([]);
    expect(rig.notifier.shown).toEqual([]);
    await rig.clock.advance(1_000);
    expect(refusals).toEqual([]);
    const kinds = () => rig.activityLog.batches.flat().map(({ activity }) => activity.kind);
    expect(kinds()).not.toContain('denied');
    const asked = ask();
    await allow('until-quit');
    await asked;
    expect(await atOnce()).toMatch(/^HTTP\/1.1 200 .*Authorization: Bearer access-/s);
    await rig.clock.advance(1_000);
    expect(kinds().filter((kind) => kind === 'handed-out')).toHaveLength(2);
    expect(await raw(lines('GET /hub/-/api/jobs/', { 'X-Hubkey-Wait': 'none' }))).toMatch(
      /"kind":"bad-request"/,
    );
  });

  it('withdraws the question where the caller goes away', async () => {
    const socket = connect(port(), '127.0.0.1');
    socket.write(lines('GET /v1/header', {}));
    await expect.poll(() => rig.core.view().consents.requests.length).toBe(1);
    socket.destroy();
    await expect.poll(() => rig.core.view().consents.requests.length).toBe(0);
  });
});

describe('a request with a ticket', () => {
  const ticket = { 'X-Hubkey-Ticket': '7.8' };
  const why = async (of = '7.8') => bodyOf(await raw(lines(`GET /v1/refusal?ticket=${of}`, {})));
  const nothing = { kind: null, reason: null, message: null };

  it.each([
    ['GET /hub/none/api/jobs/', {}, 'no-profile'],
    ['GET /hub/-/elsewhere/', {}, 'bad-path'],
    ['TRACE /hub/-/api/jobs/', {}, 'wrong-method'],
    ['GET /hub/-/api/jobs/', { 'X-Hubkey-Wait': 'long' }, 'bad-request'],
    ['GET /hub/-/api/jobs/', { 'X-Odd': 'x'.repeat(5_000) }, 'too-large'],
    ['GET /hub/-/api/jobs/', { Connection: 'upgrade', Upgrade: 'x' }, 'bad-request'],
  ])(
    'gets no answer where it is refused, and the reason later, once: %s',
    async (first, more, kind) => {
      expect(await raw(lines(first, { ...ticket, ...more }))).toBe('');
      expect(refusals).toEqual([kind]);
      expect(await why()).toMatchObject({ kind, reason: null });
      expect(await why()).toEqual(nothing);
    },
  );

  it('gets the reason that goes with not-allowed', async () => {
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'read-only' });
    expect(await raw(lines('DELETE /hub/-/api/jobs/1/', ticket))).toBe('');
    expect(await why()).toMatchObject({ kind: 'not-allowed', reason: 'read-only' });
  });

  it('gets the answer of the Hub otherwise, which is no refusal of ours', async () => {
    expect(await raw(lines('GET /hub/-/api/jobs/', ticket))).toMatch(/^HTTP\/1.1 200 /);
    expect(rig.forwarder.asked[0]?.request.headers).toEqual([]);
    expect(await why()).toEqual(nothing);
  });

  it('is answered as usual where the ticket is none', async () => {
    for (const odd of ['', 'a b', 'x'.repeat(65)]) {
      const head = { 'X-Hubkey-Ticket': odd };
      expect(await raw(lines('GET /hub/none/api/jobs/', head))).toMatch(/"kind":"no-profile"/);
    }
  });

  it('is forgotten after a hundred others', () => {
    const kept = new KeptRefusals();
    const refusal = tooLarge(1);
    for (let ticket = 0; ticket <= 100; ticket += 1) kept.keep(String(ticket), refusal);
    expect([kept.take('0'), kept.take('1')]).toEqual([null, refusal]);
  });
});

describe('ANY /hub/PROFILE/…', () => {
  const hub = (first: string, headers = {}, body = '') => raw(lines(first, headers, body));
  const passed = () =>
    rig.forwarder.asked.map(({ request: { method, path } }) => `${method} ${path}`);
  beforeEach(() => rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' }));

  it('refuses a change where nobody allows it, with the reason', async () => {
    const allow = (changes: 'ask' | 'read-only') =>
      rig.core.handle.allowChanges({ profile: rig.id, changes });
    await allow('read-only');
    expect(await hub('DELETE /hub/-/api/jobs/1/')).toMatch(
      /^HTTP\/1\.1 403 .*X-Hubkey-Reason: read-only.*"kind":"not-allowed".*Settings → Hubs/is,
    );
    await allow('ask');
    const asked = hub('DELETE /hub/-/api/jobs/1/', { 'X-Hubkey-Wait': '600' });
    await expect.poll(() => rig.core.view().consents.requests.length).toBe(1);
    const [request] = rig.core.view().consents.requests;
    await rig.core.handle.answerConsent({ id: request?.id ?? '', choice: 'deny' });
    expect(await asked).toMatch(/^HTTP\/1\.1 403 .*X-Hubkey-Reason: denied/is);
    expect(passed()).toEqual([]);
  });

  it('passes method, path and query on as they are, with the credential added', async () => {
    const answer = await hub("PATCH /hub/HUB.example/api/jobs/?a=%20'b&c", {
      'X-Odd': 'yes',
      'X-Hubkey-Wait': '0',
      'X-Hop': 'no',
      Connection: 'close, x-hop',
    });
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toMatch(/cache-control: no-store/i);
    expect(passed()).toEqual(["PATCH /api/jobs/?a=%20'b&c"]);
    const [asked] = rig.forwarder.asked;
    expect(asked?.credential).toMatch(/^access-/);
    expect(asked?.request.headers).toEqual([['X-Odd', 'yes']]);
  });

  it('takes "-" for the current profile, and a key by its name', async () => {
    await hub('GET /hub/-/api/health/', { 'X-Hubkey-Key': 'Nightly' });
    expect(rig.forwarder.asked[0]?.credential).toBe('abcd.efgh');
    expect(await hub('GET /hub/-/api/', { 'X-Hubkey-Key': 'none' })).toMatch(/"kind":"no-key"/);
    expect(await hub('GET /hub/none/api/')).toMatch(/"kind":"no-profile"/);
  });

  it('is reached on the socket by the profile’s host as well', async () => {
    const head = 'GET /api/health/ HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\n\r\n';
    expect(await raw(head, 'socket')).toMatch(/^HTTP\/1.1 200 /);
    expect(await raw(head.replace('hub.example', 'else'), 'socket')).toMatch(/"kind":"no-profile"/);
    expect(passed()).toEqual(['GET /api/health/']);
  });

  it.each([
    '/hub/-/api/../admin/',
    '/hub/-/api/%2e%2e/admin/',
    '/hub/-/api/%252e%252e/admin/',
    '/hub/-/api/..%2fadmin/',
    '/hub/-/api/%5c..%5cadmin/',
    '/hub/-/api/x%00',
    '/hub/-/api/x%0d%0aX:y',
    '/hub/-//other.host/api/',
    '/hub/-/admin/',
    '/hub/-/apiary/',
    '/hub/-',
    '/hub/',
    'http://other.host/api/',
    '//other.host/api/',
  ])('lets %s go nowhere', async (target) => {
    expect(await hub(`GET ${target}`)).toMatch(/^HTTP\/1.1 4\d\d .*"error":/s);
    expect(passed()).toEqual([]);
  });

  it('does not pass on what would send the credential back', async () => {
    expect(await hub('TRACE /hub/-/api/')).toMatch(/^HTTP\/1.1 405 /);
    expect(passed()).toEqual([]);
  });

  it('renews a token that is refused, once, however many callers met it', async () => {
    const { credential: old = '' } = (await hub('GET /hub/-/api/'), rig.forwarder.asked[0]) ?? {};
    rig.forwarder.refused.add(old);
    for (const refusal of [401, 403] as const) {
      rig.forwarder.refusal = refusal;
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => hub('POST /hub/-/api/', { 'Content-Length': '2' }, '{}')),
      );
      expect(answers.every((answer) => answer.startsWith('HTTP/1.1 200 '))).toBe(true);
      rig.forwarder.refused.add(rig.forwarder.asked.at(-1)?.credential ?? '');
    }
    expect(rig.hub.count('refresh')).toBe(2);
  });

  it('gives the Hub’s own refusal where it can’t send a body again, and renews for the next', async () => {
    rig.forwarder.refused.add('access-1');
    const chunked = { 'Transfer-Encoding': 'chunked' };
    const first = await hub('POST /hub/-/api/', chunked, '2\r\n{}\r\n0\r\n\r\n');
    expect(first).toMatch(/^HTTP\/1.1 401 .*token_not_valid/s);
    expect(await hub('POST /hub/-/api/', chunked, '0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
  });

  it('waits for a sign-in as long as the caller says, and then goes on', async () => {
    await rig.core.handle.signOut(rig.id);
    expect(await hub('GET /hub/-/api/', { 'X-Hubkey-Wait': '0' })).toMatch(
      /^HTTP\/1.1 401 .*"kind":"sign-in-needed"/s,
    );
    const waiting = [1, 2, 3].map(() => hub('GET /hub/-/api/'));
    await expect.poll(() => rig.core.view().screen.name).toBe('sign-in');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const notified = rig.notifier.shown.filter(({ title }) =>
      title.startsWith('A program is waiting'),
    );
    expect(notified).toHaveLength(1);
    await rig.signIn();
    const answers = await Promise.all(waiting);
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['200', '200', '200']);
  });

  it('says that the Hub does not answer, in words', async () => {
    rig.forwarder.problem = { kind: 'unreachable', reason: 'refused' };
    expect(await hub('GET /hub/-/api/')).toMatch(
      /^HTTP\/1.1 502 .*"kind":"hub-unreachable","message":"Nothing answers at hub.example/s,
    );
  });
});

describe('a burst of refusals', () => {
  it('is counted, gets no more answers, and leaves honest callers unharmed', async () => {
    const wrong = () => raw(lines('GET /v1/status', { Authorization: 'Bearer wrong' }));
    const answers = await Promise.all(Array.from({ length: 300 }, wrong));
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 401 '))).toHaveLength(100);
    expect(answers.filter((answer) => answer === '')).toHaveLength(200);
    expect(refusals).toHaveLength(300);
    expect(await raw(lines('GET /v1/status', {}))).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('GET /v1/doctor', () => {
  it('gives the checks as one document', async () => {
    const answer = await raw(lines('GET /v1/doctor', { Accept: '*/*' }));
    expect(answer).toMatch(/^content-type: application\/json\r$/im);
    const { checks } = bodyOf(answer) as { checks: Record<string, unknown>[] };
    expect(checks[0]).toEqual({
      id: 'keychain',
      check: 'Keychain',
      result: 'ok',
      words: 'A test item was written, read and removed again.',
      todo: null,
    });
  });

  it('examines nothing while Hubkey is locked', async () => {
    rig.core.lock.lock('person');
    expect(await raw(lines('GET /v1/doctor', {}))).toMatch(
      /^HTTP\/1.1 423 .*"kind":"locked","message":"Hubkey is locked. Unlock it, then try again."/s,
    );
  });

  it('gives text to who asks for it', async () => {
    const answer = await raw(lines('GET /v1/doctor', { Accept: 'text/plain' }));
    expect(answer).toMatch(/^content-type: text\/plain; charset=utf-8\r$/im);
    expect(answer).toContain('[ok]');
    expect(answer).toMatch(/^cache-control: no-store\r$/im);
  });

  it('says in a header whether a check failed', async () => {
    for (const Accept of ['text/plain', '*/*']) {
      // The core doesn't know its helper yet.
      const failed = await raw(lines('GET /v1/doctor', { Accept }));
      expect(failed).toMatch(/^x-hubkey-exit: 1\r$/im);
    }
    rig.core.surroundings.helper(helper.address);
    const answer = await raw(lines('GET /v1/doctor', { Accept: 'text/plain' }));
    expect(answer).not.toContain('[failed]');
    expect(answer).not.toMatch(/^x-hubkey-exit:/im);
  });
});
