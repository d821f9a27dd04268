import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { arrived, folderBytes, showProgress } from './progress.mjs';

it.each([
  [0, null, ''],
  [0, 120e6, '0 of 120 MB'],
  [38.4e6, null, '38 MB'],
  [38.4e6, 120e6, '38 MB of 120 MB'],
  [120e6, 120e6, '120 MB, unpacking'],
])('%i of %s bytes: %s', (bytes, total, words) => {
  expect(arrived(bytes, total)).toBe(words);
});

it('adds up a folder, and an absent one is empty', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-progress-'));
  try {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'a'), 'abc');
    writeFileSync(join(folder, 'inner', 'b'), 'defgh');
    expect(folderBytes(folder)).toBe(8);
    expect(folderBytes(folder, 'inner')).toBe(3);
    expect(folderBytes(join(folder, 'absent'))).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  [true, '\rGet it 1 MB\u001b[K\rGet it 2 MB, done\u001b[K\n'],
  [false, 'Get it 1 MB\n'],
])('ends with its last state where it is drawn in place (%s)', (isTTY, expected) => {
  let written = '';
  let size = 0;
  const stream = { isTTY, write: (text) => (written += text) };
  const state = (done) => `${(size += 1)} MB${done ? ', done' : ''}`;
  const stop = showProgress('Get it', state, stream, 60_000);
  stop();
  expect(written).toBe(expected);
});
