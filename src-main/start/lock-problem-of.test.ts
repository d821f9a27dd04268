import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockProblemWords } from '../domain/words/start-words.ts';
import { useTestFolder } from '../testing/test-folder.ts';
import { lockProblemOf } from './lock-problem-of.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});

const linux = {
  host: 'mine',
  platform: 'linux',
  runs: () => true,
  write: () => undefined,
} as const;
const lock = (target: string) => symlinkSync(target, join(folder, 'SingletonLock'));

it('finds none where another Hubkey of this computer runs', () => {
  lock('mine-7');
  expect(lockProblemOf(folder, linux)).toBeNull();
});

it('finds none on Windows where the folder can be written', () => {
  expect(lockProblemOf(folder, { ...linux, platform: 'win32' })).toBeNull();
});

it('names the other computer that has the lock, on a folder that both use', () => {
  lock('render-3.example-7');
  const file = join(folder, 'SingletonLock');
  const problem = { kind: 'other-host', host: 'render-3.example', file } as const;
  expect(lockProblemOf(folder, linux)).toEqual(problem);
  const { title, detail } = lockProblemWords(folder, problem);
  expect(title).toBe('Hubkey didn’t start: its folder is in use on render-3.example');
  expect(detail).toMatch(/^Quit Hubkey on render-3\.example, or .+ remove .+SingletonLock\. Then/);
});

it('finds none where the computer was renamed while Hubkey runs', () => {
  lock('renamed-7');
  const socket = join(folder, 'socket');
  writeFileSync(socket, '');
  symlinkSync(socket, join(folder, 'SingletonSocket'));
  expect(lockProblemOf(folder, linux)).toBeNull();
  expect(lockProblemOf(folder, { ...linux, runs: () => false })).toMatchObject({
    kind: 'other-host',
  });
});

it('knows this computer by itself, and leaves nothing behind', () => {
  expect(lockProblemOf(folder)).toEqual(process.platform === 'win32' ? null : { kind: 'unknown' });
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['EROFS', 'read-only'],
  ['EACCES', 'not-allowed'],
  ['EPERM', 'not-allowed'],
  ['ENOSPC', 'full'],
  ['EIO', 'unknown'],
])('says why the folder can’t be written, whatever lock a killed run left: %s', (code, problem) => {
  const write = () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(lockProblemOf(folder, { ...linux, write })).toEqual({ kind: problem });
  lock('mine-7');
  expect(lockProblemOf(folder, { ...linux, write, runs: () => false })).toEqual({ kind: problem });
  // It became read-only while the other Hubkey runs: that one has been asked.
  expect(lockProblemOf(folder, { ...linux, write })).toBeNull();
});

it.each([
  ['read-only', 'it can’t write to its folder', 'The disk or drive is read-only. Make it writable'],
  [
    'not-allowed',
    'it can’t write to its folder',
    'You aren’t allowed to write there. Make it yours',
  ],
  ['full', 'it can’t write to its folder', 'The disk is full. Free some space'],
  ['unknown', 'it can’t lock its folder', 'The drive may not support links or locks. Choose'],
] as const)('has words for what failed and what to do: %s', (problem, title, reason) => {
  const words = lockProblemWords('/d', { kind: problem });
  expect(words.title).toBe(`Hubkey didn’t start: ${title}`);
  expect(words.detail).toContain(`Hubkey keeps its files in /d. ${reason}`);
  expect(words.detail).toMatch(/ with --user-data-dir=FOLDER\. Then start Hubkey again\.$/);
});
