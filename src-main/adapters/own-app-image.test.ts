import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTestFolder } from '../testing/test-folder.ts';
import { mountedAppImage, ownAppImage } from './own-app-image.ts';

let folder = '';
let APPIMAGE = '';
useTestFolder((made) => {
  folder = made;
  APPIMAGE = join(made, 'Hubkey.AppImage');
  writeFileSync(APPIMAGE, '');
});

it('is the file whose mounted folder the program is in', () => {
  expect(ownAppImage({ APPIMAGE, APPDIR: '/tmp/.mount_H' }, '/tmp/.mount_H/hubkey')).toBe(APPIMAGE);
});

it('is found where the folder is reached by a link', () => {
  mkdirSync(join(folder, 'real'));
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  const env = { APPIMAGE, APPDIR: join(folder, 'link') };
  expect(ownAppImage(env, join(folder, 'real', 'hubkey'))).toBe(APPIMAGE);
});

it.each([
  ['nothing names one', () => ({})],
  ['no folder is named', () => ({ APPIMAGE })],
  ['it is another program’s', () => ({ APPIMAGE, APPDIR: '/tmp/.mount_Editor' })],
  ['the folder’s name only begins alike', () => ({ APPIMAGE, APPDIR: '/opt/Hub' })],
  ['it is gone', () => ({ APPIMAGE: `${APPIMAGE}-gone`, APPDIR: '/opt/Hubkey' })],
  ['it is a folder', () => ({ APPIMAGE: folder, APPDIR: '/opt/Hubkey' })],
  ['its name is no whole path', () => ({ APPIMAGE: 'package.json', APPDIR: '/opt/Hubkey' })],
])('is none where %s', (_why, env) => {
  expect(ownAppImage(env(), '/opt/Hubkey/hubkey')).toBeNull();
});

it('is known to be one even where its file is gone', () => {
  const env = { APPIMAGE: `${APPIMAGE}-gone`, APPDIR: '/opt/Hubkey' };
  expect(mountedAppImage(env, '/opt/Hubkey/hubkey')).toBe(`${APPIMAGE}-gone`);
  expect(ownAppImage(env, '/opt/Hubkey/hubkey')).toBeNull();
});
