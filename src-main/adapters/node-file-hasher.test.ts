import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileAt } from './callers/file-at.ts';
import { nodeFileHasher } from './node-file-hasher.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-hash-'));
  path = join(folder, 'deploy.sh');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function factsOf(file: string) {
  const facts = fileAt(file);
  if (!facts) throw new Error(`There is no ${file}.`);
  return facts;
}

it.each([0, 10, 3 * 1024 * 1024 + 7])('hashes a file of %i bytes', async (size) => {
  const content = randomBytes(size);
  writeFileSync(path, content);
  const expected = createHash('sha256').update(content).digest('hex');
  expect(await nodeFileHasher.hash(factsOf(path))).toBe(expected);
});

it('says nothing of a file that has changed since, was replaced, or is gone', async () => {
  writeFileSync(path, 'one');
  const facts = factsOf(path);
  writeFileSync(path, 'two');
  expect(await nodeFileHasher.hash(facts)).toBeNull();
  rmSync(path);
  expect(await nodeFileHasher.hash(facts)).toBeNull();
  // It would wait for somebody to write.
  execFileSync('mkfifo', [path]);
  expect(await nodeFileHasher.hash(facts)).toBeNull();
});
