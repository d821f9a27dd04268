import { expect, it } from 'vitest';
import { commandLocations } from './command-locations.ts';

const folders = {
  resources: '/opt/Hubkey/resources',
  home: '/home/ana',
  appData: '/home/ana/.config',
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

it('has no such files on Windows', () => {
  expect(commandLocations({ ...folders, platform: 'win32' }).extras).toEqual([]);
});
