import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientKeyId, profileId } from '../../domain/ids.ts';
import { noLoss, nothingSaved, type Saved } from '../../domain/saved.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { SettingsFile, type SettingsFileDeps } from './settings-file.ts';
import type { SettingsWriter } from './write-by-electron-store.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});

const write: SettingsWriter = (into, content) => {
  writeFileSync(join(into, 'settings.json'), JSON.stringify(content));
  return Promise.resolve();
};
const now = Date.UTC(2026, 10, 29, 17, 36);
const open = (deps: Partial<SettingsFileDeps> = {}) =>
  new SettingsFile(folder, { now: () => now, write, ...deps });
const path = () => join(folder, 'settings.json');
const put = (content: string | Uint8Array) => writeFileSync(path(), content, { mode: 0o600 });
const copies = () => readdirSync(folder).filter((name) => name.startsWith('settings.damaged-'));
const systemError = (code: string) => Object.assign(new Error(code), { code });

const saved: Saved = {
  profiles: [
    {
      id: profileId('aaaaaaaaaaaaaaaa'),
      name: 'production',
      hub: 'https://hub.example',
      user: 'pixit',
      needsPerson: false,
      keepSignedIn: true,
      pin: null,
      network: { proxy: { kind: 'system' }, authorities: null, identity: null },
      changes: 'ask',
      keys: [
        {
          id: clientKeyId('bbbbbbbbbbbbbbbb'),
          name: 'ci',
          hubId: 0,
          addedAt: 5,
          provedAt: null,
          lastUsedAt: 7,
          deadAt: null,
          saved: true,
          remindedAt: null,
          expiry: { at: 9, remindedAt: 8 },
          forScripts: true,
        },
      ],
      healthBy: { kind: 'client-key', name: 'ci' },
      recentRequests: [{ method: 'GET', path: '/api/jobs/' }],
      watchedJobs: [{ id: 7, name: 'Recall reel 7' }],
      favouriteRequests: [],
      colour: 'blue',
      production: true,
      acts: [
        {
          kind: 'create',
          key: clientKeyId('cccccccccccccccc'),
          name: 'new',
          startedAt: 8,
          before: [0],
          orphans: [7],
        },
        {
          kind: 'rotate',
          key: clientKeyId('dddddddddddddddd'),
          name: 'ci 2026-11-26',
          startedAt: 9,
          old: { key: clientKeyId('bbbbbbbbbbbbbbbb'), hubId: 0 },
          step: 'made',
          hubId: 12,
        },
      ],
    },
  ],
  current: profileId('aaaaaaaaaaaaaaaa'),
  settings: { ...defaultSettings, theme: 'dark' },
  grants: [
    {
      id: 'eeeeeeeeeeeeeeee',
      profile: profileId('aaaaaaaaaaaaaaaa'),
      credential: 'ci',
      changes: 'DELETE /api/jobs/{id}/',
      holder: {
        kind: 'always',
        file: { path: '/home/ana/deploy.sh', hash: 'a'.repeat(64) },
        interpreter: { path: '/usr/bin/dash', hash: 'b'.repeat(64) },
      },
      until: null,
    },
  ],
  lostKeys: [{ name: 'nightly', profile: 'staging' }],
};

it('gives back what was saved, readable by its owner alone', async () => {
  expect(await open().save(saved)).toEqual({ ok: true, value: undefined });
  expect(open().load()).toEqual({ saved, note: { kind: 'fine' } });
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});

it('starts with the default settings where there is no file', () => {
  expect(open().load()).toEqual({ saved: nothingSaved, note: { kind: 'fine' } });
});

