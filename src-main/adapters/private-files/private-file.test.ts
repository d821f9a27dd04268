import {
  chmodSync,
  chownSync,
  constants,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTestFolder } from '../../testing/test-folder.ts';
import {
  openPrivateFile,
  readPrivateFile,
  readPrivateFileSync,
  replacePrivateFile,
  replacePrivateFileSync,
} from './private-file.ts';

let folder: string;
let file: string;
let victim: string;
useTestFolder(
  (made) => {
    folder = made;
    file = join(folder, 'file');
    victim = join(folder, 'victim');
    writeFileSync(victim, 'theirs', { mode: 0o644 });
  },
  { openToAll: true },
);

const reads = [
  readPrivateFile,
  (path: string) => Promise.resolve().then(() => readPrivateFileSync(path)),
];
const replaces = [
  replacePrivateFile,
  (path: string, text: string) => Promise.resolve().then(() => replacePrivateFileSync(path, text)),
];

it.each(replaces)(
  'replaces what is there, and a link there too, with mode 0600',
  async (replace) => {
    symlinkSync(victim, file);
    await replace(file, 'one');
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['one', 0o600]);
    chmodSync(file, 0o666);
    await replace(file, 'two');
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['two', 0o600]);
    expect([readFileSync(victim, 'utf8'), statSync(victim).mode & 0o777]).toEqual([
      'theirs',
      0o644,
    ]);
    expect(readdirSync(folder).sort()).toEqual(['file', 'victim']);
  },
);

it.each(replaces)('leaves nothing behind where it can’t be written', async (replace) => {
  await expect(replace(join(folder, 'none', 'file'), 'x')).rejects.toThrow();
  await expect(replace(folder, 'x')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['victim']);
});

it.each(reads)('reads a regular file, and nothing through a link', async (read) => {
  expect(await read(victim)).toBe('theirs');
  symlinkSync(victim, file);
  await expect(read(file)).rejects.toMatchObject({ code: 'ELOOP' });
  expect(readlinkSync(file)).toBe(victim);
  await expect(read(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it.each(reads)('does not wait at a pipe, and takes no folder', async (read) => {
  execFileSync('mkfifo', [file]);
  await expect(read(file)).rejects.toMatchObject({ code: 'EPERM' });
  await expect(read(folder)).rejects.toMatchObject({ code: 'EPERM' });
});

it('opens nobody else’s file, for reading or writing', async () => {
  // Only root can give a file away; to anyone else there is none to try with.
  if (process.getuid?.() === 0) chownSync(victim, 12_345, 12_345);
  else rmSync(victim);
  await expect(readPrivateFile(victim)).rejects.toThrow();
  await expect(openPrivateFile(victim, constants.O_WRONLY)).rejects.toThrow();
});

it('creates for its owner alone', async () => {
  const opened = await openPrivateFile(file, constants.O_WRONLY | constants.O_CREAT);
  await opened.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
