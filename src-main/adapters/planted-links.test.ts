import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { profileId } from '../domain/ids.ts';
import { nothingSaved } from '../domain/saved.ts';
import { makeFolder, useTestFolder } from '../testing/test-folder.ts';
import { ActivityFile } from './activity-file/activity-file.ts';
import { CatalogueFiles } from './catalogue-files.ts';
import { HealthHistoryFiles } from './health-history-files.ts';
import { SettingsFile } from './settings-file/settings-file.ts';
import { UserTerminalCommands } from './user-terminal-commands.ts';
import { WindowBoundsFile } from './window-bounds-file.ts';

vi.mock('electron', () => ({ app: { isPackaged: true } }));
const { setStartAtLogin } = await import('./login-item.ts');

const id = profileId('0123456789abcdef');
const bounds = { x: 1, y: 2, width: 300, height: 400 };
const entry = { at: 1, activity: { kind: 'key-created', profile: 'p', key: 'k' } } as const;
const saved = nothingSaved;
const catalogue = { source: 'hub', from: null, entries: [], readAt: 1, unread: null } as const;

let base: string;
let data: string;
useTestFolder(
  (folder) => {
    base = folder;
    data = makeFolder(join(base, 'data'), 0o700);
  },
  { openToAll: true },
);
afterEach(() => vi.unstubAllEnvs());

/** What each adapter keeps, how it writes it, and what it gives back of it. */
const files: Record<string, { file: string; write: () => unknown; read: () => unknown }> = {
  'window.json': {
    file: 'window.json',
    write: () => new WindowBoundsFile(data).save(bounds),
    read: () => new WindowBoundsFile(data).load(),
  },
  'a health history': {
    file: `health/${id}.json`,
    write: () => new HealthHistoryFiles(data).save(id, new Map()),
    read: async () => [...(await new HealthHistoryFiles(data).load(id))][0] ?? null,
  },
  'a catalogue': {
    file: `catalogue/${id}.json`,
    write: () => new CatalogueFiles(data).save(id, catalogue),
    read: () => new CatalogueFiles(data).load(id),
  },
  'settings.json': {
    file: 'settings.json',
    write: () =>
      new SettingsFile(data, {
        now: () => 1,
        write: (folder, content) => {
          writeFileSync(join(folder, 'settings.json'), JSON.stringify(content));
          return Promise.resolve();
        },
      }).save(saved),
    read: () => {
      const { note } = new SettingsFile(data, { now: () => 1 }).load();
      return note.kind === 'fine' ? note : null;
    },
  },
  'the record of activity': {
    file: 'activity.jsonl',
    write: () => new ActivityFile(data, () => 1).append([entry]),
    read: async () => (await new ActivityFile(data, () => 1).read()).entries[0] ?? null,
  },
  'the older record of activity': {
    file: 'activity.1.jsonl',
    write: () => new ActivityFile(data, () => 1, 1).append([entry]),
    read: async () => (await new ActivityFile(data, () => 1).read()).entries[0] ?? null,
  },
};

describe.each(Object.entries(files))('%s', (_name, { file, write, read }) => {
  it('is for its owner alone under any umask', async () => {
    await write();
    await write();
    const path = join(data, file);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  it('is neither read nor written through a link', async () => {
    await write();
    await write();
    const path = join(data, file);
    const victim = join(base, 'victim');
    const theirs = readFileSync(path, 'utf8');
    writeFileSync(victim, theirs, { mode: 0o644 });
    chmodSync(victim, 0o644);
    for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true });
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
    symlinkSync(victim, path);
    expect(await read()).toBeNull();
    if (!existsSync(path)) symlinkSync(victim, path);
    await write();
    await write();
    expect(readFileSync(victim, 'utf8')).toBe(theirs);
    expect(statSync(victim).mode & 0o777).toBe(0o644);
  });
});

// The window's bounds are no matter of trust: Hubkey does not start on such a folder.
const checked = Object.entries(files).filter(([name]) => name !== 'window.json');

it.each(checked)('%s is not written where others can change the folder', async (_name, what) => {
  chmodSync(data, 0o777);
  await what.write();
  expect(existsSync(join(data, what.file))).toBe(false);
});

describe('the folders of profiles', () => {
  const odd = ['../../victim', '..', 'abc', '', '0123456789abcdef/../x'];

  it.each(odd)('hold no file that an id leads out of: %j', async (text) => {
    writeFileSync(join(base, 'victim.json'), JSON.stringify({ version: 1, catalogue }));
    writeFileSync(join(data, 'victim.json'), '{}');
    const files = new CatalogueFiles(data);
    const wrong = profileId(text);
    await files.save(id, catalogue);
    expect(await files.load(wrong)).toBeNull();
    await files.save(wrong, catalogue);
    await files.remove(wrong);
    const histories = new HealthHistoryFiles(data);
    await expect(histories.load(wrong)).rejects.toThrow('No file is named after this.');
    await expect(histories.save(wrong, new Map())).rejects.toThrow();
    await expect(histories.remove(wrong)).rejects.toThrow();
    expect(readdirSync(base).sort()).toEqual(['data', 'victim.json']);
    expect(readdirSync(join(data, 'catalogue'))).toEqual([`${id}.json`]);
  });
});

describe('the entry that starts Hubkey with the session', () => {
  const file = () => join(base, 'config', 'autostart', 'hubkey.desktop');

  it('is its owner’s alone, replaces a link, and goes away', () => {
    vi.stubEnv('XDG_CONFIG_HOME', join(base, 'config'));
    setStartAtLogin(true);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(join(base, 'config', 'autostart')).mode & 0o777).toBe(0o700);
    expect(readFileSync(file(), 'utf8')).toContain('--hidden');
    const victim = join(base, 'victim');
    writeFileSync(victim, 'theirs');
    rmSync(file());
    symlinkSync(victim, file());
    setStartAtLogin(true);
    expect(lstatSync(file()).isFile()).toBe(true);
    rmSync(file());
    symlinkSync(victim, file());
    setStartAtLogin(false);
    expect(readFileSync(victim, 'utf8')).toBe('theirs');
    expect(readdirSync(join(base, 'config', 'autostart'))).toEqual([]);
  });
});

describe('the installed command', () => {
  const commands = (vanishing: boolean) =>
    new UserTerminalCommands({
      from: resolve('resources/bin'),
      to: join(base, 'home', '.local', 'bin'),
      extras: [],
      platform: 'linux',
      path: '',
      vanishing,
    });
  const path = () => join(base, 'home', '.local', 'bin', 'hubkey');

  it('and its folder can be changed by their owner alone', async () => {
    await commands(true).install();
    for (const made of ['home', 'home/.local', 'home/.local/bin', 'home/.local/bin/hubkey']) {
      expect(statSync(join(base, made)).mode & 0o777).toBe(0o700);
    }
  });

  it('takes no link for its own that leads elsewhere', async () => {
    const victim = join(base, 'victim');
    writeFileSync(victim, '#!/bin/sh\n# hubkey\n');
    mkdirSync(join(path(), '..'), { recursive: true, mode: 0o700 });
    symlinkSync(victim, path());
    expect(await commands(true).install()).toEqual({ ok: false, problem: 'other' });
    expect(readlinkSync(path())).toBe(victim);
    expect(readFileSync(victim, 'utf8')).toBe('#!/bin/sh\n# hubkey\n');
  });
});
