import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../domain/activity.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { ActivityFile } from './activity-file.ts';

let folder: string;
let file: string;
let time: number;
useTestFolder((made) => {
  folder = made;
  file = join(folder, 'activity.jsonl');
  time = 1000;
});

const log = (limit?: number) => new ActivityFile(folder, () => time, limit);
const entry = (number: number): ActivityEntry => ({
  at: 1000 + number,
  activity: { kind: 'key-created', profile: 'p', key: `key-${number}` },
});
const some = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => entry(from + index));
const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n');
const rewrite = (change: (all: string[]) => string[]) =>
  writeFileSync(file, `${change(lines()).join('\n')}\n`);

describe('the record', () => {
  it('gives back what was written, over restarts, unbroken and for its owner alone', async () => {
    await log().append(some(0, 3));
    time = 5000;
    const again = log();
    await again.append([entry(3)]);
    await again.append([entry(4)]);
    expect(await log().read()).toMatchObject({
      entries: some(0, 5),
      chain: { kind: 'unbroken', since: 1000 },
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps for which program a credential was copied', async () => {
    const copied = { kind: 'copied', what: 'header', by: 'helper', to: '/usr/bin/sync' } as const;
    const both: ActivityEntry[] = [
      { at: 1000, activity: { ...copied, profile: 'p', credential: 'session' } },
      { at: 1001, activity: { ...copied, by: 'tray', profile: 'p', credential: 'session' } },
    ];
    await log().append(both);
    expect((await log().read()).entries).toEqual(both);
  });

  it('can be checked by anyone with SHA-256', async () => {
    await log().append(some(0, 3));
    let before = '';
    for (const line of lines()) {
      const [, hash = '', text = ''] = /^\{"hash":"(\w+)","entry":(.*)\}$/.exec(line) ?? [];
      expect(createHash('sha256').update(`${before}\n${text}`).digest('hex')).toBe(hash);
      expect(JSON.parse(line)).toHaveProperty('entry');
      before = hash;
    }
  });

  it('is empty where nothing is written, and makes no file by being read', async () => {
    expect(await log().read()).toMatchObject({ entries: [], chain: { since: null } });
    expect(existsSync(file)).toBe(false);
  });

  it('keeps the order of appends that are asked for at once', async () => {
    const activityLog = log();
    await Promise.all(some(0, 40).map((each) => activityLog.append([each])));
    expect((await activityLog.read()).entries).toEqual(some(0, 40));
  });

  it('is put aside when full, the chain carried over, and stays bounded', async () => {
    const activityLog = log(2_000);
    for (const each of some(0, 60)) await activityLog.append([each]);
    const { entries, chain } = await log(2_000).read();
    expect(chain.kind).toBe('unbroken');
    expect(entries.at(-1)).toEqual(entry(59));
    expect(entries.length).toBeLessThan(40);
    expect(statSync(file).size).toBeLessThan(2_400);
    rmSync(join(folder, 'activity.1.jsonl'));
    expect((await log(2_000).read()).chain.kind).toBe('changed');
  });
});

describe('a record that someone touched', () => {
  beforeEach(() => log().append(some(0, 6)));

  it.each<[string, (all: string[]) => string[]]>([
    ['changed', (all) => all.map((line) => line.replace('key-2', 'key-X'))],
    ['taken out', (all) => all.filter((line) => !line.includes('key-2'))],
    ['cut at the beginning', (all) => all.slice(1)],
    ['cut at the beginning, further', (all) => all.slice(3)],
    ['doubled', (all) => [...all.slice(0, 4), ...all.slice(3)]],
    ['moved', ([anchor = '', second = '', third = '', ...all]) => [anchor, third, second, ...all]],
    ['garbled', (all) => all.map((line, at) => (at === 3 ? line.slice(0, 90) : line))],
    ['put in', (all) => [...all.slice(0, 3), '{"at":1}', ...all.slice(3)]],
  ])('says so where a line was %s, and shows the rest', async (_how, change) => {
    rewrite(change);
    const { entries, chain } = await log().read();
    expect(chain.kind).toBe('changed');
    expect(entries).toContainEqual(entry(5));
    const next = log();
    expect((await next.append([entry(6)])).ok).toBe(true);
    const later = await next.read();
    expect(later.chain).toMatchObject({ kind: 'changed', before: expect.any(Number) as number });
    expect(later.entries.at(-1)).toEqual(entry(6));
  });

  it('says before when: behind the break the lines follow from one another again', async () => {
    rewrite((all) => all.filter((line) => !line.includes('key-2')));
    expect((await log().read()).chain).toEqual({ kind: 'changed', before: 1003 });
  });

  it('says so where the end was cut while Hubkey ran', async () => {
    const activityLog = log();
    await activityLog.append([entry(6)]);
    rewrite((all) => all.slice(0, -1));
    await activityLog.append([entry(7)]);
    expect((await activityLog.read()).chain.kind).toBe('changed');
  });

  it('says so where the file was deleted while Hubkey ran, and begins anew', async () => {
    const activityLog = log();
    await activityLog.append([entry(6)]);
    rmSync(file);
    expect((await activityLog.append([entry(7)])).ok).toBe(true);
    expect(await activityLog.read()).toMatchObject({
      entries: [entry(7)],
      chain: { kind: 'changed' },
    });
  });

  it('goes on behind a line that a crash tore, on a line of its own', async () => {
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -40));
    expect((await log().read()).chain).toEqual({ kind: 'changed', before: null });
    await log().append([entry(6)]);
    expect((await log().read()).entries).toEqual([...some(0, 5), entry(6)]);
  });
});

it('answers where nothing can be written, and goes on when it can', async () => {
  mkdirSync(file);
  const activityLog = log();
  expect(await activityLog.append([entry(0)])).toEqual({ ok: false, problem: 'failed' });
  expect((await activityLog.read()).entries).toEqual([]);
  rmSync(file, { recursive: true });
  expect((await activityLog.append([entry(0)])).ok).toBe(true);
  expect(await activityLog.read()).toMatchObject({
    entries: [entry(0)],
    chain: { kind: 'unbroken' },
  });
});

it('takes no file that is far too large for its own into memory', async () => {
  writeFileSync(file, 'x'.repeat(20_000));
  const activityLog = log(2_000);
  expect((await activityLog.read()).entries).toEqual([]);
  await activityLog.append([entry(0)]);
  expect(await activityLog.read()).toMatchObject({
    entries: [entry(0)],
    chain: { kind: 'changed' },
  });
});
