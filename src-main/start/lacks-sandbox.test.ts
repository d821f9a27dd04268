import { expect, it } from 'vitest';
import { lacksSandbox } from './lacks-sandbox.ts';

const image = { APPIMAGE: '/home/ana/Hubkey.AppImage' };

it('refuses an AppImage whose launcher gave the sandbox up', () => {
  expect(lacksSandbox(['--no-sandbox', '--hidden'], image, 1000)).toBe(true);
});

it.each([
  ['an AppImage in its sandbox', ['--hidden'], image, 1000],
  ['root’s AppImage', ['--no-sandbox'], image, 0],
  ['an installed package that a person starts so', ['--no-sandbox'], {}, 1000],
  ['Windows', ['--no-sandbox'], image, undefined],
] as const)('starts %s', (_what, args, env, uid) => {
  expect(lacksSandbox(args, env, uid)).toBe(false);
});