describe('a file that is there and can’t be read', () => {
  const cases: [string, () => unknown, string][] = [
    ['a link that leads nowhere', () => symlinkSync('/nowhere/settings.json', path()), 'link'],
    [
      'a link to a good file',
      () => {
        writeFileSync(join(folder, 'other.json'), JSON.stringify({ version: 2, profiles: [] }));
        symlinkSync('other.json', path());
      },
      'link',
    ],
    ['a folder', () => mkdirSync(path()), 'denied'],
  ];

  it.each(cases)('is no first start, and is left as it is: %s', async (_name, make, why) => {
    make();
    const before = lstatSync(path());
    const file = open();
    expect(file.load()).toMatchObject({
      saved: nothingSaved,
      note: { kind: 'unread', path: path(), why },
    });
    expect(await file.save(saved)).toEqual({ ok: false, problem: 'unread' });
    expect(lstatSync(path())).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(copies()).toEqual([]);
    expect(existsSync('/nowhere')).toBe(false);
  });

  it.each([
    ['EACCES', 'denied'],
    ['EIO', 'failing'],
    ['ESTALE', 'failing'],
    ['EMFILE', 'failing'],
    // Something of that name is there: a link's target is what is missing (Windows).
    ['ENOENT', 'failing'],
  ])('says so by its reason, and writes nothing until it could be read: %s', async (code, why) => {
    put(JSON.stringify({ version: 2, ...saved }));
    let failing = true;
    const file = open({
      read: (at) => {
        if (failing) throw systemError(code);
        return readFileSync(at);
      },
    });
    expect(file.load().note).toEqual({ kind: 'unread', path: path(), why, code });
    failing = false;
    expect(await file.save(nothingSaved)).toEqual({ ok: false, problem: 'unread' });
    expect(file.load()).toEqual({ saved, note: { kind: 'fine' } });
    expect((await file.save(nothingSaved)).ok).toBe(true);
  });

  it('is not written to by who never read it', async () => {
    symlinkSync('/nowhere/settings.json', path());
    expect(await open().save(saved)).toEqual({ ok: false, problem: 'unread' });
  });
});

describe('a file that is no settings file', () => {
  it.each(['', '{', '[]', 'null', '7'])(
    'is copied aside before it is overwritten: %j',
    async (text) => {
      put(text);
      const file = open();
      const { note } = file.load();
      await file.save(saved);
      const [copy = '', ...others] = copies();
      expect(others).toEqual([]);
      expect(note).toEqual({ kind: 'damaged', file: copy });
      expect(copy).toMatch(/^settings\.damaged-2026-11-29T17-36-00-000Z-[0-9a-f]{8}\.json$/);
      expect(readFileSync(join(folder, copy), 'utf8')).toBe(text);
      expect(statSync(join(folder, copy)).mode & 0o777).toBe(0o600);
      expect(open().load().saved).toEqual(saved);
    },
  );

  it('is copied once, however often Hubkey starts', () => {
    put('{');
    open().load();
    open({ now: () => now + 1000 }).load();
    expect(copies()).toHaveLength(1);
  });

  it('is not overwritten where it can’t be copied, and is once it can', async () => {
    put('{');
    const [name = ''] = (open().load(), copies());
    rmSync(join(folder, name));
    // A folder in the copy's place: root is stopped by it too.
    mkdirSync(join(folder, name, 'x'), { recursive: true });
    const file = open();
    expect(file.load().note).toMatchObject({ kind: 'unread', why: 'not-set-aside' });
    expect(await file.save(saved)).toEqual({ ok: false, problem: 'unread' });
    expect(readFileSync(path(), 'utf8')).toBe('{');
    rmSync(join(folder, name), { recursive: true });
    expect(file.load().note).toEqual({ kind: 'damaged', file: name });
    expect((await file.save(saved)).ok).toBe(true);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('{');
  });
});

