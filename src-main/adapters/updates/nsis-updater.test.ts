import { EventEmitter } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { electronForModules } from '../../testing/electron-for-modules.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { handedOffer, updaterParts } from '../../testing/updater-parts.ts';

/** A setup, which says what it was started with. */
const setup = '#!/bin/sh\nprintf "%s " "$@" > "$0.args.new"\nmv "$0.args.new" "$0.args"\n';

electronForModules({ autoUpdater: new EventEmitter() });
const { OwnNsisUpdater } = await import('./nsis-updater.ts');

let folder = '';
useTestFolder((made) => {
  folder = made;
});
beforeEach(() => {
  // Where Windows' packages have the program that asks for an administrator's rights.
  Reflect.set(process, 'resourcesPath', folder);
});
afterEach(() => {
  Reflect.deleteProperty(process, 'resourcesPath');
});

async function downloaded() {
  const made = updaterParts(folder, setup, 0o700);
  const updater = new OwnNsisUpdater(made.parts);
  updater.autoInstallOnAppQuit = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  updater.logger = null;
  updater.offer(handedOffer('Hubkey-0.2.0-setup.exe', setup));
  const [file = ''] = await updater.downloadUpdate();
  const putInPlace = (restart: boolean) =>
    updater.putInPlace({ file, sha512: '', replaced: null, restart });
  return { ...made, file, putInPlace };
}

it.each([
  [false, '--updated /S '],
  [true, '--updated /S --force-run '],
])('runs the setup without questions (restart: %s)', async (restart, args) => {
  const { file, putInPlace, did } = await downloaded();
  expect(readFileSync(file, 'utf8')).toBe(setup);
  expect(putInPlace(restart)).toEqual({ kind: 'handed-over' });
  await vi.waitFor(() => expect(existsSync(`${file}.args`)).toBe(true));
  expect(readFileSync(`${file}.args`, 'utf8')).toBe(args);
  expect(did).toEqual([]);
  expect(putInPlace(restart)).toEqual({ kind: 'failed', problem: 'not-replaced' });
});

it('has a setup that may not be started ask for an administrator’s rights', async () => {
  const { file, putInPlace } = await downloaded();
  const elevate = join(folder, 'elevate.exe');
  writeFileSync(elevate, setup, { mode: 0o700 });
  chmodSync(file, 0o600);
  putInPlace(true);
  await vi.waitFor(() => expect(existsSync(`${elevate}.args`)).toBe(true));
  expect(readFileSync(`${elevate}.args`, 'utf8')).toBe(`${file} --updated /S --force-run `);
});

it.each([
  [true, ['relaunch']],
  [false, []],
])(
  'starts this version again where no setup can be started (restart: %s)',
  async (restart, again) => {
    const { file, putInPlace, did } = await downloaded();
    chmodSync(file, 0o600);
    putInPlace(restart);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(did).toEqual(again);
  },
);
