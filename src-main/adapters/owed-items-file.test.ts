import { readdirSync, readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OwedItem } from '../ports/owed-items.ts';
import { useTestFolder } from '../testing/test-folder.ts';
import { OwedItemsFile } from './owed-items-file.ts';

let folder: string;
let path: string;
useTestFolder((made) => {
  folder = made;
  path = join(folder, 'owed-items.json');
});

const items: readonly OwedItem[] = [
  { account: 'id1/refresh', owed: 'remove' },
  { account: 'id1/key/id2', owed: 'write' },
];

it('gives back what was saved, to the next run too, and to nobody else', async () => {
  expect(await new OwedItemsFile(folder).load()).toEqual([]);
  expect((await new OwedItemsFile(folder).save(items)).ok).toBe(true);
  expect(await new OwedItemsFile(folder).load()).toEqual(items);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('leaves no file where nothing is owed', async () => {
  const file = new OwedItemsFile(folder);
  await file.save(items);
  await file.save([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('loses a wrong item alone, and nothing to a byte-order mark', async () => {
  const wrong = [{ account: 7, owed: 'remove' }, { account: 'a b', owed: 'remove' }, null];
  writeFileSync(path, `\uFEFF${JSON.stringify({ version: 1, items: [...wrong, ...items] })}`);
  expect(await new OwedItemsFile(folder).load()).toEqual(items);
});

it.each(['{"version":1,"items":[{', '[]', '{"version":2,"items":[]}', ''])(
  'sets a damaged file aside: %j',
  async (text) => {
    writeFileSync(path, text);
    const file = new OwedItemsFile(folder);
    expect(await file.load()).toEqual([]);
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(text);
    expect((await file.save(items)).ok).toBe(true);
  },
);

it('never overwrites what it could not read', async () => {
  mkdirSync(path);
  const file = new OwedItemsFile(folder);
  expect(await file.load()).toEqual([]);
  expect((await file.save(items)).ok).toBe(false);
  expect((await file.save([])).ok).toBe(false);
  expect(statSync(path).isDirectory()).toBe(true);
});
