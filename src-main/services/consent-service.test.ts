import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerFacts } from '../domain/caller-facts.ts';
import { sessionRef } from '../domain/credential.ts';
import type { ChangePolicy, ConsentChoice, ConsentPolicy } from '../domain/consent.ts';
import { CoreRig, day, minute } from '../testing/core-rig.ts';
import { callerOf, fileOf, programOf } from '../testing/fakes.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
let gone: AbortController;
beforeEach(async () => {
  rig = new CoreRig();
  gone = new AbortController();
  await rig.signIn();
  await rig.saveKey('ci', 'abc.def');
});

const asks = () => rig.core.view().consents.requests;
const grants = () => rig.core.view().consents.grants;
const silences = () =>
  rig.core.view().consents.silences.filter(({ until }) => until > rig.clock.now());
const header = (change = {}) =>
  rig.core.header({
    profile: rig.id,
    credential: { kind: 'session' },
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: minute,
    signal: gone.signal,
    ...change,
  });
const copy = (change = {}) =>
  rig.core.copyFor({
    request: rig.request(change),
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: minute,
    signal: gone.signal,
  });
const forward = (method: string, path: string) =>
  rig.core.forward({
    profile: rig.id,
    credential: sessionRef,
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: minute,
    request: { method, path, headers: [], body: null, signal: gone.signal },
  });
const answer = (choice: ConsentChoice, at = 0) =>
  rig.core.handle.answerConsent({ id: asks()[at]?.id ?? '', choice });
async function answered<T>(asked: Promise<T>, choice: ConsentChoice): Promise<T> {
  await settled();
  await answer(choice);
  return asked;
}
const changes = (changes: ChangePolicy) =>
  rig.core.handle.allowChanges({ profile: rig.id, changes });
const set = (rawHeaders: ConsentPolicy) => rig.core.handle.changeSettings({ rawHeaders });
type Answer = Awaited<ReturnType<typeof header | typeof copy | typeof forward>>;
/** `ok`, or why not. */
const outcome = (given: Answer): string => {
  if (given.ok) return 'ok';
  const { problem } = given;
  return problem.kind === 'not-allowed' ? problem.why.because : problem.kind;
};
const got = async (asked: Promise<Answer>) => outcome(await asked);
const text = (line: Awaited<ReturnType<typeof header>>) =>
  line.ok ? line.value.reveal() : outcome(line);
const recorded = () => rig.activityLog.batches.flat().map(({ activity }) => activity.kind);
const notified = () => rig.notifier.shown.filter(({ title }) => title.startsWith('A program asks'));

const terminal = { pid: 7, startTime: '70', name: 'zsh' };
const zsh = programOf('/usr/bin/zsh', { pid: 7, startTime: '70' });
const script = (path: string) => programOf('/usr/bin/bash', { script: fileOf(path), pid: 50 });
const curl = programOf('/usr/bin/curl', { pid: 60 });
const calls = (facts: CallerFacts) => (rig.callers.facts = facts);

