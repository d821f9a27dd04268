import { expect, it } from 'vitest';
import { processEntryOf, tokenUserOf, unicodeStringOf } from '../../testing/fake-windows-calls.ts';
import { commandLineWords } from './command-line-words.ts';
import { fileTimeIn, nsOfFileTime } from './file-time.ts';
import { plainPath } from './plain-path.ts';
import { processEntryIn } from './process-entry.ts';
import { userIn } from './token-user.ts';
import { unicodeStringIn } from './unicode-string.ts';
import { utf16In } from './utf16.ts';

it('reads a FILETIME', () => {
  // 30 November 2026 00:00 UTC, as .NET's DateTime.ToFileTimeUtc gives it.
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(134_404_704_000_000_001n);
  const ticks = fileTimeIn(buffer, 0);
  expect(nsOfFileTime(ticks ?? 0n)).toBe(BigInt(Date.UTC(2_026, 10, 30)) * 1_000_000n + 100n);
  expect(fileTimeIn(Buffer.alloc(8), 0)).toBeNull();
  expect(fileTimeIn(buffer, 1)).toBeNull();
});

it.each([
  [Buffer.from('curl.exe\0rest', 'utf16le'), 'curl.exe'],
  [Buffer.from('größe 🔑', 'utf16le'), 'größe 🔑'],
  [Buffer.from('a\ud800', 'utf16le'), null],
  [Buffer.from('abc'), null],
  [Buffer.alloc(0), ''],
])('reads %o', (buffer, text) => {
  expect(utf16In(buffer)).toBe(text);
});

it.each([
  ['C:\\Tools\\a b.exe', 'C:\\Tools\\a b.exe'],
  ['\\\\?\\C:\\Tools\\a.exe', 'C:\\Tools\\a.exe'],
  ['\\\\?\\UNC\\server\\share\\a.exe', null],
  ['\\\\server\\share\\a.exe', null],
  ['\\\\.\\C:\\a.exe', null],
  ['\\Device\\HarddiskVolume3\\a.exe', null],
  ['\\??\\C:\\a.exe', null],
  ['C:a.exe', null],
  ['C:\\a.exe:stream', null],
  ['a.exe', null],
  ['', null],
])('of the path %s people write %s', (path, plain) => {
  expect(plainPath(path)).toBe(plain);
});

it.each([
  ['curl -s  http://x/', ['curl', '-s', 'http://x/']],
  ['"C:\\Program Files\\a.exe"\t"b c" d', ['C:\\Program Files\\a.exe', 'b c', 'd']],
  ['a "" b', ['a', '', 'b']],
  ['"C:\\a\\" b', ['C:\\a\\', 'b']],
  ['a "C:\\b\\" c" d', ['a']],
  ['a b"c d" e', ['a']],
  ['a "b"c d', ['a']],
  ['a \\"b c\\" d', ['a']],
  ['"a', []],
  ['', []],
])('splits %s', (line, words) => {
  expect(commandLineWords(line)).toEqual(words);
});

it('reads a command line, an entry of the list of processes, and a user', () => {
  expect(unicodeStringIn(unicodeStringOf('a "b"'))).toBe('a "b"');
  expect(processEntryIn(processEntryOf(7, 4, 'a.exe'))).toEqual({
    pid: 7,
    parent: 4,
    name: 'a.exe',
  });
  expect(userIn(tokenUserOf(1_000))).toBe('010200000000000515000000e8030000');
});

it('reads nothing that claims to be longer or shorter than it is', () => {
  const long = unicodeStringOf('abc');
  long.writeUInt16LE(9_000, 0);
  expect(unicodeStringIn(long)).toBeNull();
  const odd = processEntryOf(7, 4, 'a.exe');
  odd.writeUInt32LE(564, 0);
  expect(processEntryIn(odd)).toBeNull();
  expect(processEntryIn(odd.subarray(0, 100))).toBeNull();
  const user = tokenUserOf(1_000);
  user.writeUInt8(15, 17);
  expect(userIn(user)).toBeNull();
});
