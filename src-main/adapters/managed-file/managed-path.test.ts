import { expect, it } from 'vitest';
import { managedPath } from './managed-path.ts';

it.each([
  ['linux', {}, '/etc/hubkey/managed.json'],
  ['darwin', {}, '/Library/Application Support/Hubkey/managed.json'],
  ['win32', { ProgramData: 'D:\\Data' }, 'D:\\Data\\Hubkey\\managed.json'],
  ['win32', {}, 'C:\\ProgramData\\Hubkey\\managed.json'],
] as const)('is where only administrators write: %s', (platform, env, path) => {
  expect(managedPath(platform, env)).toBe(path);
});