describe('a program that asks', () => {
  it('is shown to the person with what is known of it, and gets what they allow', async () => {
    const asked = header();
    await settled();
    expect(asks()).toMatchObject([{ credential: 'session', caller: rig.callers.facts }]);
    expect(rig.windowsShown).toBeGreaterThan(0);
    expect(rig.notifier.shown.at(-1)?.body).toContain('sync');
    expect(text(await answered(asked, 'once'))).toBe('Authorization: Bearer access-1');
    expect(asks()).toEqual([]);
    expect(JSON.stringify(rig.core.view())).not.toContain('access-1');
    await rig.clock.advance(1_000);
    expect(recorded()).toContain('handed-out');
  });

  it('asks again after "once", and not for a while after the others', async () => {
    await answered(header(), 'once');
    expect(text(await answered(header(), 'minutes'))).toMatch(/^Authorization/);
    expect(text(await header())).toMatch(/^Authorization/);
    await rig.clock.advance(15 * minute);
    expect(grants()).toEqual([]);
    await answered(header(), 'until-quit');
    await rig.clock.advance(300 * minute);
    expect(text(await header())).toMatch(/^Authorization/);
  });

  it('is remembered for that file and credential alone', async () => {
    await answered(header(), 'until-quit');
    expect(
      await got(answered(header({ credential: { kind: 'client-key', name: 'CI' } }), 'deny')),
    ).toBe('denied');
    for (const other of [
      programOf('/tmp/sync'),
      programOf('/usr/bin/sync', { executable: fileOf('/usr/bin/sync', '2') }),
    ]) {
      for (const { key } of silences()) await rig.core.handle.endSilence(key);
      calls(callerOf(other));
      expect(await got(answered(header(), 'deny'))).toBe('denied');
    }
    await rig.clock.advance(1_000);
    expect(recorded()).toContain('denied');
  });

  it('is not given anything where it is revoked, or nobody answers in time', async () => {
    await answered(header(), 'until-quit');
    await rig.core.handle.revokeConsent(grants()[0]?.id ?? '');
    const asked = header();
    await settled();
    await rig.clock.advance(minute);
    expect(await got(asked)).toBe('unanswered');
  });

  it('is not given anything where it is another by the time of the answer', async () => {
    const asked = header();
    await settled();
    calls(callerOf(programOf('/usr/bin/sync', { startTime: '999' })));
    expect(await got(answered(asked, 'until-quit'))).toBe('changed');
    expect(grants()).toEqual([]);
  });

  it('can be allowed once only where nothing is proved of it', async () => {
    calls({ known: 'nothing', why: 'socket' });
    expect(await got(answered(header(), 'until-quit'))).toBe('denied');
    expect(text(await answered(header(), 'once'))).toMatch(/^Authorization/);
    expect(grants()).toEqual([]);
  });

  it('is not asked about any more when it goes away', async () => {
    const asked = header();
    await settled();
    gone.abort();
    expect(await got(asked)).toBe('unanswered');
    expect(asks()).toEqual([]);
  });
});

describe('what is remembered', () => {
  it('is the script of an interpreter and of curl, and no other script', async () => {
    calls(callerOf(curl, [script('/home/ana/deploy.sh'), zsh], terminal));
    await answered(header(), 'until-quit');
    calls(callerOf(script('/home/ana/deploy.sh'), [], null));
    expect(await got(header())).toBe('ok');
    for (const other of [
      callerOf(curl, [script('/home/ana/other.sh'), zsh], terminal),
      callerOf(curl, [zsh], terminal),
      callerOf(programOf('/usr/bin/bash'), [zsh], terminal),
    ]) {
      calls(other);
      expect(await got(answered(header(), 'deny'))).toBe('denied');
    }
  });

  it('is the shell with the prompt by its process, and not until quit', async () => {
    calls(callerOf(curl, [zsh]));
    expect(await got(answered(header(), 'until-quit'))).toBe('denied');
    await answered(header(), 'minutes');
    calls(callerOf(programOf('/usr/bin/wget', { pid: 61 }), [zsh]));
    expect(await got(header())).toBe('ok');
    calls(callerOf(curl, [{ ...zsh, pid: 8 }]));
    expect(await got(answered(header(), 'deny'))).toBe('denied');
  });

  it('is the terminal: everything in it, until its leader has gone', async () => {
    calls(callerOf(curl, [zsh], terminal));
    await answered(header(), 'terminal');
    for (const other of [
      callerOf(script('/home/ana/other.sh'), [zsh], terminal),
      callerOf(programOf('/usr/bin/sync'), [], terminal),
    ]) {
      calls(other);
      expect(await got(header())).toBe('ok');
    }
    await rig.clock.advance(300 * minute);
    expect(await got(header())).toBe('ok');
    // Another one with the same pid, and none any more.
    calls(callerOf(curl, [zsh], { ...terminal, startTime: '71' }));
    expect(await got(answered(header(), 'deny'))).toBe('denied');
    rig.callers.ended.add(terminal.pid);
    await rig.clock.advance(minute);
    expect(grants()).toEqual([]);
  });
});

