import { expect, it, vi } from 'vitest';
import { managedPath } from './managed-path.ts';

it.each([
  ['linux', '/etc/hubkey/managed.json'],
  ['darwin', '/Library/Application Support/Hubkey/managed.json'],
  ['win32', 'C:\\ProgramData\\Hubkey\\managed.json'],
] as const)('is where only administrators write: %s', (platform, path) => {
  vi.stubEnv('ProgramData', 'D:\\Data');
  expect(managedPath(platform)).toBe(path);
  vi.unstubAllEnvs();
});
