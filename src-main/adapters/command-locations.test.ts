import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { commandLocations } from './command-locations.ts';

const folders = {
  resources: '/opt/Hubkey/resources',
  home: '/home/ana',
  executable: '/opt/Hubkey/hubkey',
  platform: 'linux',
  env: { PATH: '/usr/bin' },
} as const;

const places = (env: NodeJS.ProcessEnv) =>
  commandLocations({ ...folders, env }).extras.map(({ kind, to }) => [kind, to]);

it('puts man page and completions where man, bash, zsh and fish look', () => {
  expect(places({})).toEqual([
    ['man', '/home/ana/.local/share/man/man1/hubkey.1'],
    ['bash', '/home/ana/.local/share/bash-completion/completions/hubkey'],
    ['zsh', '/home/ana/.local/share/zsh/site-functions/_hubkey'],
    ['fish', '/home/ana/.config/fish/completions/hubkey.fish'],
  ]);
});

it('follows the folders that the person chose, but for man, which looks beside PATH', () => {
  expect(places({ XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/config' })).toEqual([
    ['man', '/home/ana/.local/share/man/man1/hubkey.1'],
    ['bash', '/data/bash-completion/completions/hubkey'],
    ['zsh', '/data/zsh/site-functions/_hubkey'],
    ['fish', '/config/fish/completions/hubkey.fish'],
  ]);
});

it.each(['', 'data', './data'])('takes no folder that isn’t absolute: %j', (value) => {
  expect(places({ XDG_DATA_HOME: value, XDG_CONFIG_HOME: value })).toEqual(places({}));
});

it.each([
  [{ LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\Hubkey\\bin'],
  [{ APPDATA: 'N:\\Roaming' }, 'C:\\Users\\Ana\\AppData\\Local\\Hubkey\\bin'],
])('is on this computer alone on Windows, without such files: %j', (env, to) => {
  const windows = { ...folders, home: 'C:\\Users\\Ana', platform: 'win32' } as const;
  expect(commandLocations({ ...windows, env })).toMatchObject({ to, extras: [] });
});

it.each([
  ['an installed Hubkey', {}, false],
  ['the AppImage', { env: { APPIMAGE: resolve('package.json'), APPDIR: '/opt/Hubkey' } }, true],
  [
    'another program’s AppImage',
    { env: { APPIMAGE: resolve('package.json'), APPDIR: '/tmp/.mount_Editor' } },
    false,
  ],
  [
    'a Mac app that was never moved',
    {
      platform: 'darwin' as const,
      resources: '/private/var/folders/x/AppTranslocation/1-2/d/Hubkey.app/Contents/Resources',
    },
    true,
  ],
])('knows whether the files of %s are gone afterwards', (_what, change, vanishing) => {
  expect(commandLocations({ ...folders, ...change }).vanishing).toBe(vanishing);
});
