import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerFacts } from '../domain/caller-facts.ts';
import type { ConsentChoice, ConsentPolicy } from '../domain/consent.ts';
import { CoreRig, minute } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
let gone: AbortController;
beforeEach(async () => {
  rig = new CoreRig();
  gone = new AbortController();
  await rig.signIn();
  await rig.saveKey('ci', 'abc.def');
});

const asks = () => rig.core.view().consents.asks;
const grants = () => rig.core.view().consents.grants;
const header = (change = {}) =>
  rig.core.header({
    profile: rig.id,
    credential: 'session',
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: minute,
    signal: gone.signal,
    ...change,
  });
async function answered(asked: ReturnType<typeof header>, choice: ConsentChoice) {
  await settled();
  await rig.core.handle.answerConsent({ id: asks()[0]?.id ?? '', choice });
  return asked;
}
const set = (rawHeaders: ConsentPolicy) => rig.core.handle.changeSettings({ rawHeaders });
const text = (line: Awaited<ReturnType<typeof header>>) =>
  line.ok ? line.value.reveal() : line.problem.kind;
const done = () => rig.activityLog.batches.flat().map(({ activity }) => activity.kind);

describe('a program that asks', () => {
  it('is shown to the person with what is known of it, and gets what they allow', async () => {
    const asked = header();
    await settled();
    expect(asks()).toMatchObject([{ credential: 'session', caller: rig.callers.facts }]);
    expect(rig.windowsShown).toBeGreaterThan(0);
    expect(rig.notifier.shown.at(-1)?.body).toContain('/usr/bin/curl');
    expect(text(await answered(asked, 'once'))).toBe('Authorization: Bearer access-1');
    expect(asks()).toEqual([]);
    expect(JSON.stringify(rig.core.view())).not.toContain('access-1');
    await rig.clock.advance(1_000);
    expect(done()).toContain('handed-out');
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

  it('is remembered for that executable and credential alone', async () => {
    await answered(header(), 'until-quit');
    const other = header({ credential: { clientKey: 'CI' } });
    expect(text(await answered(other, 'deny'))).toBe('denied');
    rig.callers.facts = withProgram({ executable: '/tmp/curl' });
    expect(text(await answered(header(), 'deny'))).toBe('denied');
    await rig.clock.advance(1_000);
    expect(done()).toContain('denied');
  });

  it('is denied where it is revoked, or nobody answers in time', async () => {
    await answered(header(), 'until-quit');
    await rig.core.handle.revokeConsent(grants()[0]?.id ?? '');
    const asked = header();
    await settled();
    await rig.clock.advance(minute);
    expect(text(await asked)).toBe('denied');
  });

  it('is denied where its process is another one by the time of the answer', async () => {
    const asked = header();
    await settled();
    rig.callers.facts = withProgram({ startTime: '999' });
    expect(text(await answered(asked, 'until-quit'))).toBe('denied');
    expect(grants()).toEqual([]);
  });

  it('can be allowed once only where nothing is proved of it', async () => {
    rig.callers.facts = { known: 'nothing', why: 'socket' };
    expect(text(await answered(header(), 'until-quit'))).toBe('denied');
    expect(text(await answered(header(), 'once'))).toMatch(/^Authorization/);
    expect(grants()).toEqual([]);
  });

  it('is not asked about any more when it goes away', async () => {
    const asked = header();
    await settled();
    gone.abort();
    expect(text(await asked)).toBe('denied');
    expect(asks()).toEqual([]);
  });

  it('is asked about once, however often it asks at a time', async () => {
    const all = [header(), header(), header()];
    await settled();
    expect(asks()).toHaveLength(1);
    await answered(all[0] ?? header(), 'until-quit');
    expect((await Promise.all(all)).map(text)).toEqual(
      Array.from({ length: 3 }, () => 'Authorization: Bearer access-1'),
    );
  });
});

describe('the setting', () => {
  it('never gives anything, and asks nobody', async () => {
    await set('never');
    expect(text(await header())).toBe('denied');
    expect(asks()).toEqual([]);
  });

  it('always asks, whatever was allowed before', async () => {
    await answered(header(), 'until-quit');
    await set('always-ask');
    const asked = header();
    await settled();
    expect(asks()).toHaveLength(1);
    await answered(asked, 'deny');
  });
});

it('hands a key out by its name, and says what is missing', async () => {
  const line = header({ credential: { clientKey: 'CI' } });
  expect(text(await answered(line, 'once'))).toBe('Authorization: Api-Key abc.def');
  expect(text(await header({ credential: { clientKey: 'none' } }))).toBe('no-key');
  rig.hub.problem = { kind: 'rejected' };
  await rig.core.handle.signOut(rig.id);
  const asked = header({ waitMs: 5_000 });
  await settled();
  const answer = answered(asked, 'once');
  await settled();
  await rig.clock.advance(5_000);
  expect(text(await answer)).toBe('sign-in-needed');
});

function withProgram(change: object): CallerFacts {
  const { facts } = rig.callers;
  if (facts.known === 'nothing') throw new Error('A program is known.');
  return { ...facts, program: { ...facts.program, ...change } };
}