describe('a raw credential', () => {
  it('is asked about whatever way it goes, and leave for one is leave for all', async () => {
    for (const use of [
      header,
      copy,
      () => forward('POST', '/api/auth/clientkeys/'),
      () => forward('POST', '/api/auth/token/refresh/'),
    ]) {
      const asked = use();
      await settled();
      expect(asks()).toHaveLength(1);
      expect(rig.forwarder.asked).toEqual([]);
      expect(rig.clipboard.text).toBe('');
      await answer('deny');
      expect(await got(asked)).toBe('denied');
      for (const { key } of silences()) await rig.core.handle.endSilence(key);
    }
    await answered(copy(), 'minutes');
    expect(rig.clipboard.text).toMatch(/^Authorization/);
    expect(await got(header())).toBe('ok');
    expect(await got(forward('POST', '/api/auth/clientkeys/'))).toBe('ok');
  });

  it('is never given where the settings say so, and nobody is asked', async () => {
    await set('never');
    for (const what of ['header', 'value', 'curl', 'export'] as const) {
      expect(await got(copy({ what }))).toBe('never');
    }
    expect(await got(header())).toBe('never');
    expect(await got(forward('POST', '/api/auth/clientkeys/'))).toBe('never');
    expect(asks()).toEqual([]);
    expect(rig.forwarder.asked).toEqual([]);
    expect(rig.clipboard.text).toBe('');
  });

  it('is none in helper commands, reads and changes, and in what a person copies', async () => {
    await set('never');
    await changes('allow');
    rig.core.surroundings.helper({ url: 'http://127.0.0.1:1', socket: null, headerFile: '/h' });
    expect(await got(copy({ what: 'helper command' }))).toBe('ok');
    expect(await got(forward('GET', '/api/auth/clientkeys/'))).toBe('ok');
    expect(await got(forward('DELETE', '/api/auth/clientkeys/1/'))).toBe('ok');
    expect(await got(forward('POST', '/api/jobs/'))).toBe('ok');
    const { tray, handle } = rig.core;
    expect((await tray.copy(rig.request())).ok).toBe(true);
    expect((await handle.copyQuick(rig.request())).ok).toBe(true);
    expect((await handle.copy(rig.request())).ok).toBe(true);
    expect(rig.callers.inspected).toBe(0);
  });

  it('is not passed on in an answer that nobody expected it in', async () => {
    await changes('allow');
    rig.forwarder.text = '{"id":1,"api_key":"abcdefgh.ijklmnopqrstuvwxyz"}';
    for (const method of ['POST', 'GET', 'PATCH']) {
      expect(await got(forward(method, '/api/odd/'))).toBe('withheld');
    }
    rig.forwarder.length = false;
    expect(await got(forward('POST', '/api/odd/'))).toBe('withheld');
    rig.forwarder.text = '{"access":"read"}';
    expect(await got(forward('POST', '/api/odd/'))).toBe('ok');
  });

  it('always asks where the settings say so, and remembers nothing', async () => {
    await answered(header(), 'until-quit');
    await set('always-ask');
    expect(await got(answered(header(), 'once'))).toBe('ok');
    expect(await got(answered(header(), 'minutes'))).toBe('denied');
    await answered(header(), 'deny');
  });

  it('is noted with the program that got it by the clipboard', async () => {
    await answered(copy(), 'once');
    await rig.clock.advance(1_000);
    const noted = rig.activityLog.batches.flat().map(({ activity }) => activity);
    expect(noted).toContainEqual({
      kind: 'copied',
      what: 'header',
      by: 'helper',
      to: '/usr/bin/sync',
      profile: 'hub.example',
      credential: 'session',
    });
  });

  it('is not copied for a program once somebody signs in, long after it was allowed', async () => {
    rig.clock.sleep(2 * day);
    rig.wakeups.wake();
    await settled();
    expect(await got(answered(copy(), 'once'))).toBe('sign-in-needed');
    expect(rig.core.view()).toMatchObject({ screen: { name: 'sign-in' }, waitingCopy: null });
    await rig.signIn();
    expect(rig.clipboard.text).toBe('');
  });

  it('does not take the place of what a person has waiting', async () => {
    rig.clock.sleep(2 * day);
    rig.wakeups.wake();
    await settled();
    await rig.core.handle.copy(rig.request({ what: 'curl' }));
    await answered(copy(), 'once');
    await rig.signIn();
    expect(rig.clipboard.text).toMatch(/^curl/);
  });

  it('waits for the person no longer than the caller says', async () => {
    const asked = copy();
    await settled();
    await rig.clock.advance(minute);
    expect(await got(asked)).toBe('unanswered');
  });
});

