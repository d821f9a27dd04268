import { beforeEach, describe, expect, it } from 'vitest';
import { wholeAnswer, type LongAnswer } from '../../contract/long-answer.ts';
import type { HealthSummary } from '../../domain/health.ts';
import { CoreRig, hour, minute } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

const path = '/api/health/';
const answer = (site = 'ok', node = site) => ({
  overall_health: site,
  hub_status: { health: 'ok' },
  site_status: [
    {
      site: 'edinburgh',
      health: site,
      nodes: [{ name: 'edi-1', health: node, online: node === 'ok' }],
    },
  ],
});
let rig: CoreRig;
const summary = (): HealthSummary | null => rig.core.view().profiles[0]?.health ?? null;
const whole = async <Value>(first: Promise<LongAnswer<Value>>): Promise<Value> =>
  wholeAnswer(await first, rig.core.handle.restOfAnswer);
const reads = () => rig.hub.count(`read ${path}`);

beforeEach(async () => {
  rig = new CoreRig();
  rig.clock.randomValue = 0;
  rig.hub.documents.set(path, answer());
  await rig.signIn();
  await rig.restart();
});

describe('watching', () => {
  it('reads at once, and once a minute from then on', async () => {
    expect(reads()).toBe(1);
    expect(summary()).toMatchObject({ cause: { kind: 'well' }, word: 'ok', overall: 'ok' });
    await rig.clock.advance(10 * minute);
    expect(reads()).toBe(11);
  });

  it('is off where a person says so, and goes on at once when it is on again', async () => {
    await rig.core.handle.changeSettings({ healthInterval: 0 });
    await rig.clock.advance(hour / 2);
    expect(reads()).toBe(1);
    await rig.core.handle.changeSettings({ healthInterval: 300 });
    await settled();
    expect(reads()).toBe(2);
  });

  it('is slower on battery and while the Hub is away', async () => {
    rig.onBattery = true;
    await rig.clock.advance(20 * minute);
    expect(reads()).toBeLessThanOrEqual(7);
    rig.onBattery = false;
    await rig.clock.advance(5 * minute);
    const before = reads();
    rig.hub.failsFrom('read', { kind: 'unreachable', reason: 'timeout' });
    await rig.clock.advance(hour / 2);
    expect(reads() - before).toBeLessThanOrEqual(7);
    expect(summary()).toMatchObject({
      cause: { kind: 'unreachable' },
      word: 'no answer',
      overall: 'ok',
    });
  });

  describe('of many Hubs', () => {
    beforeEach(async () => {
      for (let at = 1; at <= 30; at += 1)
        await rig.signIn({ address: `https://hub-${at}.example` });
      await rig.core.handle.chooseProfile(rig.id);
      await rig.clock.advance(hour / 2);
    });

    it('reads the current one as often as ever, and of the others one each 10 s', async () => {
      const before = reads();
      await rig.clock.advance(10 * minute);
      // 10 of the current one, and each of the 30 others twice.
      expect(reads() - before).toBe(70);
    });

    it('reads one at once that a person switches to, and not again', async () => {
      const [, other] = rig.core.view().profiles;
      if (!other?.health?.nextAt) throw new Error('There are no others that are read.');
      await rig.clock.advance(other.health.nextAt - rig.clock.now() + minute / 2);
      const before = reads();
      for (const id of [other.id, rig.id, other.id, rig.id]) {
        await rig.core.handle.chooseProfile(id);
        await settled();
      }
      expect(reads() - before).toBe(1);
    });

    it.each([false, true])(
      'reads none again that was read just now, on battery: %s',
      async (battery) => {
        rig.clock.randomValue = 0.9;
        rig.onBattery = battery;
        await rig.clock.advance(hour);
        const [first, other] = rig.core.view().profiles;
        if (!first?.health?.nextAt || !other) throw new Error('There are no others.');
        await rig.clock.advance(first.health.nextAt - rig.clock.now());
        const before = rig.hub.count(`read ${path}`);
        await rig.core.handle.chooseProfile(other.id);
        await settled();
        const afterSwitch = reads() - before;
        await rig.core.handle.chooseProfile(first.id);
        await settled();
        expect(reads() - before).toBe(afterSwitch);
      },
    );
  });

  it('reads at once when the computer wakes', async () => {
    rig.clock.sleep(5 * minute);
    rig.wakeups.wake();
    await settled();
    expect(reads()).toBe(2);
  });

  it('ends with the session, and forgets with the profile', async () => {
    await rig.core.handle.signOut(rig.id);
    expect(summary()).toBeNull();
    await rig.clock.advance(10 * minute);
    expect(reads()).toBe(1);
    await rig.core.handle.removeProfile(rig.id);
    await settled();
    expect(rig.histories.saved.size).toBe(0);
    expect(rig.clock.pending).toBe(0);
  });
});

