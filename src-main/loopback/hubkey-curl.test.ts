import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { FakeHelper } from '../testing/fake-helper.ts';

const odd = `we'ird "näme" $(x) \\ & 🔑 %20 /`;

let helper: FakeHelper;
beforeAll(async () => {
  helper = await new FakeHelper().start();
});
afterAll(() => helper.stop());

/** A PATH with a curl that ends with a code at once. */
function curlThatEnds(code: number): string {
  const folder = join(helper.folder, `curl-${code}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'curl'), `#!/bin/sh\nexit ${code}\n`);
  chmodSync(join(folder, 'curl'), 0o755);
  return `${folder}:${process.env['PATH'] ?? ''}`;
}

describe.each(shells)('hubkey curl in %s', (...shell) => {
  it('takes its own options before and after the path, and leaves the rest to curl', async () => {
    helper.answer = () => ({ body: 'x' });
    const profile = encodeURIComponent(odd).replaceAll(
      /['()]/g,
      (found) => `%${found.charCodeAt(0).toString(16)}`,
    );
    const key = Buffer.from(odd).toString('latin1');
    for (const [args, url, seenKey] of [
      [['jobs'], '/hub/-/api/jobs/', undefined],
      [['/api/jobs?page=2'], '/hub/-/api/jobs/?page=2', undefined],
      [['--raw-path', '/api/jobs?page=2'], '/hub/-/api/jobs?page=2', undefined],
      [['jobs/42', '--raw-path'], '/hub/-/api/jobs/42', undefined],
      [['jobs', '--profile', odd, '--key', odd], `/hub/${profile}/api/jobs/`, key],
      [['--key=k', 'jobs', '--wait', '5', '-X', 'GET'], '/hub/-/api/jobs/', 'k'],
      [['jobs', '-H', 'a: b', '--', '-H', 'X-Own: --key'], '/hub/-/api/jobs/', undefined],
      [['--', 'jobs'], '/hub/-/api/jobs/', undefined],
    ] as const) {
      const { code, out, err } = await helper.run(shell, ['curl', ...args]);
      expect({ args, code, out, err }).toEqual({ args, code: 0, out: 'x', err: '' });
      const [request] = helper.taken();
      const got = request?.url.replaceAll(/%[0-9a-f]{2}/g, (text) => text.toUpperCase());
      expect({ args, url: got, key: request?.headers['x-hubkey-key'] }).toEqual({
        ...{ args, url },
        key: seenKey,
      });
      if (args.includes('--' as never) && args.length > 2) {
        expect(request?.headers['x-own']).toBe('--key');
      }
    }
    // After "--" curl's own --key is curl's: a private key for TLS, which it doesn't read here.
    const own = await helper.run(shell, ['curl', 'jobs', '--', '--key', '/nonexistent']);
    expect(own).toMatchObject({ code: 0, out: 'x' });
    expect(helper.taken()[0]?.headers).not.toHaveProperty('x-hubkey-key');
    const env = { HUBKEY_PROFILE: odd, HUBKEY_KEY: 'k' };
    await helper.run(shell, ['curl', 'jobs'], env);
    await helper.run(shell, ['curl', 'jobs', '--profile', 'p', '--key', ''], env);
    const urls = helper.taken().map(({ url, headers }) => [url, headers['x-hubkey-key']]);
    expect(urls[0]?.[1]).toBe('k');
    expect(urls[1]).toEqual(['/hub/p/api/jobs/', undefined]);
    for (const args of [
      ['jobs', '--profile'],
      ['jobs', '--wait', 'x'],
      ['-s', 'jobs'],
      ['a\nb'],
      [],
    ]) {
      expect((await helper.run(shell, ['curl', ...args])).code, args.join(' ')).toBe(2);
    }
    for (const args of [
      ['jobs', '--key', 'a\nb'],
      ['jobs', '--profile', 'a\nb'],
    ]) {
      const { code, err } = await helper.run(shell, ['curl', ...args]);
      expect(code).toBe(2);
      expect(err).toContain('one line');
    }
    expect(helper.taken()).toEqual([]);
  });

  it('ends as curl ends, with 10 added to the codes that mean something of ours', async () => {
    helper.answer = () => ({ status: 404, body: 'x' });
    expect((await helper.run(shell, ['curl', 'jobs', '-f'])).code).toBe(22);
    expect((await helper.run(shell, ['curl', 'jobs', '-o', '/dev/null/x'])).code).toBe(23);
    // An option that curl doesn't have: its code 2.
    expect((await helper.run(shell, ['curl', 'jobs', '--no-such-option'])).code).toBe(12);
    for (const [ended, code] of [
      [1, 11],
      [3, 13],
      [4, 14],
      [5, 5],
      [7, 3],
      [28, 28],
      [130, 130],
    ] as const) {
      const env = { PATH: curlThatEnds(ended) };
      expect((await helper.run(shell, ['curl', 'jobs'], env)).code, String(ended)).toBe(code);
    }
    helper.taken();
  });

  it('gives curl its own input', async () => {
    helper.answer = ({ body }) => ({ body });
    const line = `printf 'a b' | "$@" -d @-; "$@" -d @- </dev/null; "$@" -d @- <&-`;
    const { out } = await helper.run(['sh', '-c', line, 'sh', ...shell], ['curl', 'jobs']);
    expect(out).toBe('a b');
    expect(helper.taken().map(({ body }) => body)).toEqual(['a b', '', '']);
  });

  it('says that Hubkey isn’t running where the connection ends without an answer', async () => {
    for (const ended of [7, 52, 55, 56]) {
      const end = await helper.run(shell, ['curl', 'jobs'], { PATH: curlThatEnds(ended) });
      expect(end.code).toBe(3);
      expect(end.err).toContain('is not running');
    }
  });

  it('ends as curl where an answer broke off, or none came, of a Hubkey that runs', async () => {
    const kept = { body: '{"kind":null,"reason":null,"message":null}' };
    for (const [answer, code] of [
      [{ headers: { 'content-length': '9' }, body: 'part', breaks: true }, 18],
      [{ breaks: true }, 52],
    ] as const) {
      helper.answer = ({ url }) => (url.startsWith('/v1/refusal') ? kept : answer);
      expect((await helper.run(shell, ['curl', 'jobs'])).code).toBe(code);
    }
    helper.taken();
  });

  it('says what is missing', async () => {
    const again = 'Install it, then try again.';
    const none = await helper.run(shell, ['curl', 'jobs'], { PATH: curlThatEnds(127) });
    expect(none).toEqual({ code: 1, out: '', err: `hubkey: curl is not installed. ${again}\n` });
  });

  const said = 'No profile is called “a\\u202e"}}”.';
  const refuse = (kind: string, reason: string | null): void => {
    const body = JSON.stringify({ kind, reason, message: said });
    helper.answer = ({ url }) => (url.startsWith('/v1/refusal') ? { body } : { breaks: true });
  };

  it('says why Hubkey refused', async () => {
    for (const [kind, reason, code, words] of [
      ['sign-in-needed', null, 4, 'Sign in to Hubkey'],
      ['not-allowed', 'read-only', 1, 'may only read'],
      ['not-allowed', null, 1, 'Hubkey did not allow it'],
      ['locked', null, 1, 'Hubkey is locked'],
      ['no-profile', null, 1, `hubkey: ${said}\n`],
      ['no-key', null, 1, `hubkey: ${said}\n`],
      ['bad-path', null, 2, 'Hubkey can’t request that path.'],
      ['bad-request', null, 2, 'Run “hubkey --help” to see how.'],
      ['hub-unreachable', null, 1, 'The Hub can’t be reached.'],
      ['a-new-kind', null, 1, 'Hubkey refused the request.'],
    ] as const) {
      refuse(kind, reason);
      const end = await helper.run(shell, ['curl', 'jobs', '-f', '-X', 'POST']);
      expect({ code: end.code, out: end.out }).toEqual({ code, out: '' });
      expect(end.err).toContain(words);
      const [asked, told] = helper.taken();
      const ticket = asked?.headers['x-hubkey-ticket'];
      expect(ticket).toMatch(/^\d+\.\d+$/);
      expect(told?.url).toBe(`/v1/refusal?ticket=${String(ticket)}`);
    }
  });

  it('lets nothing of a refusal be taken for an answer of the Hub', async () => {
    refuse('locked', null);
    const file = join(helper.folder, 'answer');
    for (const more of [['-i'], ['-I'], ['-o', file], ['-D', '-'], ['-d', 'x']]) {
      const { code, out } = await helper.run(shell, ['curl', 'jobs', ...more]);
      expect({ more, code, out }).toEqual({ more, code: 1, out: '' });
    }
    expect(existsSync(file)).toBe(false);
    helper.taken();
  });

  it('leaves the Hub’s own answers as they are, with every option, and makes no file', async () => {
    const body = `a\0b${'x'.repeat(200_000)}\r\n`;
    helper.answer = () => ({ status: 403, headers: { 'X-Own': 'yes' }, body });
    const run = (...more: string[]) =>
      helper.run(shell, ['curl', 'jobs', ...more], { TMPDIR: '/dev/null/x' });
    expect(await run()).toEqual({ code: 0, out: body, err: '' });
    expect((await run('-i')).out).toMatch(/^HTTP\/1.1 403 .*X-Own: yes\r\n.*\r\n\r\na\0bx/s);
    expect((await run('-I')).out).toMatch(/^HTTP\/1.1 403 .*X-Own: yes\r\n/s);
    expect((await run('-o', '/dev/null', '-w', '%{http_code}')).out).toBe('403');
    expect((await run('-o', '/dev/null', '-D', '-')).out).toMatch(/^HTTP\/1.1 403 .*\r\n\r\n$/s);
    helper.taken();
  });
});
