import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubkeyBridge } from '../../src-main/contract/index.ts';
import { collectGarbageOf } from '../fixtures/garbage.ts';
import { Hubkey } from '../fixtures/hubkey.ts';
import { TrayHost } from '../fixtures/tray-host.ts';
import { startHub } from '../hub/hub.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { doorsOf } from './doors-of.ts';
import type { FuzzTarget } from './fuzz-target.ts';

/** The running Hubkey, signed in to a stand-in Hub. Needs a desktop session in this process's environment. */
export async function startHelperApp(
  runtime: string,
): Promise<FuzzTarget & { stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-fuzz-'));
  const hub = await startHub();
  const tray = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const hubkey = await Hubkey.launch(runtime, folder, process.env);
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  await page.evaluate(async () => {
    const { hubkey: bridge } = window as unknown as { hubkey: HubkeyBridge };
    await bridge.call('changeSettings', { rawHeaders: 'never', notifications: false });
    // Nobody is there to be asked.
    const { current } = await bridge.call('view', null);
    if (current) await bridge.call('allowChanges', { profile: current, changes: 'allow' });
  });
  const { authorization = '' } = await hub.waitForRequest('GET', '/api/health/');
  await hubkey.helper('GET', '/v1/status');
  const doors = doorsOf(folder, `127.0.0.1-${hub.port}`);
  return {
    doors,
    hub,
    patience: { quietMs: 80, maxMs: 15_000, slowMs: 900 },
    slowMaxMs: 13_000,
    secrets: [authorization.split(' ')[1] ?? '', hub.password, ...doors.map(({ token }) => token)],
    footprint: async () => {
      await collectGarbageOf(hubkey);
      const heapBytes = await hubkey.electron.evaluate(() => process.memoryUsage().heapUsed);
      return { heapBytes, descriptors: readdirSync(`/proc/${hubkey.pid}/fd`).length };
    },
    copies: () => Promise.resolve(copiesIn(folder)),
    stop: async () => {
      await hubkey.quit();
      await tray.stop();
      await hub.stop();
      rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** How many copies through the helper the record of activity holds. */
function copiesIn(folder: string): number {
  try {
    const text = readFileSync(join(folder, 'activity.jsonl'), 'utf8');
    return text.match(/"kind":"copied"[^\n]*"by":"helper"/g)?.length ?? 0;
  } catch {
    return 0;
  }
}
