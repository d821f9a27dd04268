import { beforeEach, describe, expect, it } from 'vitest';
import type { ActivityGroup } from '../domain/activity.ts';
import { CoreRig, minute } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const page = (search = '', group?: ActivityGroup) => rig.core.handle.activity({ search, group });
const copied = { kind: 'copied', what: 'header', credential: 'session', profile: 'hub.example' };

describe('what is recorded', () => {
  it('is each copy, by the surface that asked for it, and no secret', async () => {
    await rig.core.handle.copy(rig.request());
    await rig.core.tray.copy(rig.request({ what: 'value' }));
    await rig.clock.advance(200);
    expect(rig.activityLog.batches.flat().map(({ activity }) => activity)).toEqual([
      { ...copied, by: 'window' },
      { ...copied, what: 'value', by: 'tray' },
    ]);
    expect(JSON.stringify(rig.activityLog.batches)).not.toContain('access-1');
  });

  it('is no copy that did not happen', async () => {
    rig.clipboard.broken = true;
    await rig.core.handle.copy(rig.request());
    await rig.clock.advance(minute);
    expect(rig.activityLog.batches).toEqual([]);
  });

  it('is a copy that waited for the sign-in, by who had asked', async () => {
    await rig.core.handle.signOut(rig.id);
    await rig.core.tray.copy(rig.request());
    await rig.signIn();
    await rig.clock.advance(200);
    expect((await page()).entries[0]?.activity).toEqual({ ...copied, by: 'tray' });
  });

  it('is written together, by one deadline that is gone at rest', async () => {
    const before = rig.core.view().activityCount;
    for (let number = 0; number < 50; number += 1) {
      rig.core.activity.record({ kind: 'key-created', profile: 'p', key: String(number) });
    }
    await rig.clock.advance(200);
    expect(rig.activityLog.batches.map(({ length }) => length)).toEqual([50]);
    expect(rig.core.view().activityCount).toBe(before + 1);
    await rig.clock.advance(2 * minute);
    expect(rig.core.view().activityCount).toBe(before + 1);
  });
});

describe('what is looked for', () => {
  const kinds = async (search: string, group: ActivityGroup) =>
    (await page(search, group)).entries.map(({ activity }) => activity.kind);

  it('is filtered by kind, and exported as it was found', async () => {
    await rig.core.handle.copy(rig.request());
    rig.core.activity.refused('no-profile');
    rig.core.activity.record({ kind: 'key-created', profile: 'p', key: 'ci' });
    await rig.clock.advance(200);
    expect(await kinds('', 'keys')).toEqual(['key-created']);
    expect(await kinds('no such profile', 'refused')).toEqual(['refused']);
    expect(await kinds('no such profile', 'copied')).toEqual([]);
    for (const as of ['csv', 'json'] as const) {
      await rig.core.handle.exportActivity({ search: '', group: 'copied', as });
    }
    expect(rig.files.saved.map(({ name }) => name)).toEqual([
      'hubkey-activity.csv',
      'hubkey-activity.json',
    ]);
    for (const { content } of rig.files.saved) {
      expect(content).toContain('copied');
      expect(content).not.toContain('key-created');
      expect(content).not.toContain('access-1');
    }
  });
});

describe('a burst of refusals', () => {
  it('is one entry for each kind and minute', async () => {
    for (let number = 0; number < 5_000; number += 1) rig.core.activity.refused('wrong-token');
    rig.core.activity.refused('wrong-host');
    await rig.clock.advance(200);
    expect((await page()).entries.map(({ activity }) => activity)).toEqual([
      { kind: 'refused', why: 'wrong-token', count: 5_000 },
      { kind: 'refused', why: 'wrong-host', count: 1 },
    ]);
    expect(rig.activityLog.batches).toEqual([]);
    await rig.clock.advance(2 * minute);
    expect(rig.activityLog.batches.map(({ length }) => length)).toEqual([2]);
    expect((await page()).entries).toHaveLength(2);
    rig.core.activity.refused('wrong-token');
    expect((await page('refused')).entries).toHaveLength(3);
  });

  it('is written when Hubkey quits', async () => {
    rig.core.activity.refused('wrong-token');
    await rig.core.quit();
    expect(rig.activityLog.batches.flat()).toHaveLength(1);
  });
});

describe('the same request again and again', () => {
  const passed = (path: string, status = 200) =>
    rig.core.activity.record({
      kind: 'passed',
      method: 'GET',
      path,
      status,
      profile: 'p',
      credential: 'session',
    });

  it('is written at once, and those of the next minute as one entry with their number', async () => {
    for (let number = 0; number < 500; number += 1) passed('/api/jobs/?page=1');
    passed('/api/jobs/', 401);
    await rig.clock.advance(200);
    expect(rig.activityLog.batches.map(({ length }) => length)).toEqual([2]);
    const counted = async () =>
      (await page('/api/jobs/ 200')).entries.map(({ activity }) =>
        'count' in activity ? activity.count : 1,
      );
    expect((await counted()).toSorted()).toEqual([1, 499]);
    await rig.clock.advance(2 * minute);
    expect(rig.activityLog.batches.map(({ length }) => length)).toEqual([2, 1]);
    expect((await counted()).toSorted()).toEqual([1, 499]);
    passed('/api/jobs/');
    await rig.clock.advance(3 * minute);
    expect(rig.activityLog.batches.map(({ length }) => length)).toEqual([2, 1, 1]);
  });

  it('has an entry each where there are too many different ones to count', async () => {
    for (let number = 0; number < 600; number += 1) passed(`/api/jobs/${number}/`);
    for (let time = 0; time < 2; time += 1) passed('/api/jobs/599/');
    await rig.clock.advance(200);
    expect(rig.activityLog.batches.flat()).toHaveLength(602);
  });
});

describe('the page', () => {
  it('has the newest first, those alone that are searched for, and a thousand at most', async () => {
    for (let number = 0; number < 1_200; number += 1) {
      rig.core.activity.record({ kind: 'key-created', profile: 'p', key: `key-${number}` });
      await rig.clock.advance(1);
    }
    await rig.clock.advance(200);
    const whole = await page();
    expect(whole.entries).toHaveLength(1_000);
    expect(whole.more).toBe(true);
    expect(whole.entries[0]?.activity).toMatchObject({ key: 'key-1199' });
    const found = await page('created key-1199');
    expect(found).toMatchObject({ entries: [{ activity: { key: 'key-1199' } }], more: false });
  });

  it('keeps in memory what a full disk does not take, and writes it when it does again', async () => {
    rig.activityLog.problem = 'full';
    await rig.core.handle.copy(rig.request());
    await rig.clock.advance(200);
    expect(await page()).toMatchObject({ unwritten: 'full', entries: [{}] });
    rig.activityLog.problem = null;
    await rig.core.handle.copy(rig.request());
    await rig.clock.advance(200);
    expect(await page()).toMatchObject({ unwritten: null, entries: [{}, {}] });
    expect(rig.activityLog.batches.flat()).toHaveLength(2);
  });
});