describe('questions', () => {
  const asking = (number: number) => {
    calls(callerOf(programOf(`/usr/bin/p${number}`, { pid: 100 + number })));
    return header();
  };

  it('are one on screen and five behind it; the rest is busy at once', async () => {
    const all = [];
    for (let number = 0; number < 20; number += 1) {
      all.push(asking(number));
      await settled();
    }
    expect(asks()).toHaveLength(6);
    expect(await Promise.all(all.slice(6).map(got))).toEqual(
      Array.from({ length: 14 }, () => 'busy'),
    );
    expect(notified()).toHaveLength(1);
    const shown = rig.windowsShown;
    await answer('deny');
    expect(notified()).toHaveLength(2);
    expect(rig.windowsShown).toBe(shown + 1);
    gone.abort();
    await Promise.all(all);
    expect(asks()).toEqual([]);
  });

  it('are one however often the same is asked, and the answer is for all', async () => {
    const all = [header(), header(), header()];
    await settled();
    expect(asks()).toHaveLength(1);
    expect(notified()).toHaveLength(1);
    await answer('once');
    expect(await Promise.all(all.map(got))).toEqual(['ok', 'ok', 'ok']);
    expect(grants()).toEqual([]);
  });

  it('of unknown callers are never one: leave for one must not be another’s', async () => {
    calls({ known: 'nothing', why: 'socket' });
    const all = [header(), header()];
    await settled();
    expect(asks()).toHaveLength(2);
    await answer('once');
    expect(await got(all[0] ?? header())).toBe('ok');
    gone.abort();
    expect(await got(all[1] ?? header())).toBe('unanswered');
  });

  it.each<[string, CallerFacts, string]>([
    ['no more', callerOf(script('/home/ana/other.sh'), [zsh], terminal), 'ok'],
    ['no more, and get nothing where they are of another', callerOf(programOf('/x')), 'changed'],
  ])('that a grant settles are asked %s', async (_how, present, end) => {
    const [firstCaller, secondCaller] = [1, 2].map((remotePort) => ({
      door: 'tcp',
      remotePort,
      localPort: 3,
    }));
    rig.callers.byPort
      .set(1, callerOf(curl, [zsh], terminal))
      .set(2, callerOf(script('/home/ana/other.sh'), [zsh], terminal));
    const first = header({ caller: firstCaller });
    await settled();
    const second = header({ caller: secondCaller });
    await settled();
    expect(asks()).toHaveLength(2);
    rig.callers.byPort.set(2, present);
    expect(await got(answered(first, 'terminal'))).toBe('ok');
    expect(await got(second)).toBe(end);
    expect(asks()).toEqual([]);
  });

  it('that nobody answers raise the window once a minute', async () => {
    for (let number = 0; number < 10; number += 1) {
      const asked = header({ waitMs: 1_000 });
      await settled();
      await rig.clock.advance(1_000);
      expect(await got(asked)).toBe('unanswered');
    }
    expect(notified()).toHaveLength(1);
    expect(silences()).toEqual([]);
  });
});

