import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RememberedUpdates } from '../../ports/update-memory.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { UpdateMemoryFile } from './update-memory-file.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});
const remembered: RememberedUpdates = {
  checkedAt: 5,
  notified: '0.2.0',
  place: 42.5,
  downloaded: '0.3.0',
  attempt: { version: '0.2.0', problem: 'disk-full' },
};
const nothing = { checkedAt: null, notified: null, downloaded: null, attempt: null };

it('remembers between runs, in a file of this user alone', async () => {
  expect(await new UpdateMemoryFile(folder).load()).toBeNull();
  new UpdateMemoryFile(folder).save(remembered);
  expect(await new UpdateMemoryFile(folder).load()).toEqual(remembered);
  expect(statSync(join(folder, 'updates.json')).mode & 0o777).toBe(0o600);
});

it.each([
  ['{', null],
  ['[]', null],
  ['{"place":100}', null],
  ['{"place":"1"}', null],
  ['{"place":1,"checkedAt":"x","notified":3,"downloaded":4}', { ...nothing, place: 1 }],
  ['{"place":1,"attempt":{"version":"1.0.0","problem":"x"}}', { ...nothing, place: 1 }],
  ['{"place":1,"attempt":{"version":1,"problem":"changed"}}', { ...nothing, place: 1 }],
])('reads %s as %j', async (text, found) => {
  writeFileSync(join(folder, 'updates.json'), text);
  expect(await new UpdateMemoryFile(folder).load()).toEqual(found);
});

it('bears a folder that it can’t write', async () => {
  new UpdateMemoryFile(join(folder, 'gone')).save(remembered);
  expect(await new UpdateMemoryFile(join(folder, 'gone')).load()).toBeNull();
});
