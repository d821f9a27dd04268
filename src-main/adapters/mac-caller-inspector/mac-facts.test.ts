import { expect, it } from 'vitest';
import {
  auditTokenOf,
  bsdInfoOf,
  descriptorInfoOf,
  processEntryOf,
  startStringsOf,
} from '../../testing/fake-mac-calls.ts';
import { auditTokenIn } from './audit-token.ts';
import { bsdInfoIn } from './bsd-info.ts';
import { cStringIn } from './c-string.ts';
import { descriptorsIn, openFileIn, socketEndsIn } from './descriptor-info.ts';
import { processEntryIn } from './process-entry.ts';
import { startWordsIn } from './start-words.ts';

const zsh = { parent: 1, startedAt: 1_500, path: '/bin/zsh', name: 'zsh' };

it('reads what macOS says of a process', () => {
  const leader = { ...zsh, user: 501, realUser: 0, session: 7, terminal: true };
  expect(bsdInfoIn(bsdInfoOf(7, leader))).toEqual({
    pid: 7,
    parent: 1,
    user: 501,
    realUser: 0,
    name: 'zsh',
    startUs: 1_500_000n,
    ended: false,
    leads: true,
    terminal: true,
  });
  const ending = bsdInfoOf(7, { ...zsh, session: 1 });
  ending.writeUInt32LE(0x4, 0);
  expect(bsdInfoIn(ending)).toMatchObject({ ended: true, leads: false, terminal: false });
  expect(bsdInfoIn(bsdInfoOf(7, { ...zsh, zombie: true }))).toMatchObject({ ended: true });
  const unnamed = bsdInfoOf(7, zsh);
  unnamed.fill(0, 64, 96);
  expect(bsdInfoIn(unnamed)?.name).toBe('zsh');
  unnamed.fill(0, 48, 64);
  expect(bsdInfoIn(unnamed)).toBeNull();
  expect(bsdInfoIn(bsdInfoOf(7, zsh).subarray(0, 135))).toBeNull();
});

it('reads the less that macOS says of another user’s process', () => {
  const login = { ...zsh, name: 'login', user: 0, realUser: 501, session: 7 };
  const entry = processEntryOf(7, login);
  expect(processEntryIn(entry)).toEqual({
    pid: 7,
    parent: 1,
    user: 0,
    realUser: 501,
    name: 'login',
    startUs: 1_500_000n,
    ended: false,
    leads: true,
    terminal: false,
  });
  expect(processEntryIn(processEntryOf(7, { ...login, zombie: true }))?.ended).toBe(true);
  expect(processEntryIn(entry.subarray(1))).toBeNull();
});

it('reads a token, and none of another size', () => {
  const token = auditTokenOf(7, { user: 501, realUser: 0, version: 9 });
  expect(auditTokenIn(token)).toEqual({ pid: 7, version: 9, user: 501, realUser: 0 });
  expect(auditTokenIn(Buffer.alloc(33))).toBeNull();
});

it.each([
  ['/bin/zsh', ['zsh', 'a.sh'], 8, ['zsh', 'a.sh']],
  ['/bin/sh', ['sh', 'a.sh'], 8, ['sh', 'a.sh']],
  ['/usr/bin/größe', ['x'], 8, ['x']],
  ['/bin/zsh', ['', '', 'a'], 8, ['', '', 'a']],
  ['/bin/zsh', ['zsh', '-c', 'secret'], 2, ['zsh', '-c']],
  ['/bin/zsh', [], 8, []],
  ['', ['zsh'], 8, []],
])('of %s %j the first words are %#', (path, words, max, read) => {
  expect(startWordsIn(startStringsOf(path, words, ['TOKEN=secret']), max)).toEqual(read);
});

it('reads no words where their number, the padding or an end is wrong', () => {
  const whole = startStringsOf('/bin/sh2', ['sh', 'a.sh'], []);
  expect(startWordsIn(whole, 8)).toEqual(['sh', 'a.sh']);
  for (const count of [3, 0x7fff_ffff, -1, -0x8000_0000]) {
    const wrong = Buffer.from(whole);
    wrong.writeInt32LE(count, 0);
    expect(startWordsIn(wrong, 8)).toEqual([]);
  }
  const padded = Buffer.from(whole);
  padded.writeUInt8(65, 4 + 9);
  expect(startWordsIn(padded, 8)).toEqual([]);
  expect(startWordsIn(whole.subarray(0, -1), 8)).toEqual([]);
  const odd = startStringsOf('/bin/sh', ['a'], []);
  odd.writeUInt8(0xff, 12);
  expect(startWordsIn(odd, 8)).toEqual([]);
});

it('reads no text that isn’t UTF-8', () => {
  expect(cStringIn(Buffer.from('größe\0rest'))).toBe('größe');
  expect(cStringIn(Buffer.from([0x61, 0xff]))).toBeNull();
});

it('reads descriptors, sockets and files', () => {
  const list = Buffer.alloc(28);
  for (const [nth, [fd, type]] of [
    [3, 1],
    [4, 2],
    [5, 6],
  ].entries()) {
    list.writeInt32LE(fd ?? 0, nth * 8);
    list.writeUInt32LE(type ?? 0, nth * 8 + 4);
  }
  expect(descriptorsIn(list)).toEqual([
    { fd: 3, kind: 'file' },
    { fd: 4, kind: 'socket' },
  ]);
  const socket = descriptorInfoOf({ kind: 'socket', itself: 1n, peer: 2n });
  expect(socketEndsIn(socket)).toEqual({ itself: 1n, peer: 2n });
  socket.writeInt32LE(2, 256);
  expect(socketEndsIn(socket)).toBeNull();
  const open = descriptorInfoOf({ kind: 'file', path: '/dev/null', closeOnExec: true });
  expect(openFileIn(open)).toMatchObject({ path: '/dev/null', onlyRead: true, closeOnExec: true });
  expect(openFileIn(open.subarray(0, 1_199))).toBeNull();
});
