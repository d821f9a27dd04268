import { beforeEach, describe, expect, it } from 'vitest';
import { unmanaged, type Managed } from '../domain/managed.ts';
import type { UpdateStep } from '../domain/updates/update-state.ts';
import { CoreRig, day, hour, minute } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

const key = `${'A'.repeat(42)}A=`;
const feed = 'https://updates.example/';
let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
  rig.updates.copy = { way: 'itself', feed, key };
  rig.updates.offers('0.2.0');
});

const step = (): UpdateStep => rig.core.view().updates.step;
const checks = () => rig.updates.asked.filter(({ what }) => what === 'check').length;
const allow = () => rig.core.handle.changeSettings({ updates: 'on' });
async function checked(): Promise<void> {
  await rig.core.handle.checkForUpdate(null);
  await settled();
}
async function downloaded(): Promise<void> {
  await rig.core.handle.downloadUpdate(null);
  await settled();
}

describe('nothing is requested', () => {
  it('before a person has agreed, however long Hubkey runs', async () => {
    await rig.restart();
    await checked();
    await rig.clock.advance(10 * day);
    rig.wakeups.wake();
    await rig.clock.advance(day);
    expect(rig.updates.asked).toEqual([]);
    expect(rig.updateMemory.remembered).toBeNull();
  });

  it.each([
    ['without a feed', { way: 'itself', feed: null, key }],
    ['without a key', { way: 'itself', feed, key: null }],
    ['where the system updates', { way: 'system', feed, key }],
    ['where a person does by hand', { way: 'by-hand', feed, key }],
    ['outside a package', { way: 'none', feed, key }],
  ] as const)('%s, whatever the settings say', async (_name, copy) => {
    rig.updates.copy = copy;
    await rig.restart();
    await allow();
    await checked();
    await downloaded();
    await rig.clock.advance(3 * day);
    expect(rig.updates.asked).toEqual([]);
  });

  it('after a person has switched it off, and what was found is forgotten', async () => {
    await rig.restart();
    await allow();
    await checked();
    await downloaded();
    expect(step().kind).toBe('ready');
    await rig.core.handle.changeSettings({ updates: 'off' });
    expect(step()).toEqual({ kind: 'unchecked' });
    expect(rig.core.updates.install()).toBe('quit');
    expect(rig.updates.installed).toEqual([]);
    const before = rig.updates.asked.length;
    await rig.clock.advance(3 * day);
    expect(rig.updates.asked).toHaveLength(before);
  });
});

describe('the feed', () => {
  const asked = () => rig.updates.asked.at(-1)?.source;
  const manage = async (managed: Partial<Managed>) => {
    rig.managed = { managed: { ...unmanaged, ...managed }, refused: null };
    await rig.restart();
  };

  it('is the person’s before the one that Hubkey was built with', async () => {
    await rig.restart();
    await allow();
    await rig.core.handle.changeSettings({ updateFeed: 'https://own.example/' });
    await checked();
    expect(asked()).toEqual({ feed: 'https://own.example/', key });
    expect(rig.core.view().updates.feed).toBe('https://own.example/');
    await rig.core.handle.changeSettings({ updateFeed: '' });
    await checked();
    expect(asked()?.feed).toBe(feed);
  });

  it('and the key are the organisation’s before all others', async () => {
    const updateKey = `${'B'.repeat(42)}A=`;
    await manage({ settings: { updateFeed: 'https://studio.example/', updates: 'on' }, updateKey });
    await rig.core.handle.changeSettings({ updateFeed: 'https://own.example/', updates: 'off' });
    await checked();
    expect(asked()).toEqual({ feed: 'https://studio.example/', key: updateKey });
  });

  it('that changes ends what was asked of the other one', async () => {
    await rig.restart();
    await allow();
    let go = (): void => undefined;
    rig.updates.hold = new Promise((resolve) => {
      go = resolve;
    });
    await checked();
    expect(step()).toEqual({ kind: 'checking' });
    await rig.core.handle.changeSettings({ updateFeed: 'https://own.example/' });
    go();
    await settled();
    expect(step()).toEqual({ kind: 'unchecked' });
  });
});

