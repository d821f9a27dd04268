import { beforeEach, describe, expect, it } from 'vitest';
import { helperUnderTest, bodyOf } from '../testing/helper-under-test.ts';

const on = helperUnderTest();
const { raw, lines, contact, allowAlways, post } = on;

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
            accessUntil: new Date(on.rig.clock.now() + 3_600_000).toISOString(),
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
    expect(on.rig.clipboard.text).toBe('Authorization: Bearer access-1');
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
    expect(on.copies[0]).toMatchObject({ endpoint: 'clientkeys', shell: 'powershell', jq: true });
    expect(on.rig.clipboard.text).toMatch(/^curl\.exe .*Api-Key abcd\.efgh' \| jq$/s);
    await post({ what: 'curl', endpoint: '/api/jobs/?page=2' });
    expect(on.copies[1]).toMatchObject({ endpoint: { path: '/api/jobs/?page=2' }, shell: 'posix' });
  });

  it('writes every form, and asks nobody for a text without a credential', async () => {
    on.rig.core.surroundings.helper({ url: 'http://127.0.0.1:1', socket: null, headerFile: '/x' });
    await on.rig.core.handle.changeSettings({ rawHeaders: 'never' });
    const texts = new Map<string, RegExp>([
      ['helper', /^curl -sS --noproxy .*127\.0\.0\.1:1\/hub\//],
      ['login', /^hub_token=\$\([^]*--data-binary '@-'[^]*JWT_TOKEN=/],
    ]);
    for (const [what, text] of texts) {
      expect(bodyOf(await post({ what }))).toEqual({ copied: what, clearsInSeconds: null });
      expect(on.rig.clipboard.text).toMatch(text);
    }
    for (const what of ['header', 'value', 'curl', 'httpie', 'python', 'powershell']) {
      const answer = await post({ what, variable: true, credential: { clientKey: 'nightly' } });
      expect(bodyOf(answer)).toEqual({ copied: what, clearsInSeconds: null });
      expect(on.rig.clipboard.text).toMatch(/API_KEY/);
      expect(on.rig.clipboard.text).not.toContain('abcd.efgh');
    }
    const refused = bodyOf(await post({ what: 'swagger' }));
    expect(refused['error']).toMatchObject({ kind: 'not-allowed' });
    await on.rig.core.handle.changeSettings({ rawHeaders: 'ask-first-time' });
    expect(bodyOf(await post({ what: 'swagger' }))).toMatchObject({ copied: 'swagger' });
    expect(on.rig.clipboard.text).toBe('Bearer access-1');
  });

  it('takes a path, a method and a body', async () => {
    await post({ what: 'curl', path: 'jobs/?page=2', method: 'patch', body: '{"a": 1}' });
    expect(on.rig.clipboard.text).toContain(`-X PATCH 'https://hub.example/api/jobs/?page=2'`);
    expect(on.rig.clipboard.text).toContain(`--data-raw '{"a": 1}'`);
    await post({ what: 'curl', endpoint: 'create-key', body: '{"name":"x"}' });
    expect(on.rig.clipboard.text).toContain(`-X POST 'https://hub.example/api/auth/clientkeys/'`);
    expect(on.rig.clipboard.text).toContain(`--data-raw '{"name":"x"}'`);
    await post({ what: 'curl', path: '/api/x/', body: '{}' });
    expect(on.rig.clipboard.text).toContain('-X POST');
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
    expect(on.rig.clipboard.text).toBe('');
  });

  it('says that sign-in is needed, and opens it', async () => {
    await on.rig.core.handle.signOut(on.rig.id);
    const answer = await post({ what: 'header', credential: 'session' });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(bodyOf(answer)['error']).toMatchObject({ kind: 'sign-in-needed' });
    expect(on.rig.core.view().screen).toMatchObject({ name: 'sign-in', profile: on.rig.id });
    // Once for the question, once for sign-in.
    expect(on.rig.windowsShown).toBe(2);
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
    expect(on.opened).toEqual([false, true]);
    expect(await openCall('{"quick":1}')).toMatch(/^HTTP\/1.1 400 /);
    expect(await openCall('{"more":1}')).toMatch(/^HTTP\/1.1 400 /);
    for (const body of ['null', '7', 'true', '""', '[]', '{"quick":null}']) {
      expect(await openCall(body), body).toMatch(/^HTTP\/1.1 400 /);
    }
    expect(on.opened).toHaveLength(2);
  });
});

it('POST /v1/open passes a desktop’s token on, and ignores what can’t be one', async () => {
  for (const token of [
    'gnome-shell/My Terminal/7-0-host_TIME9',
    ' a',
    'a\n',
    '',
    7,
    'ü',
    'a'.repeat(300),
  ]) {
    const body = JSON.stringify({ activationToken: token });
    const head = {
      'Content-Type': 'application/json',
      'Content-Length': `${Buffer.byteLength(body)}`,
    };
    expect(bodyOf(await raw(lines('POST /v1/open', head, body)))).toEqual({ opened: true });
  }
  const [first, ...others] = on.activationTokens;
  expect(first).toBe('gnome-shell/My Terminal/7-0-host_TIME9');
  expect(others).toEqual([null, null, null, null, null, null]);
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
    on.rig.core.lock.lock('person');
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
    on.rig.core.surroundings.helper(on.helper.address);
    const answer = await raw(lines('GET /v1/doctor', { Accept: 'text/plain' }));
    expect(answer).not.toContain('[failed]');
    expect(answer).not.toMatch(/^x-hubkey-exit:/im);
  });
});
