import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTestFolder } from '../testing/test-folder.ts';
import { lacksSandbox } from './lacks-sandbox.ts';

const image = { APPIMAGE: '/home/ana/Hubkey.AppImage', APPDIR: '/tmp/.mount_Hubkey' };
const editor = { APPIMAGE: '/home/ana/Editor.AppImage', APPDIR: '/tmp/.mount_Editor' };
const program = '/tmp/.mount_Hubkey/hubkey';

it('refuses an AppImage whose launcher gave the sandbox up', () => {
  expect(lacksSandbox(['--no-sandbox', '--hidden'], image, program, 1000)).toBe(true);
});

let folder = '';
useTestFolder((made) => (folder = made));

it('refuses the same of an AppImage that was extracted, whose environment names nothing', () => {
  writeFileSync(join(folder, 'AppRun'), '');
  const extracted = join(folder, 'hubkey');
  expect(lacksSandbox(['--no-sandbox'], {}, extracted, 1000)).toBe(true);
  expect(lacksSandbox(['--no-sandbox'], editor, extracted, 1000)).toBe(true);
  expect(lacksSandbox(['--no-sandbox'], {}, extracted, 0)).toBe(false);
  expect(lacksSandbox(['--hidden'], {}, extracted, 1000)).toBe(false);
});

it('refuses each form in which Chromium takes the switch', () => {
  for (const form of ['-no-sandbox', ' --no-sandbox', '--no-sandbox=1'])
    expect(lacksSandbox([form], image, program, 1000), form).toBe(true);
  expect(lacksSandbox(['--', '--no-sandbox'], image, program, 1000)).toBe(false);
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