describe('a check', () => {
  beforeEach(async () => {
    await rig.restart();
    await allow();
  });

  it('is made soon after a person agreed, and then once a day at different times', async () => {
    await rig.clock.advance(minute);
    expect(checks()).toBe(1);
    await rig.clock.advance(day);
    expect(checks()).toBe(1);
    rig.clock.randomValue = 0.25;
    await rig.clock.advance(hour);
    expect(checks()).toBe(2);
    await rig.clock.advance(day + hour / 2);
    expect(checks()).toBe(3);
  });

  it('isn’t repeated by a restart on the same day', async () => {
    await rig.clock.advance(minute);
    await rig.restart();
    await rig.clock.advance(23 * hour);
    await rig.restart();
    await rig.clock.advance(minute);
    expect(checks()).toBe(1);
    await rig.clock.advance(2 * hour);
    expect(checks()).toBe(2);
  });

  it('that failed waits for the next day as well', async () => {
    rig.updates.problem = { kind: 'unreachable' };
    await rig.clock.advance(minute);
    expect(step()).toMatchObject({ kind: 'refused', problem: { kind: 'unreachable' } });
    await rig.clock.advance(23 * hour);
    expect(checks()).toBe(1);
    rig.updates.problem = null;
    await rig.clock.advance(2 * hour);
    expect(step().kind).toBe('available');
  });

  it('that fell due in sleep is made once the network had a moment', async () => {
    await rig.clock.advance(minute);
    rig.clock.sleep(3 * day);
    await rig.clock.advance(0);
    rig.wakeups.wake();
    await settled();
    expect(checks()).toBe(1);
    await rig.clock.advance(minute);
    expect(checks()).toBe(2);
  });

  it('is one, however often it is asked for', async () => {
    let go = (): void => undefined;
    rig.updates.hold = new Promise((resolve) => {
      go = resolve;
    });
    await checked();
    await checked();
    go();
    await settled();
    expect(checks()).toBe(1);
  });

  it('finds nothing where the running version is the newest', async () => {
    rig.updates.offers('0.1.0');
    await checked();
    expect(step()).toEqual({ kind: 'current', checkedAt: rig.clock.now() });
  });

  it('says why it refused an older version', async () => {
    rig.updates.offers('0.0.9');
    await checked();
    expect(step()).toMatchObject({ kind: 'refused', problem: { kind: 'older', version: '0.0.9' } });
    expect(rig.notifier.shown).toEqual([]);
  });

  it('offers a staged version only to those whose turn it is, always the same ones', async () => {
    rig.updates.offers('0.2.0', { percentage: 50 });
    await checked();
    expect(step().kind).toBe('current');
    expect(rig.updateMemory.remembered?.place).toBe(50);
    rig.clock.randomValue = 0;
    await rig.restart();
    await checked();
    expect(step().kind).toBe('current');
    rig.updates.offers('0.2.0', { percentage: 51 });
    await checked();
    expect(step().kind).toBe('available');
  });

  it('tells a person once of each version, and leads to what’s new', async () => {
    await checked();
    rig.notifier.shown[0]?.onClick();
    expect(rig.core.view().screen).toMatchObject({ name: 'settings', section: 'about' });
    expect(rig.windowsShown).toBe(1);
    await checked();
    await rig.restart();
    await checked();
    expect(rig.notifier.shown.map(({ title }) => title)).toEqual(['Hubkey 0.2.0 is available']);
    rig.updates.offers('0.3.0');
    await checked();
    expect(rig.notifier.shown).toHaveLength(2);
  });
});

describe('a version that was found', () => {
  beforeEach(async () => {
    await rig.restart();
    await allow();
    rig.updates.offers('0.2.0', { notes: 'Faster' });
    await checked();
  });

  const news = { version: '0.2.0', notes: 'Faster', size: 90_000_000 };

  it('is only downloaded when a person asks for it', async () => {
    await rig.clock.advance(10 * day);
    expect(rig.updates.asked.some(({ what }) => what === 'download')).toBe(false);
    expect(step()).toEqual({ kind: 'available', news });
    const seen: UpdateStep[] = [];
    rig.core.views.subscribe(({ updates }) => seen.push(updates.step));
    await downloaded();
    expect(seen).toContainEqual({ kind: 'downloading', news, percent: 40 });
    expect(step()).toEqual({ kind: 'ready', news });
  });

  it('is installed when Hubkey quits, and never before', async () => {
    await downloaded();
    await rig.clock.advance(10 * day);
    expect(rig.updates.installed).toEqual([]);
    expect(rig.quits).toBe(0);
    rig.core.updates.install();
    expect(rig.updates.installed).toEqual([{ version: '0.2.0', restarted: false }]);
  });

  it('is started by a click', async () => {
    await rig.core.handle.restartForUpdate(null);
    expect(rig.quits).toBe(0);
    await downloaded();
    await rig.core.handle.restartForUpdate(null);
    expect(rig.quits).toBe(1);
    expect(rig.core.updates.install()).toBe('start-again');
    expect(rig.core.updates.install()).toBe('quit');
    expect(rig.updates.installed).toEqual([{ version: '0.2.0', restarted: true }]);
  });

  it('is refused where its file isn’t the one that was signed', async () => {
    rig.updates.tamper();
    await downloaded();
    expect(step()).toMatchObject({ kind: 'refused', problem: { kind: 'wrong-file' } });
    rig.core.updates.install();
    expect(rig.updates.installed).toEqual([]);
  });

  it('is given up where a person switches updates off meanwhile', async () => {
    let go = (): void => undefined;
    rig.updates.hold = new Promise((resolve) => {
      go = resolve;
    });
    await downloaded();
    await rig.core.handle.changeSettings({ updates: 'off' });
    go();
    await settled();
    expect(step()).toEqual({ kind: 'unchecked' });
  });
});

