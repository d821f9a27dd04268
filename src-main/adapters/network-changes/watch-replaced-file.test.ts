import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { Disposable } from '../../ports/disposable.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { watchReplacedFile } from './watch-replaced-file.ts';

let root = '';
useTestFolder((folder) => (root = folder));
let watching: Disposable | null = null;
let clock: ManualClock;
let heard = 0;
afterEach(() => watching?.dispose());

function watch(path: string): void {
  heard = 0;
  clock = new ManualClock();
  watching = watchReplacedFile(path, clock, () => (heard += 1));
}

/** As NetworkManager and resolvconf write it. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** Lets the events of the files come, and the time pass that a change waits for. */
const hears = (times: number): Promise<void> =>
  vi.waitFor(async () => {
    await clock.advance(1_000);
    expect(heard).toBe(times);
  });

it('hears of each replacement, again and again', async () => {
  const file = join(root, 'resolv.conf');
  writeFileSync(file, 'nameserver 192.0.2.1\n');
  watch(file);
  for (let times = 1; times <= 5; times += 1) {
    replace(file, `nameserver 192.0.2.${times + 1}\n`);
    await hears(times);
  }
});

it('hears of a file that is written in place, removed and written again', async () => {
  const file = join(root, 'resolv.conf');
  writeFileSync(file, 'a');
  watch(file);
  writeFileSync(file, 'ab');
  await hears(1);
  rmSync(file);
  await hears(2);
  writeFileSync(file, 'abc');
  await hears(3);
});

it('follows a link to a file in another folder, and a folder that is replaced', async () => {
  const [etc, run] = [join(root, 'etc'), join(root, 'run')];
  for (const folder of [etc, run]) mkdirSync(folder);
  writeFileSync(join(run, 'stub.conf'), 'a');
  const file = join(etc, 'resolv.conf');
  symlinkSync(join(run, 'stub.conf'), file);
  watch(file);
  for (let times = 1; times <= 3; times += 1) {
    replace(join(run, 'stub.conf'), 'a'.repeat(times + 1));
    await hears(times);
  }
  for (let times = 4; times <= 9; times += 2) {
    rmSync(run, { recursive: true });
    await hears(times);
    mkdirSync(run);
    writeFileSync(join(run, 'stub.conf'), 'b'.repeat(times));
    // Until the next look at a folder that was missing.
    await clock.advance(30_000);
    await hears(times + 1);
  }
  replace(join(run, 'stub.conf'), 'the last');
  await hears(10);
});

it('says nothing of other files, nor of a file that stayed as it was', async () => {
  const file = join(root, 'resolv.conf');
  writeFileSync(file, 'a');
  watch(file);
  writeFileSync(join(root, 'hosts'), 'a');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await clock.advance(60_000);
  expect(heard).toBe(0);
  watching?.dispose();
  replace(file, 'b');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await clock.advance(60_000);
  expect([heard, clock.pending]).toEqual([0, 0]);
});
