import { expect, it } from 'vitest';
import { localFolder } from './local-folder.ts';

const LOCALAPPDATA = 'C:\\Users\\Ana\\AppData\\Local';

it.each([
  ['win32', { LOCALAPPDATA }, 'C:\\Users\\Ana\\AppData\\Local\\Hubkey'],
  ['win32', {}, null],
  ['win32', { LOCALAPPDATA: 'Local' }, null],
  ['linux', { LOCALAPPDATA }, null],
  ['linux', { HOME: '/home/ana' }, null],
  ['linux', { HOME: '/home/ana', XDG_CONFIG_HOME: '/config' }, null],
  ['linux', { HOME: '/home/ana', XDG_CONFIG_HOME: '' }, null],
  ['linux', { HOME: '/home/ana', XDG_CONFIG_HOME: 'config' }, '/home/ana/.config/Hubkey'],
  ['darwin', { HOME: '/Users/ana', XDG_CONFIG_HOME: 'config' }, null],
] as const)('on %s with %j: %s', (platform, env, folder) => {
  expect(localFolder(platform, env)).toBe(folder);
});
