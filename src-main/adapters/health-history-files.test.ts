import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { profileId } from '../domain/ids.ts';
import { useTestFolder } from '../testing/test-folder.ts';
import { HealthHistoryFiles } from './health-history-files.ts';

let folder: string;
useTestFolder((made) => {
  folder = made;
});
const id = profileId('0123456789abcdef');
const history = new Map([['', [{ from: 1, until: 2, state: 'ok' }]]]);

it('gives back what it kept, readable by its owner alone, and removes it', async () => {
  const files = new HealthHistoryFiles(folder);
  expect(await files.load(id)).toEqual(new Map());
  await files.save(id, history);
  expect(await new HealthHistoryFiles(folder).load(id)).toEqual(history);
  expect(statSync(join(folder, 'health', '0123456789abcdef.json')).mode & 0o777).toBe(0o600);
  await files.remove(id);
  expect(await files.load(id)).toEqual(new Map());
});

it('sets a damaged file aside and goes on', async () => {
  const files = new HealthHistoryFiles(folder);
  await files.save(id, history);
  writeFileSync(join(folder, 'health', '0123456789abcdef.json'), '[[');
  expect(await files.load(id)).toEqual(new Map());
  expect(readdirSync(join(folder, 'health'))).toEqual(['0123456789abcdef.json.damaged']);
});

it('goes on where nothing can be written', async () => {
  writeFileSync(join(folder, 'health'), '');
  await new HealthHistoryFiles(folder).save(id, history);
});