describe('a Hub that asks to wait', () => {
  const wait = { kind: 'throttled', retryAfterMs: hour } as const;
  beforeEach(async () => {
    rig.hub.failNext(`read ${path}`, wait);
    await rig.clock.advance(minute);
    expect(reads()).toBe(2);
  });

  it('is left alone for as long, whatever happens by itself', async () => {
    await rig.clock.advance(30 * minute);
    rig.wakeups.wake();
    await rig.core.handle.loadHealth(rig.id);
    await rig.core.handle.changeSettings({ healthInterval: 900 });
    await rig.clock.advance(29 * minute);
    expect(reads()).toBe(2);
    expect(summary()).toMatchObject({ word: 'asked to wait', cause: { kind: 'hub-error' } });
    await rig.clock.advance(minute);
    expect(reads()).toBe(3);
    expect(summary()?.cause.kind).toBe('well');
  });

  it('is asked sooner by a person, once a minute at most', async () => {
    await rig.core.handle.refreshHealth(rig.id);
    expect(reads()).toBe(2);
    await rig.clock.advance(minute);
    rig.hub.failNext(`read ${path}`, wait);
    await rig.core.handle.refreshHealth(rig.id);
    await rig.core.handle.refreshHealth(rig.id);
    expect(reads()).toBe(3);
    await rig.clock.advance(minute);
    await rig.core.handle.refreshHealth(rig.id);
    expect(summary()?.cause.kind).toBe('well');
    await rig.clock.advance(minute);
    expect(reads()).toBe(5);
  });
});

it('goes on as soon as a session does that the Hub asked to wait', async () => {
  rig.hub.failNext('refresh', { kind: 'throttled', retryAfterMs: hour });
  await rig.clock.advance(hour + 50 * minute);
  expect(rig.session.state).toBe('unreachable');
  expect(summary()?.word).toBe('asked to wait');
  await rig.clock.advance(10 * minute);
  expect(rig.session.state).toBe('active');
  await rig.clock.advance(11 * minute);
  expect(summary()?.cause.kind).toBe('well');
});

describe('two hundred profiles', () => {
  const count = 200;
  /** How many are read in each quarter of a second of the next half minute. */
  async function readsByQuarter(): Promise<number[]> {
    const counts: number[] = [];
    for (let at = 0; at < 120; at += 1) {
      const before = reads();
      await rig.clock.advance(250);
      counts.push(reads() - before);
    }
    return counts;
  }

  it('are read one after the other, at the start and on waking, those that wait excepted', async () => {
    for (let at = 1; at < count; at += 1) await rig.signIn({ user: `u${at}` });
    await rig.core.handle.changeSettings({ healthInterval: 900 });
    await settled();
    const before = reads();
    await rig.restart();
    // The one that is looked at has no need to wait.
    expect(reads() - before).toBe(1);
    expect(Math.max(...(await readsByQuarter()))).toBeLessThanOrEqual(3);
    expect(reads() - before).toBe(count);
    rig.hub.failNext(`read ${path}`, { kind: 'throttled', retryAfterMs: hour });
    await rig.core.handle.loadHealth(rig.id);
    const awake = reads();
    rig.wakeups.wake();
    await settled();
    expect(reads() - awake).toBe(1);
    expect(Math.max(...(await readsByQuarter()))).toBeLessThanOrEqual(3);
    expect(reads() - awake).toBe(count - 1);
  });
});

