import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { SystemClock } from '../system-clock.ts';
import { SystemAnswers } from './system-answers.ts';

/** A system whose settings say `settings`, and whose file says `file`. */
function answers({ settings = '', file = '' }) {
  const did: string[] = [];
  const system = new SystemAnswers({
    clock: new SystemClock(),
    settings: () => Promise.resolve(settings),
    makeRunner: () => {
      did.push('made');
      return {
        setProxy: () => Promise.resolve(),
        resolveProxy: () => Promise.resolve(file),
      };
    },
  });
  return { did, system };
}

/** Has this computer's settings name a file of the test, or one that isn't there. */
function name(text: string | null): void {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-pac-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'proxy.pac');
  if (text !== null) writeFileSync(path, text);
  for (const variable of ['XDG_CURRENT_DESKTOP', 'DESKTOP_SESSION']) vi.stubEnv(variable, '');
  for (const variable of ['GNOME_DESKTOP_SESSION_ID', 'KDE_FULL_SESSION']) {
    vi.stubEnv(variable, undefined);
  }
  vi.stubEnv('auto_proxy', pathToFileURL(path).href);
}

const hub = 'https://hub.example/';
const pac = 'function FindProxyForURL() { return "DIRECT"; }';

it.skipIf(process.platform !== 'linux')('takes what a configuration file says', async () => {
  name(pac);
  const { did, system } = answers({ settings: 'DIRECT', file: 'PROXY a.example:80' });
  expect(did).toEqual([]);
  expect(await system.ask(hub)).toEqual({ kind: 'answer', text: 'PROXY a.example:80' });
  await system.ask(hub);
  expect(did).toEqual(['made']);
});

it.skipIf(process.platform !== 'linux')('takes the settings without a file', async () => {
  name(null);
  vi.stubEnv('auto_proxy', '');
  const { did, system } = answers({ settings: 'PROXY b.example:80', file: 'DIRECT' });
  expect(await system.ask(hub)).toEqual({ kind: 'answer', text: 'PROXY b.example:80' });
  expect(did).toEqual([]);
  // Chromium's answer where it found none out.
  expect(await answers({}).system.ask(hub)).toEqual({ kind: 'silent' });
});

it.skipIf(process.platform !== 'linux')('says that a file doesn’t count', async () => {
  name(null);
  const { system } = answers({ settings: 'DIRECT' });
  const text = 'DIRECT';
  expect(await system.ask(hub)).toEqual({ kind: 'without-file', fault: 'not-loaded', text });
  name(pac);
  const failing = answers({ settings: 'DIRECT' }).system;
  expect(await failing.ask(hub)).toEqual({ kind: 'without-file', fault: 'not-usable', text });
});

it.skipIf(process.platform !== 'linux')(
  'looks for another file once the network has changed',
  async () => {
    name(null);
    const { system } = answers({ settings: 'DIRECT', file: 'PROXY a.example:80' });
    expect(await system.ask(hub)).toMatchObject({ kind: 'without-file' });
    name(pac);
    system.forget();
    expect(await system.ask(hub)).toEqual({ kind: 'answer', text: 'PROXY a.example:80' });
  },
);
