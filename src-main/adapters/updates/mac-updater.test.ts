import { beforeEach, expect, it, vi } from 'vitest';
import { electronForModules } from '../../testing/electron-for-modules.ts';
import { SquirrelStandIn } from '../../testing/squirrel-stand-in.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { handedOffer, updaterParts } from '../../testing/updater-parts.ts';

const squirrel = new SquirrelStandIn();
vi.mock('electron', () => ({ autoUpdater: squirrel }));
electronForModules({ autoUpdater: squirrel });
const { OwnMacUpdater } = await import('./mac-updater.ts');
const { RefusedBySystem } = await import('./own-updater.ts');

const archive = 'PK a new Hubkey.app';
let folder = '';
useTestFolder((made) => {
  folder = made;
});
beforeEach(() => {
  squirrel.removeAllListeners();
  squirrel.archive = null;
  squirrel.installed = 0;
});

function handOver() {
  const made = updaterParts(folder, archive);
  const updater = new OwnMacUpdater(made.parts);
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.disableDifferentialDownload = true;
  updater.offer(handedOffer('Hubkey-0.2.0-universal-mac.zip', archive));
  const seen = { ended: false };
  const taken = new Promise((resolve) => squirrel.once('taken', resolve));
  const download = updater.downloadUpdate();
  void download.catch(() => undefined).then(() => (seen.ended = true));
  const putInPlace = (restart: boolean) =>
    updater.putInPlace({ file: '', sha512: '', replaced: null, restart });
  return { ...made, seen, taken, download, putInPlace };
}

it('is done only once macOS has accepted what it was given', async () => {
  const { taken, seen, download, clock } = handOver();
  await taken;
  expect(String(squirrel.archive)).toBe(archive);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen.ended).toBe(false);
  squirrel.accept();
  expect(await download).toHaveLength(1);
  expect(clock.pending).toBe(0);
});

it('fails where macOS refuses it', async () => {
  const { taken, download, clock } = handOver();
  await taken;
  await new Promise((resolve) => setTimeout(resolve, 50));
  squirrel.refuse();
  await expect(download).rejects.toThrow(RefusedBySystem);
  expect(clock.pending).toBe(0);
});

it('waits no longer than 5 minutes for macOS, nor once it is given up', async () => {
  const first = handOver();
  await first.taken;
  await vi.waitFor(() => expect(first.clock.pending).toBe(1));
  await first.clock.advance(5 * 60_000);
  await expect(first.download).rejects.toThrow(RefusedBySystem);
  const second = handOver();
  await second.taken;
  second.giveUp();
  await expect(second.download).rejects.toThrow();
});

async function accepted() {
  const made = handOver();
  await made.taken;
  squirrel.accept();
  await made.download;
  return made;
}

it('leaves it to macOS when Hubkey quits', async () => {
  const { putInPlace } = await accepted();
  expect(putInPlace(false)).toEqual({ kind: 'handed-over' });
  expect(squirrel.installed).toBe(0);
});

it('restarts by macOS, and starts this version again where that fails', async () => {
  const { putInPlace, did } = await accepted();
  expect(putInPlace(true)).toEqual({ kind: 'quits' });
  expect(squirrel.installed).toBe(1);
  expect(did).toEqual([]);
  squirrel.refuse();
  expect(did).toEqual(['relaunch', 'quit']);
});