describe('causes', () => {
  it('renews a session that is refused, once, and says that it needs a person', async () => {
    rig.hub.failures.push({ kind: 'rejected', status: 401, why: 'token' });
    await rig.core.handle.loadHealth(rig.id);
    expect(summary()?.cause.kind).toBe('well');
    rig.hub.problem = { kind: 'rejected', status: 401, why: 'token' };
    await rig.core.handle.loadHealth(rig.id);
    await settled();
    expect(summary()).toMatchObject({ cause: { kind: 'session' }, word: 'sign in' });
  });

  it.each([
    [{ kind: 'no-network' }, 'no-network'],
    [{ kind: 'certificate', fault: 'changed', certificate: null }, 'certificate'],
    [{ kind: 'server-error', status: 500, title: null }, 'hub-error'],
    [{ kind: 'not-a-hub', status: 200, title: 'UI' }, 'hub-error'],
    [{ kind: 'not-permitted' }, 'not-permitted'],
  ] as const)('takes %j for %s', async (problem, kind) => {
    rig.hub.failNext(`read ${path}`, problem);
    await rig.core.handle.loadHealth(rig.id);
    expect(summary()?.cause.kind).toBe(kind);
  });

  it('says of a disabled account that it is disabled, at once and later', async () => {
    const expected = { cause: { kind: 'account-disabled' }, word: 'account disabled' };
    rig.hub.disabled = true;
    await rig.core.handle.loadHealth(rig.id);
    expect(summary()).toMatchObject(expected);
    expect(rig.session.state).toBe('disabled');
    await rig.clock.advance(minute / 2);
    await rig.core.handle.loadHealth(rig.id);
    expect(summary()).toMatchObject(expected);
  });

  it('says of a session in a locked keychain that it waits for it', async () => {
    rig.secrets.problem = 'locked';
    await rig.restart();
    await rig.core.handle.loadHealth(rig.id);
    expect(summary()).toMatchObject({
      cause: { kind: 'waiting-for-keychain' },
      word: 'keychain',
    });
  });

  it('keeps since when, while the cause is the same', async () => {
    rig.hub.documents.set(path, answer('warning'));
    await rig.clock.advance(minute);
    const since = rig.clock.now();
    expect(summary()).toMatchObject({
      cause: {
        kind: 'degraded',
        health: 'warning',
        fault: { what: 'nodes-offline', name: 'edi-1', site: 'edinburgh' },
      },
      since,
    });
    await rig.clock.advance(5 * minute);
    expect(summary()?.since).toBe(since);
  });

  it('keeps since when a node is offline over a time when the Hub did not answer', async () => {
    rig.hub.documents.set(path, answer('warning'));
    await rig.clock.advance(minute);
    const since = rig.clock.now();
    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    await rig.clock.advance(minute);
    expect(summary()?.cause.kind).toBe('unreachable');
    rig.hub.problem = null;
    await rig.clock.advance(5 * minute);
    expect(summary()).toMatchObject({ cause: { kind: 'degraded' }, since });
    rig.hub.documents.set(path, answer('ok'));
    await rig.clock.advance(minute);
    const well = rig.clock.now();
    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    await rig.clock.advance(5 * minute);
    rig.hub.problem = null;
    await rig.clock.advance(5 * minute);
    expect(summary()).toMatchObject({ cause: { kind: 'well' } });
    expect(summary()?.since).toBeGreaterThan(well);
  });

  it('calls an answer of another shape an error of the Hub', async () => {
    rig.hub.documents.set(path, { results: 'none' });
    await rig.core.handle.loadHealth(rig.id);
    expect(summary()?.cause).toMatchObject({ kind: 'hub-error', problem: { why: 'wrong-shape' } });
  });

  it('reads with a chosen key, whose refusal at health alone says nothing of it', async () => {
    await rig.saveKey('ci', 'abc.def');
    const credential = { kind: 'client-key', name: 'ci' } as const;
    await rig.core.handle.chooseHealthCredential({ profile: rig.id, credential });
    await settled();
    expect(summary()?.cause.kind).toBe('well');
    rig.hub.documents.set('/api/jobs/', { count: 0, results: [] });
    rig.hub.keys.delete('abc.def');
    await rig.core.handle.loadHealth(rig.id);
    expect(summary()).toMatchObject({
      cause: { kind: 'needs-session', key: 'ci' },
      word: 'needs a session',
    });
    // The jobs were read as well, where a refusal is about the key.
    expect(rig.core.view().profiles[0]?.keys[0]?.deadAt).toBe(rig.clock.now());
    expect(rig.session.state).toBe('active');
  });
});

