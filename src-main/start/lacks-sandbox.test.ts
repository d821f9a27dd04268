import { expect, it } from 'vitest';
import { lacksSandbox } from './lacks-sandbox.ts';

const image = { APPIMAGE: '/home/ana/Hubkey.AppImage', APPDIR: '/tmp/.mount_Hubkey' };
const editor = { APPIMAGE: '/home/ana/Editor.AppImage', APPDIR: '/tmp/.mount_Editor' };
const program = '/tmp/.mount_Hubkey/hubkey';

it('refuses an AppImage whose launcher gave the sandbox up', () => {
  expect(lacksSandbox(['--no-sandbox', '--hidden'], image, program, 1000)).toBe(true);
});

it.each([
  ['an AppImage in its sandbox', ['--hidden'], image, 1000],
  ['root’s AppImage', ['--no-sandbox'], image, 0],
  ['an installed package that a person starts so', ['--no-sandbox'], {}, 1000],
  ['what another AppImage started', ['--no-sandbox'], editor, 1000],
  ['Windows', ['--no-sandbox'], image, undefined],
] as const)('starts %s', (_what, args, env, uid) => {
  expect(lacksSandbox(args, env, program, uid)).toBe(false);
});
