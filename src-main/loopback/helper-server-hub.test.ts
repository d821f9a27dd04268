import { beforeEach, describe, expect, it } from 'vitest';
import { helperUnderTest } from '../testing/helper-under-test.ts';

const on = helperUnderTest();
const { raw, lines } = on;

describe('ANY /hub/PROFILE/…', () => {
  const hub = (first: string, headers = {}, body = '') => raw(lines(first, headers, body));
  const passed = () =>
    on.rig.forwarder.asked.map(({ request: { method, path } }) => `${method} ${path}`);
  beforeEach(() => on.rig.core.handle.allowChanges({ profile: on.rig.id, changes: 'allow' }));

  it('refuses a change where nobody allows it, with the reason', async () => {
    const allow = (changes: 'ask' | 'read-only') =>
      on.rig.core.handle.allowChanges({ profile: on.rig.id, changes });
    await allow('read-only');
    expect(await hub('DELETE /hub/-/api/jobs/1/')).toMatch(
      /^HTTP\/1\.1 403 .*X-Hubkey-Reason: read-only.*"kind":"not-allowed".*Settings → Hubs/is,
    );
    await allow('ask');
    const asked = hub('DELETE /hub/-/api/jobs/1/', { 'X-Hubkey-Wait': '600' });
    await expect.poll(() => on.rig.core.view().consents.requests.length).toBe(1);
    const [request] = on.rig.core.view().consents.requests;
    await on.rig.core.handle.answerConsent({ id: request?.id ?? '', choice: 'deny' });
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
    const [asked] = on.rig.forwarder.asked;
    expect(asked?.credential).toMatch(/^access-/);
    expect(asked?.request.headers).toEqual([['X-Odd', 'yes']]);
  });

  it('takes "-" for the current profile, and a key by its name', async () => {
    await hub('GET /hub/-/api/health/', { 'X-Hubkey-Key': 'Nightly' });
    expect(on.rig.forwarder.asked[0]?.credential).toBe('abcd.efgh');
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
    const { credential: old = '' } =
      (await hub('GET /hub/-/api/'), on.rig.forwarder.asked[0]) ?? {};
    on.rig.forwarder.refused.add(old);
    for (const refusal of [401, 403] as const) {
      on.rig.forwarder.refusal = refusal;
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => hub('POST /hub/-/api/', { 'Content-Length': '2' }, '{}')),
      );
      expect(answers.every((answer) => answer.startsWith('HTTP/1.1 200 '))).toBe(true);
      on.rig.forwarder.refused.add(on.rig.forwarder.asked.at(-1)?.credential ?? '');
    }
    expect(on.rig.hub.count('refresh')).toBe(2);
  });

  it('gives the Hub’s own refusal where it can’t send a body again, and renews for the next', async () => {
    on.rig.forwarder.refused.add('access-1');
    const chunked = { 'Transfer-Encoding': 'chunked' };
    const first = await hub('POST /hub/-/api/', chunked, '2\r\n{}\r\n0\r\n\r\n');
    expect(first).toMatch(/^HTTP\/1.1 401 .*token_not_valid/s);
    expect(await hub('POST /hub/-/api/', chunked, '0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
  });

  it('waits for a sign-in as long as the caller says, and then goes on', async () => {
    await on.rig.core.handle.signOut(on.rig.id);
    expect(await hub('GET /hub/-/api/', { 'X-Hubkey-Wait': '0' })).toMatch(
      /^HTTP\/1.1 401 .*"kind":"sign-in-needed"/s,
    );
    const waiting = [1, 2, 3].map(() => hub('GET /hub/-/api/'));
    await expect.poll(() => on.rig.core.view().screen.name).toBe('sign-in');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const notified = on.rig.notifier.shown.filter(({ title }) =>
      title.startsWith('A program is waiting'),
    );
    expect(notified).toHaveLength(1);
    await on.rig.signIn();
    const answers = await Promise.all(waiting);
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['200', '200', '200']);
  });

  it('says that the Hub does not answer, in words', async () => {
    on.rig.forwarder.problem = { kind: 'unreachable', reason: 'refused' };
    expect(await hub('GET /hub/-/api/')).toMatch(
      /^HTTP\/1.1 502 .*"kind":"hub-unreachable","message":"Nothing answers at hub.example/s,
    );
  });
});