describe('telling', () => {
  const titles = () => rig.notifier.shown.map(({ title }) => title);

  it('says once that it got worse and once that it is well, each opening the screen', async () => {
    rig.hub.documents.set(path, answer('critical'));
    await rig.clock.advance(minute);
    expect(titles()).toEqual([]);
    await rig.clock.advance(10 * minute);
    expect(titles()).toEqual(['hub.example is critical']);
    rig.notifier.shown[0]?.onClick();
    expect(rig.core.view().screen).toMatchObject({ name: 'health', profile: rig.id });
    rig.hub.documents.set(path, answer());
    await rig.clock.advance(3 * minute);
    expect(titles()).toEqual(['hub.example is critical', 'hub.example is healthy again']);
  });

  it('is silent where notifications are off', async () => {
    await rig.core.handle.changeSettings({ notifications: false });
    rig.hub.documents.set(path, answer('critical'));
    await rig.clock.advance(5 * minute);
    expect(titles()).toEqual([]);
  });
});

describe('critical alerts', () => {
  const alert = (id: number, severity = 'CRITICAL') => ({ id, name: `a${id}`, severity });
  const titles = () => rig.notifier.shown.map(({ title }) => title);

  it('are notified of once each, with the window closed, and not again after a restart', async () => {
    rig.hub.documents.set('/api/alerts/', [alert(1), alert(2, 'WARNING')]);
    await rig.clock.advance(6 * minute);
    expect(titles()).toEqual(['Critical alert on hub.example: a1']);
    rig.notifier.shown[0]?.onClick();
    expect(rig.core.view().screen).toMatchObject({
      name: 'health',
      profile: rig.id,
      section: 'alerts',
    });
    rig.hub.documents.set('/api/alerts/', [alert(1), alert(3), alert(4)]);
    await rig.clock.advance(20 * minute);
    expect(titles().slice(1)).toEqual(['2 critical alerts on hub.example']);
    await rig.restart();
    await rig.core.handle.loadHealth(rig.id);
    await rig.clock.advance(20 * minute);
    expect(titles()).toHaveLength(2);
  });

  it('cost one request in five minutes, and none where the Hub has no alerts', async () => {
    const asked = () => rig.hub.count('read /api/alerts/');
    await rig.clock.advance(hour);
    expect(asked()).toBe(1);
    rig.hub.documents.set('/api/alerts/', []);
    await rig.core.handle.loadHealth(rig.id);
    const before = asked();
    await rig.clock.advance(hour);
    expect(asked() - before).toBeLessThanOrEqual(12);
  });
});