describe('after a no', () => {
  it('that program is not asked about for a minute, doubled up to 15', async () => {
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      expect(await got(answered(header(), 'deny'))).toBe('denied');
      expect(await got(header())).toBe('silenced');
      await rig.clock.advance(minutes * minute - 1);
      expect(await got(header())).toBe('silenced');
      expect(silences()).toHaveLength(1);
      await rig.clock.advance(1);
      expect(silences()).toEqual([]);
    }
  });

  it('it is not asked about either once it has touched or copied itself', async () => {
    const path = '/usr/bin/sync';
    await answered(header(), 'deny');
    for (const change of [{ changed: '2' }, { inode: '2', changed: '3' }]) {
      calls(callerOf(programOf(path, { executable: { ...fileOf(path), ...change } })));
      expect(await got(header())).toBe('silenced');
    }
    calls(callerOf(script('/home/ana/deploy.sh')));
    await answered(header(), 'deny');
    calls(callerOf(programOf('/usr/bin/bash', { script: fileOf('/home/ana/deploy.sh', '2') })));
    expect(await got(header())).toBe('silenced');
    calls(callerOf(script('/home/ana/other.sh')));
    expect(await got(answered(header(), 'once'))).toBe('ok');
  });

  it('others are asked about, and it is again once a person wants that', async () => {
    await answered(header(), 'deny');
    const { facts } = rig.callers;
    calls(callerOf(programOf('/usr/bin/other')));
    expect(await got(answered(header(), 'once'))).toBe('ok');
    calls(facts);
    await rig.core.handle.endSilence(silences()[0]?.key ?? '');
    expect(await got(answered(header(), 'once'))).toBe('ok');
  });

  it('no unknown caller of that door is asked about, nor are those that wait', async () => {
    calls({ known: 'nothing', why: 'hidden' });
    const all = [header(), header(), header()];
    await settled();
    await answer('deny');
    expect(await Promise.all(all.map(got))).toEqual(['denied', 'silenced', 'silenced']);
    calls({ known: 'nothing', why: 'shared' });
    expect(await got(header())).toBe('silenced');
    calls({ known: 'nothing', why: 'socket' });
    expect(await got(answered(header({ caller: { door: 'socket' } }), 'once'))).toBe('ok');
  });

  it('no other process of an interpreter without a script is asked about', async () => {
    const inline = (pid: number) =>
      callerOf(programOf('/usr/bin/python3.11', { pid }), [zsh], terminal);
    calls(inline(80));
    await answered(header(), 'deny');
    calls(inline(81));
    expect(await got(header())).toBe('silenced');
  });

  it('what was allowed before holds on', async () => {
    await answered(header(), 'until-quit');
    await answered(header({ credential: { kind: 'client-key', name: 'ci' } }), 'deny');
    expect(await got(header())).toBe('ok');
  });
});

it('hands a key out by its name, and says what is missing', async () => {
  const line = header({ credential: { kind: 'client-key', name: 'CI' } });
  expect(text(await answered(line, 'once'))).toBe('Authorization: Api-Key abc.def');
  expect(await got(header({ credential: { kind: 'client-key', name: 'none' } }))).toBe('no-key');
  expect(await got(copy({ credential: { kind: 'client-key', name: 'none' } }))).toBe('no-key');
  rig.hub.problem = { kind: 'rejected', status: 401, why: 'token' };
  await rig.core.handle.signOut(rig.id);
  const asked = header({ waitMs: 5_000 });
  await settled();
  const given = answered(asked, 'once');
  await settled();
  await rig.clock.advance(5_000);
  expect(await got(given)).toBe('sign-in-needed');
});
