import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTestFolder } from '../testing/test-folder.ts';
import { lockOfOtherHost } from './lock-of-other-host.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});

const nfs = 0x6969;
const gpfs = 0x47504653;
const ext = 0xef53;
const facts = { host: 'mine', platform: 'linux', fileSystem: () => nfs } as const;
const lock = (owner: string) => symlinkSync(owner, join(folder, 'SingletonLock'));

it.each([nfs, gpfs])('names the other computer on a shared file system: %i', (type) => {
  lock('render-3.example-7');
  expect(lockOfOtherHost(folder, { ...facts, fileSystem: () => type })).toEqual({
    kind: 'other-host',
    host: 'render-3.example',
    file: join(folder, 'SingletonLock'),
  });
});

it('is none where this computer has the lock, or nobody', () => {
  expect(lockOfOtherHost(folder, facts)).toBeNull();
  expect(lockOfOtherHost(folder)).toBeNull();
  lock('mine-7');
  expect(lockOfOtherHost(folder, facts)).toBeNull();
});

it('is a leftover on a disk of this computer, or on a system whose computers change their names', () => {
  lock('before-7');
  expect(lockOfOtherHost(folder, { ...facts, fileSystem: () => ext })).toBeNull();
  expect(lockOfOtherHost(folder, { ...facts, platform: 'darwin' })).toBeNull();
});

it('is none where the owner’s socket is here, as this computer was renamed while it runs', () => {
  lock('before-7');
  const socket = join(folder, 'socket');
  writeFileSync(socket, '');
  symlinkSync(socket, join(folder, 'SingletonSocket'));
  expect(lockOfOtherHost(folder, facts)).toBeNull();
});
