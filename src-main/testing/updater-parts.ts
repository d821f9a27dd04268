import { sha512Of } from '../../e2e/fixtures/update-feed.ts';
import { writeFile } from 'node:fs/promises';
import { OfferedProvider } from '../adapters/updates/offered-provider.ts';
import type { OwnUpdater, UpdaterParts } from '../adapters/updates/own-updater.ts';
import { ManualClock } from './manual-clock.ts';

/** What electron-updater's classes are made with, for a file that "comes" from a feed. */
export function updaterParts(folder: string, content: string, mode = 0o600) {
  const did: ('relaunch' | 'quit')[] = [];
  const clock = new ManualClock();
  const giving = new AbortController();
  const parts: UpdaterParts = {
    app: {
      version: '0.1.0',
      name: 'Hubkey',
      isPackaged: true,
      appUpdateConfigPath: `${folder}/none.yml`,
      userDataPath: folder,
      baseCachePath: folder,
      whenReady: () => Promise.resolve(),
      relaunch: () => void did.push('relaunch'),
      quit: () => void did.push('quit'),
      onQuit: () => undefined,
    },
    folder,
    clock,
    signal: giving.signal,
    httpExecutor: {
      download: async (_url, path) => {
        await writeFile(path, content, { mode });
        return path;
      },
    },
  };
  return { parts, did, clock, giveUp: () => giving.abort() };
}

/** An offer of that file, as electron-updater's classes are handed it. */
export function handedOffer(name: string, content: string): Parameters<OwnUpdater['offer']>[0] {
  const file = { name, sha512: sha512Of(Buffer.from(content)), size: Buffer.byteLength(content) };
  const offer = { version: '0.2.0', notes: null, percentage: null, file };
  const provider = new OfferedProvider(offer, 'https://updates.example/');
  return { info: provider.info, provider };
}