describe('a job that a person waits for', () => {
  const job = (id: number, state: string) => ({ id, state, friendly_name: `job ${id}` });
  const jobs = (...listed: object[]) => rig.hub.documents.set('/api/jobs/', listed);
  const titles = () => rig.notifier.shown.map(({ title }) => title);
  const asked = () => rig.hub.calls.filter((call) => call.startsWith('read /api/jobs/')).length;
  const watch = (id: number, on = true) =>
    rig.core.handle.watchJob({ profile: rig.id, job: id, on });
  const watched = async () => (await whole(rig.core.handle.health(rig.id))).watchedJobs;

  beforeEach(async () => {
    jobs(job(7, 'STARTED'), job(8, 'PENDING'));
    await rig.core.handle.loadHealth(rig.id);
  });

  it('is told of once when it ends, by one request a minute and none after it', async () => {
    const before = asked();
    expect(await watch(7)).toBe(true);
    expect(await watched()).toEqual([7]);
    await rig.clock.advance(10 * minute);
    expect(asked() - before).toBeLessThanOrEqual(10);
    expect(titles()).toEqual([]);
    jobs(job(7, 'SUCCESS'), job(8, 'STARTED'));
    await rig.clock.advance(2 * minute);
    expect(titles()).toEqual(['job 7 is done']);
    rig.notifier.shown[0]?.onClick();
    expect(rig.core.view().screen).toMatchObject({ name: 'health', section: 'jobs' });
    expect(await watched()).toEqual([]);
    const after = asked();
    await rig.clock.advance(hour);
    expect(asked()).toBe(after);
    expect(titles()).toHaveLength(1);
  });

  it('is seen in the list that the screen reads, without a request of its own', async () => {
    await watch(7);
    const before = asked();
    for (let turn = 0; turn < 10; turn += 1) {
      await rig.clock.advance(minute / 2);
      await rig.core.handle.loadHealth(rig.id);
    }
    expect(asked() - before).toBe(10);
  });

  it('is asked for by itself once newer jobs have pushed it off the list', async () => {
    await watch(7);
    await watch(8);
    jobs(job(9, 'STARTED'));
    rig.hub.documents.set('/api/jobs/7/', job(7, 'STARTED'));
    rig.hub.documents.set('/api/jobs/8/', job(8, 'FAILURE'));
    await rig.clock.advance(5 * minute);
    expect(titles()).toEqual(['job 8 didn’t succeed']);
    rig.hub.documents.delete('/api/jobs/7/');
    await rig.clock.advance(5 * minute);
    expect(titles().slice(1)).toEqual(['job 7 is gone']);
    expect(await watched()).toEqual([]);
  });

  it('is asked for more rarely while the Hub fails, and not after the person chose otherwise', async () => {
    await watch(7);
    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    const before = asked();
    await rig.clock.advance(hour);
    expect(asked() - before).toBeLessThanOrEqual(10);
    rig.hub.problem = null;
    await watch(7, false);
    await rig.clock.advance(minute);
    const after = asked();
    await rig.clock.advance(hour);
    expect(asked()).toBe(after);
  });

  it('is still watched after a restart, and saved no longer than until it ends', async () => {
    await watch(7);
    await watch(8);
    await rig.restart();
    expect(await watched()).toEqual([7, 8]);
    jobs(job(7, 'SUCCESS'), job(8, 'STARTED'));
    await rig.clock.advance(2 * minute);
    expect(titles()).toEqual(['job 7 is done']);
    await rig.restart();
    expect(await watched()).toEqual([8]);
    await watch(8, false);
    await rig.restart();
    const before = asked();
    await rig.clock.advance(hour);
    expect(asked()).toBe(before);
    expect(titles()).toHaveLength(1);
  });

  it('is one of twenty at most, and of those that are listed', async () => {
    expect(await watch(99)).toBe(false);
    jobs(...Array.from({ length: 21 }, (_, at) => job(at, 'STARTED')));
    await rig.core.handle.loadHealth(rig.id);
    const answers = [];
    for (let id = 0; id < 21; id += 1) answers.push(await watch(id));
    expect(answers.lastIndexOf(true)).toBe(19);
    expect(answers[20]).toBe(false);
  });
});

describe('the picture', () => {
  it('has alerts and jobs once it was looked at; what is absent is no error', async () => {
    rig.hub.documents.set('/api/jobs/', { results: [{ id: 1, state: 'SUCCESS' }] });
    rig.hub.documents.set('/api/configurations/', { node_health_last_heartbeat_interval: 120 });
    await rig.restart();
    expect(await whole(rig.core.handle.health(rig.id))).toMatchObject({
      alerts: null,
      heartbeatLimit: 120,
    });
    const { number = 0 } = summary() ?? {};
    await rig.core.handle.loadHealth(rig.id);
    expect(await whole(rig.core.handle.health(rig.id))).toMatchObject({
      alerts: { ok: false, problem: { kind: 'absent' } },
      jobs: { ok: true, value: [{ id: 1 }] },
    });
    expect(summary()?.number).toBeGreaterThan(number);
  });

  it('is exported as the Hub sent it', async () => {
    await rig.core.handle.exportHealth({ profile: rig.id, as: 'json' });
    await rig.core.handle.exportHealth({ profile: rig.id, as: 'png' });
    expect(rig.files.saved.map(({ name }) => name)).toEqual([
      'hubkey-health-hub.example.json',
      'hubkey-health-hub.example.png',
    ]);
    const saved = Buffer.from(rig.files.saved[0]?.content ?? '').toString();
    expect(saved).toBe(JSON.stringify(answer()));
  });
});

it('keeps the history over a restart', async () => {
  rig.hub.documents.set(path, answer('warning'));
  await rig.clock.advance(3 * minute);
  await rig.core.quit();
  await rig.restart();
  const { changes, strips } = await whole(rig.core.handle.healthHistory(rig.id));
  expect(changes).toMatchObject([
    { subject: null, before: 'ok', after: 'warning' },
    { subject: 'edinburgh', before: 'ok', after: 'warning' },
  ]);
  expect(strips.map(({ subject }) => subject)).toEqual([null, 'edinburgh']);
});

it('plans nothing more once it is disposed of, though a reading was under way', async () => {
  const answerNow = rig.hub.hold();
  await rig.clock.advance(minute);
  rig.core.dispose();
  answerNow();
  await settled();
  expect(rig.clock.pending).toBe(0);
});
