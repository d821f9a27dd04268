import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTestFolder } from '../../testing/test-folder.ts';
import { buildUpdates } from './build-updates.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});
const key = `${'A'.repeat(42)}A=`;
const nothing = { feed: null, key: null };

it('has no feed and no key unless a build was given them', () => {
  expect(buildUpdates(process.cwd())).toEqual(nothing);
  expect(buildUpdates(folder)).toEqual(nothing);
});

it.each([
  [
    { feed: 'https://updates.example', key },
    { feed: 'https://updates.example/', key },
  ],
  [
    { feed: 'http://updates.example/', key },
    { feed: null, key },
  ],
  [
    { feed: 'https://updates.example/', key: 'short' },
    { feed: 'https://updates.example/', key: null },
  ],
  [{ feed: 7, key: {} }, nothing],
  ['x', nothing],
  [undefined, nothing],
])('reads %j', (updates, found) => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'hubkey', updates }));
  expect(buildUpdates(folder)).toEqual(found);
});

it('finds none in a damaged file', () => {
  writeFileSync(join(folder, 'package.json'), '{');
  expect(buildUpdates(folder)).toEqual(nothing);
});