describe('a file with a wrong field', () => {
  const damaged = JSON.stringify({ version: 2, ...saved, settings: { theme: 'pink' } });

  it('costs that field, and the original is copied aside', () => {
    put(damaged);
    const file = open();
    const read = file.load();
    expect(read.saved).toEqual({ ...saved, settings: defaultSettings });
    const [copy = ''] = copies();
    const loss = { ...noLoss, settings: 1 };
    expect(read.note).toEqual({ kind: 'partly-damaged', file: copy, setAside: true, loss });
    expect(readFileSync(join(folder, copy), 'utf8')).toBe(damaged);
  });

  it('is read, and not overwritten before it could be copied', async () => {
    put(damaged);
    const [name = ''] = (open().load(), copies());
    rmSync(join(folder, name));
    mkdirSync(join(folder, name, 'x'), { recursive: true });
    const file = open();
    const read = file.load();
    expect(read.saved.profiles).toEqual(saved.profiles);
    expect(read.note).toMatchObject({ setAside: false });
    expect(await file.save(nothingSaved)).toEqual({ ok: false, problem: 'failed' });
    expect(readFileSync(path(), 'utf8')).toBe(damaged);
    rmSync(join(folder, name), { recursive: true });
    expect((await file.save(nothingSaved)).ok).toBe(true);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(damaged);
  });
});

describe('the ids of damaged files', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(16));
  const wrongHub = JSON.stringify({
    version: 2,
    ...saved,
    profiles: saved.profiles.map((profile) => ({ ...profile, hub: 7 })),
  });

  it('are known as long as a copy is there, of a partly and of a wholly damaged one', async () => {
    expect(open().setAsideIds()).toEqual(new Set());
    put(wrongHub);
    const file = open();
    expect(file.load().saved.profiles).toEqual([]);
    await file.save(nothingSaved);
    expect(open().setAsideIds()).toEqual(new Set(ids));
    for (const name of copies()) rmSync(join(folder, name));
    expect(open().setAsideIds()).toEqual(new Set());
    put(wrongHub.slice(0, -20));
    open().load();
    expect(open().setAsideIds()).toEqual(new Set(ids));
  });

  it('are known before it could be copied too', () => {
    put(wrongHub);
    const [name = ''] = (open().load(), copies());
    rmSync(join(folder, name));
    const file = open({
      read: (at) => {
        if (at === path()) return readFileSync(at);
        throw systemError('EISDIR');
      },
    });
    mkdirSync(join(folder, name, 'x'), { recursive: true });
    file.load();
    expect(file.setAsideIds()).toBeNull();
    rmSync(join(folder, name), { recursive: true });
    expect(file.setAsideIds()).toEqual(new Set(ids));
  });

  it('are none before there is a folder', () => {
    const file = new SettingsFile(join(folder, 'none'), { now: () => now });
    expect(file.setAsideIds()).toEqual(new Set());
  });

  it('are not known where a copy can’t be read', () => {
    put(wrongHub);
    open().load();
    const read = () => {
      throw systemError('EACCES');
    };
    expect(open({ read }).setAsideIds()).toBeNull();
  });
});

it.each([
  ['UTF-8', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('reads a file with the byte-order mark of %s', (_name, encode) => {
  put(encode(JSON.stringify({ version: 2, ...saved })));
  expect(open().load()).toEqual({ saved, note: { kind: 'fine' } });
});

it('leaves a file as it is that a newer Hubkey wrote', async () => {
  const text = '{"version":3,"profiles":{"other":"shape"}}';
  put(text);
  const file = open();
  expect(file.load().note).toEqual({ kind: 'newer' });
  expect(await file.save(saved)).toEqual({ ok: false, problem: 'newer' });
  expect(readFileSync(path(), 'utf8')).toBe(text);
});

it.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'failed'],
])('says why it could not save: %s', async (code, problem) => {
  const failing: SettingsWriter = () => Promise.reject(systemError(code));
  expect(await open({ write: failing }).save(saved)).toEqual({ ok: false, problem });
});

it('saves one after the other, so that the last one wins', async () => {
  const slowFirst: SettingsWriter = async (into, content) => {
    if (Array.isArray(content['profiles']) && content['profiles'].length) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await write(into, content);
  };
  const file = open({ write: slowFirst });
  await Promise.all([file.save(saved), file.save({ ...saved, profiles: [], current: null })]);
  expect(open().load().saved.profiles).toEqual([]);
});