describe('a download that takes long', () => {
  it.each<[string, (() => void) | null, UpdateStep['kind']]>([
    ['works', null, 'ready'],
    ['fails', () => rig.updates.tamper(), 'refused'],
  ])('and %s doesn’t end the daily checks', async (_name, tamper, kind) => {
    await rig.restart();
    await allow();
    await checked();
    let go = (): void => undefined;
    rig.updates.hold = new Promise((resolve) => {
      go = resolve;
    });
    tamper?.();
    await downloaded();
    await rig.clock.advance(2 * day);
    expect(checks()).toBe(1);
    rig.updates.hold = null;
    go();
    await settled();
    expect(step().kind).toBe(kind);
    await rig.clock.advance(minute);
    expect(checks()).toBe(2);
    await rig.clock.advance(2 * day);
    expect(checks()).toBeGreaterThan(2);
  });
});

describe('a version that is ready', () => {
  beforeEach(async () => {
    await rig.restart();
    await allow();
    await checked();
    await downloaded();
  });

  it('is checked for a newer one each day, which a person is told of', async () => {
    const seen: UpdateStep[] = [];
    rig.core.views.subscribe(({ updates }) => seen.push(updates.step));
    await rig.clock.advance(2 * day);
    expect(checks()).toBeGreaterThan(1);
    expect(seen.filter(({ kind }) => kind !== 'ready')).toEqual([]);
    rig.updates.offers('0.2.1');
    await rig.clock.advance(2 * day);
    expect(step()).toMatchObject({ kind: 'available', news: { version: '0.2.1' } });
    expect(rig.notifier.shown.at(-1)?.title).toBe('Hubkey 0.2.1 is available');
    rig.core.updates.install();
    expect(rig.updates.installed).toEqual([{ version: '0.2.0', restarted: false }]);
  });

  it.each<[string, () => void]>([
    ['can’t be reached', () => (rig.updates.problem = { kind: 'unreachable' })],
    ['offers nothing any more', () => rig.updates.offers('0.1.0')],
    ['gives a newer one to others first', () => rig.updates.offers('0.3.0', { percentage: 0 })],
  ])('stays so where the feed %s', async (_name, change) => {
    change();
    await rig.clock.advance(2 * day);
    expect(checks()).toBeGreaterThan(1);
    expect(step().kind).toBe('ready');
    rig.core.updates.install();
    expect(rig.updates.installed).toEqual([{ version: '0.2.0', restarted: false }]);
  });

  it('gives way to a newer one that a person downloads', async () => {
    rig.updates.offers('0.2.1');
    await checked();
    await downloaded();
    expect(step()).toMatchObject({ kind: 'ready', news: { version: '0.2.1' } });
    rig.core.updates.install();
    expect(rig.updates.installed).toEqual([{ version: '0.2.1', restarted: false }]);
  });

  it('isn’t installed while the computer stops, and is ready in the next run without a download', async () => {
    rig.core.updates.hold();
    expect(rig.core.updates.isReady).toBe(false);
    expect(rig.core.updates.install()).toBe('quit');
    expect(rig.updates.installed).toEqual([]);
    await rig.restart();
    expect(step().kind).toBe('unchecked');
    await rig.clock.advance(minute);
    expect(step()).toMatchObject({ kind: 'ready', news: { version: '0.2.0' } });
    expect(rig.updates.asked.filter(({ what }) => what === 'download')).toHaveLength(1);
    expect(rig.core.updates.install()).toBe('quit');
    expect(rig.updates.installed).toEqual([{ version: '0.2.0', restarted: false }]);
  });

  it('asks only once for a download that was left where the feed is away', async () => {
    await rig.restart();
    rig.updates.problem = { kind: 'unreachable' };
    await rig.clock.advance(hour);
    expect(checks()).toBe(2);
    rig.updates.problem = null;
    await checked();
    expect(step().kind).toBe('ready');
  });

  it('is downloaded again only when a person asks for it', async () => {
    rig.core.updates.hold();
    await rig.restart();
    rig.updates.offers('0.2.1');
    await rig.clock.advance(minute);
    expect(step()).toMatchObject({ kind: 'available', news: { version: '0.2.1' } });
    const before = checks();
    await rig.restart();
    await rig.clock.advance(hour);
    expect(checks()).toBe(before);
  });
});

