import { expect, it } from 'vitest';
import { updateWay } from './update-way.ts';

const linux = { packaged: true, platform: 'linux', env: {}, executable: '/home/ana/hubkey/hubkey' };
const appImage = { APPIMAGE: '/home/ana/Hubkey.AppImage', APPDIR: '/tmp/.mount_Hub' };
const portable = {
  PORTABLE_EXECUTABLE_FILE: 'D:\\Hubkey.exe',
  PORTABLE_EXECUTABLE_APP_FILENAME: 'hubkey',
};

it.each([
  ['from its source', { packaged: false }, 'none'],
  ['as an AppImage', { env: appImage, executable: '/tmp/.mount_Hub/hubkey' }, 'itself'],
  [
    'as an AppImage that an administrator gives everybody',
    {
      env: { ...appImage, APPIMAGE: '/opt/Hubkey.AppImage' },
      executable: '/tmp/.mount_Hub/hubkey',
    },
    'system',
  ],
  ['with another program’s AppImage around', { env: appImage }, 'by-hand'],
  ['from a deb or rpm', { executable: '/opt/Hubkey/hubkey' }, 'system'],
  [
    'from a deb, with another’s AppImage',
    { env: appImage, executable: '/opt/Hubkey/hubkey' },
    'system',
  ],
  ['from a tar.gz', {}, 'by-hand'],
  ['on macOS', { platform: 'darwin' }, 'itself'],
  ['on Windows', { platform: 'win32', executable: 'C:\\Hubkey\\Hubkey.exe' }, 'itself'],
  [
    'portable on Windows',
    { platform: 'win32', executable: 'C:\\Temp\\Hubkey.exe', env: portable },
    'by-hand',
  ],
] as const)('%s, %o is updated %s', (_name, change, way) => {
  expect(updateWay({ ...linux, platform: 'linux', ...change })).toBe(way);
});
