import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientKeyId, profileId } from '../domain/ids.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { Saved } from '../ports/profile-store.ts';
import { SettingsFile, type SettingsWriter } from './settings-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write: SettingsWriter = (into, content) => {
  writeFileSync(join(into, 'settings.json'), JSON.stringify(content));
  return Promise.resolve();
};
const put = (text: string) => writeFileSync(join(folder, 'settings.json'), text);
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
      keys: [
        {
          id: clientKeyId('bbbbbbbbbbbbbbbb'),
          name: 'ci',
          hubId: 0,
          addedAt: 5,
          provedAt: null,
          copiedAt: 7,
          deadAt: null,
          kept: true,
          remindedAt: null,
        },
      ],
      healthBy: { kind: 'client-key', name: 'ci' },
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
};

it('gives back what was saved, readable by its owner alone', async () => {
  expect(await new SettingsFile(folder, write).save(saved)).toEqual({ ok: true, value: undefined });
  expect(new SettingsFile(folder).load()).toMatchObject({ saved, note: { kind: 'fine' } });
  expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
});

it('starts with the usual settings where there is no file', () => {
  expect(new SettingsFile(folder).load().saved).toEqual({
    profiles: [],
    current: null,
    settings: defaultSettings,
  });
});

it('passes over fields it does not know, and takes a missing setting for the usual', () => {
  put(
    JSON.stringify({
      version: 1,
      profiles: [],
      current: 'gone',
      later: 1,
      settings: { theme: 'dark' },
    }),
  );
  expect(new SettingsFile(folder).load().saved).toMatchObject({
    current: null,
    settings: { theme: 'dark', clearClipboardAfter: 30 },
  });
});

describe('a file that can’t be used', () => {
  it.each(['', '{', '[]', '{"version":1}', '{"version":1,"profiles":[{"id":7}]}', 'null'])(
    'is set aside, not overwritten: %j',
    async (text) => {
      put(text);
      const file = new SettingsFile(folder, write);
      const { note } = file.load();
      await file.save(saved);
      const kept = readdirSync(folder).find((name) => name.startsWith('settings.damaged-')) ?? '';
      expect(note).toEqual({ kind: 'damaged', file: kept });
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(text);
    },
  );

  it('is left as it is where a newer Hubkey wrote it', async () => {
    const text = '{"version":2,"profiles":{"other":"shape"}}';
    put(text);
    const file = new SettingsFile(folder, write);
    expect(file.load().note).toEqual({ kind: 'newer' });
    expect(await file.save(saved)).toEqual({ ok: false, problem: 'newer' });
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(text);
  });
});

it.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'failed'],
])('says why it could not save: %s', async (code, problem) => {
  const failing: SettingsWriter = () => Promise.reject(Object.assign(new Error('x'), { code }));
  expect(await new SettingsFile(folder, failing).save(saved)).toEqual({ ok: false, problem });
});

it('saves one after the other, so that the last one wins', async () => {
  const slowFirst: SettingsWriter = async (into, content) => {
    if (Array.isArray(content['profiles']) && content['profiles'].length) {
      await new Promise((done) => setImmediate(done));
    }
    await write(into, content);
  };
  const file = new SettingsFile(folder, slowFirst);
  await Promise.all([file.save(saved), file.save({ ...saved, profiles: [], current: null })]);
  expect(new SettingsFile(folder).load().saved.profiles).toEqual([]);
});
