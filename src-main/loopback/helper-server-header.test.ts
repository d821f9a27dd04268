import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tooLarge } from './gate.ts';
import { RefusalsByTicket } from './refusals-by-ticket.ts';
import { helperUnderTest, bodyOf } from '../testing/helper-under-test.ts';

const on = helperUnderTest();
const { raw, lines, post, port } = on;

describe('GET /v1/header', () => {
  const ask = (query = '', headers = {}) => raw(lines(`GET /v1/header${query}`, headers));
  const allow = async (choice: 'once' | 'until-quit' | 'deny') => {
    await expect.poll(() => on.rig.core.view().consents.requests.length).toBeGreaterThan(0);
    const [first] = on.rig.core.view().consents.requests;
    await on.rig.core.handle.answerConsent({ id: first?.id ?? '', choice });
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
    on.rig.callers.facts = { known: 'nothing', why: 'hidden' };
    const waiting = Array.from({ length: 6 }, () => ask());
    await expect.poll(() => on.rig.core.view().consents.requests.length).toBe(6);
    expect(await ask()).toMatch(/^HTTP\/1.1 429 .*"kind":"busy"/s);
    await allow('deny');
    expect((await Promise.all(waiting)).every((answer) => answer.startsWith('HTTP/1.1 403 '))).toBe(
      true,
    );
  });

  it('says to all who ask that Hubkey is locked, and to a request for the Hub what still works', async () => {
    const waiting = ask();
    await expect.poll(() => on.rig.core.view().consents.requests.length).toBe(1);
    on.rig.core.lock.lock('person');
    const locked =
      /^HTTP\/1.1 423 .*x-hubkey-error: locked.*"kind":"locked","message":"Hubkey is locked. Unlock it, then try again."/is;
    expect(await waiting).toMatch(locked);
    expect(await ask()).toMatch(locked);
    expect(await raw(lines('GET /hub/-/api/jobs/', {}))).toMatch(
      /^HTTP\/1.1 423 .*"kind":"locked","message":"Hubkey is locked. Unlock it, or use a client key that is marked “For scripts” in Client keys."/is,
    );
    expect(await raw(lines('GET /v1/status', {}))).toMatch(/ 200 .*"locked":true/s);
    // The request for the Hub alone has no entry that tells of the lock.
    expect(on.refusals).toEqual(['locked']);
    await on.rig.clock.advance(1_000);
    const kinds = on.rig.activityLog.batches.flat().map(({ activity }) => activity.kind);
    expect(kinds.filter((kind) => kind === 'denied')).toHaveLength(2);
  });

  it('names the setting that never gives it, as copies and new keys do', async () => {
    await on.rig.core.handle.changeSettings({ rawHeaders: 'never' });
    const body = '{"name":"x"}';
    const create = lines(
      'POST /hub/-/api/auth//%63lientkeys',
      { 'Content-Type': 'application/json', 'Content-Length': `${body.length}` },
      body,
    );
    for (const answer of [await ask(), await post({ what: 'value' }), await raw(create)]) {
      expect(answer).toMatch(/^HTTP\/1.1 403 .*x-hubkey-reason: never.*Settings → Programs/is);
    }
    expect(on.rig.forwarder.asked).toEqual([]);
    expect(on.rig.clipboard.text).toBe('');
  });

  it('asks for what it knows, in the stated form', async () => {
    expect(await ask('?key=none')).toMatch(/^HTTP\/1.1 404 .*"kind":"no-key"/s);
    expect(await ask('?profile=none')).toMatch(/"kind":"no-profile"/);
    expect(await ask('?more=1')).toMatch(/"kind":"bad-request"/);
    expect(await ask('', { 'X-Hubkey-Wait': 'long' })).toMatch(/"kind":"bad-request"/);
    expect(on.rig.core.view().consents.requests).toEqual([]);
  });

  it('asks nobody for a caller who waits for none, and records nothing where it is not allowed', async () => {
    const atOnce = () => ask('', { 'X-Hubkey-Wait': 'none' });
    expect(await atOnce()).toMatch(/^HTTP\/1.1 403 .*x-hubkey-reason: unanswered/is);
    expect(on.rig.core.view().consents.requests).toEqual([]);
    expect(on.rig.notifier.shown).toEqual([]);
    await on.rig.clock.advance(1_000);
    expect(on.refusals).toEqual([]);
    const kinds = () => on.rig.activityLog.batches.flat().map(({ activity }) => activity.kind);
    expect(kinds()).not.toContain('denied');
    const asked = ask();
    await allow('until-quit');
    await asked;
    expect(await atOnce()).toMatch(/^HTTP\/1.1 200 .*Authorization: Bearer access-/s);
    await on.rig.clock.advance(1_000);
    expect(kinds().filter((kind) => kind === 'handed-out')).toHaveLength(2);
    expect(await raw(lines('GET /hub/-/api/jobs/', { 'X-Hubkey-Wait': 'none' }))).toMatch(
      /"kind":"bad-request"/,
    );
  });

  it('withdraws the question where the caller goes away', async () => {
    const socket = connect(port(), '127.0.0.1');
    socket.write(lines('GET /v1/header', {}));
    await expect.poll(() => on.rig.core.view().consents.requests.length).toBe(1);
    socket.destroy();
    await expect.poll(() => on.rig.core.view().consents.requests.length).toBe(0);
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
      expect(on.refusals).toEqual([kind]);
      expect(await why()).toMatchObject({ kind, reason: null });
      expect(await why()).toEqual(nothing);
    },
  );

  it('gets the reason that goes with not-allowed', async () => {
    await on.rig.core.handle.allowChanges({ profile: on.rig.id, changes: 'read-only' });
    expect(await raw(lines('DELETE /hub/-/api/jobs/1/', ticket))).toBe('');
    expect(await why()).toMatchObject({ kind: 'not-allowed', reason: 'read-only' });
  });

  it('gets the answer of the Hub otherwise, which is no refusal of ours', async () => {
    expect(await raw(lines('GET /hub/-/api/jobs/', ticket))).toMatch(/^HTTP\/1.1 200 /);
    expect(on.rig.forwarder.asked[0]?.request.headers).toEqual([]);
    expect(await why()).toEqual(nothing);
  });

  it('is answered as usual where the ticket is none', async () => {
    for (const odd of ['', 'a b', 'x'.repeat(65)]) {
      const head = { 'X-Hubkey-Ticket': odd };
      expect(await raw(lines('GET /hub/none/api/jobs/', head))).toMatch(/"kind":"no-profile"/);
    }
  });

  it('is forgotten after a hundred others', () => {
    const kept = new RefusalsByTicket();
    const refusal = tooLarge(1);
    for (let ticket = 0; ticket <= 100; ticket += 1) kept.keep(String(ticket), refusal);
    expect([kept.take('0'), kept.take('1')]).toEqual([null, refusal]);
  });
});
