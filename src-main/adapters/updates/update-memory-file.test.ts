import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTestFolder } from '../../testing/test-folder.ts';
import { UpdateMemoryFile } from './update-memory-file.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});
const remembered = { checkedAt: 5, notified: '0.2.0', place: 42.5 };

it('remembers between runs, in a file of this user alone', async () => {
  expect(await new UpdateMemoryFile(folder).load()).toBeNull();
  await new UpdateMemoryFile(folder).save(remembered);
  expect(await new UpdateMemoryFile(folder).load()).toEqual(remembered);
  expect(statSync(join(folder, 'updates.json')).mode & 0o777).toBe(0o600);
});

it.each([
  ['{', null],
  ['[]', null],
  ['{"place":100}', null],
  ['{"place":"1"}', null],
  ['{"place":1,"checkedAt":"x","notified":3}', { checkedAt: null, notified: null, place: 1 }],
])('reads %s as %j', async (text, found) => {
  writeFileSync(join(folder, 'updates.json'), text);
  expect(await new UpdateMemoryFile(folder).load()).toEqual(found);
});

it('bears a folder that it can’t write', async () => {
  await new UpdateMemoryFile(join(folder, 'gone')).save(remembered);
  expect(await new UpdateMemoryFile(join(folder, 'gone')).load()).toBeNull();
});