describe('an installation', () => {
  beforeEach(async () => {
    await rig.restart();
    await allow();
    await checked();
    await downloaded();
  });

  const failures = () =>
    rig.notifier.shown.filter(({ title }) => title === 'Hubkey 0.2.0 couldn’t be installed');

  it('that worked is told by nothing', async () => {
    rig.core.updates.install();
    rig.updates.version = '0.2.0';
    await rig.restart();
    expect(step()).toEqual({ kind: 'unchecked' });
    expect(failures()).toEqual([]);
    expect(rig.updateMemory.remembered).toMatchObject({ attempt: null, downloaded: null });
  });

  it('that failed is said until the next day, though the feed is due', async () => {
    rig.updates.outcome = () => ({ kind: 'failed', problem: 'disk-full' });
    rig.core.updates.install();
    rig.clock.sleep(48 * hour);
    await rig.restart();
    await rig.clock.advance(2 * hour);
    expect(step()).toMatchObject({ kind: 'not-installed' });
    await rig.clock.advance(24 * hour);
    expect(step()).toMatchObject({ kind: 'available' });
  });

  it.each(['changed', 'disk-full', 'not-replaced'] as const)(
    'that failed (%s) starts this version again, which says so',
    async (problem) => {
      rig.updates.outcome = () => ({ kind: 'failed', problem });
      await rig.core.handle.restartForUpdate(null);
      expect(rig.core.updates.install()).toBe('start-again');
      await rig.restart();
      expect(step()).toEqual({ kind: 'not-installed', version: '0.2.0', problem });
      expect(rig.updates.cleaned).toBe(1);
      expect(failures()).toHaveLength(1);
      failures()[0]?.onClick();
      expect(rig.core.view().screen).toMatchObject({ name: 'settings', section: 'about' });
      await rig.restart();
      expect(failures()).toHaveLength(1);
    },
  );

  it('that failed ends Hubkey where a person quit it, and is told at the next start', async () => {
    rig.updates.outcome = () => ({ kind: 'failed', problem: 'disk-full' });
    expect(rig.core.updates.install()).toBe('quit');
    await rig.restart();
    expect(step().kind).toBe('not-installed');
    await rig.clock.advance(2 * day);
    expect(step().kind).toBe('available');
    const told = rig.notifier.shown.filter(({ title }) => title === 'Hubkey 0.2.0 is available');
    expect(told).toHaveLength(2);
  });

  it('that was cut off is told at the next start', async () => {
    rig.updates.outcome = () => {
      throw new Error('The computer stopped.');
    };
    expect(() => rig.core.updates.install()).toThrow('stopped');
    await rig.restart();
    expect(step()).toEqual({ kind: 'not-installed', version: '0.2.0', problem: 'interrupted' });
    expect(failures()).toHaveLength(1);
  });

  it.each([
    ['handed-over', 'quit'],
    ['quits', 'wait'],
  ] as const)(
    'that the system’s installer does (%s) is judged at the next start',
    async (kind, end) => {
      rig.updates.outcome = () => ({ kind });
      await rig.core.handle.restartForUpdate(null);
      expect(rig.core.updates.install()).toBe(end);
      await rig.restart();
      expect(step()).toMatchObject({ kind: 'not-installed', problem: 'interrupted' });
      await checked();
      await downloaded();
      rig.core.updates.install();
      rig.updates.version = '0.2.0';
      await rig.restart();
      expect(failures()).toHaveLength(1);
    },
  );
});

it('leaves nothing behind when Hubkey quits', async () => {
  await rig.restart();
  await allow();
  rig.core.dispose();
  expect(rig.clock.pending).toBe(0);
  await rig.clock.advance(3 * day);
  expect(rig.updates.asked).toEqual([]);
});

it('shows no window what is updated while Hubkey is locked', async () => {
  await rig.restart();
  await rig.core.handle.lock(null);
  const { windowView } = await import('../domain/covered-view.ts');
  expect(windowView(rig.core.view()).updates).toMatchObject({ way: 'none', feed: null });
});
