// One life of Hubkey in a network of its own, watched; run it by `e2e/specs/silence.spec.ts`. Prints JSON.
import { execFileSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktopSession } from '../../scripts/setup/desktop-session.mjs';
import { Hubkey } from '../fixtures/hubkey.ts';
import { TrayHost } from '../fixtures/tray-host.ts';
import { startHub } from '../hub/hub.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { passAnHour } from './fast-hour.ts';
import { proxyUrl, startObservers } from './observers.ts';

const runtime = execFileSync(process.execPath, ['scripts/runtime.mjs'], {
  encoding: 'utf8',
}).trim();
const observers = await startObservers();
const session = await startDesktopSession();
const trayHost = await TrayHost.start(session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
const hub = await startHub();
const userDataDir = mkdtempSync(join(tmpdir(), 'hubkey-silence-'));
const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
const proxies = Object.fromEntries(names.map((name) => [name, proxyUrl]));
const env = { ...process.env, ...session.env, ...proxies, NO_PROXY: '127.0.0.1' };

observers.noticed();
const hubkey = await Hubkey.launch(runtime, userDataDir, env);
const page = await hubkey.window();
await new SignInPage(page).signIn(hub);
for (const name of ['Client keys', 'Health', 'Activity', 'Settings', 'Copy']) {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
}
const palette = hubkey.electron.waitForEvent('window');
await hubkey.electron.evaluate(({ app }) => app.emit('second-instance', {}, ['--quick']));
await (await palette).close();
const before = hub.requests.length;
await passAnHour(hubkey);
const inTheHour = hub.requests.length - before;
await hubkey.quit();
const noticed = observers.noticed();

// The observers see what there is to see.
await lookup('control.example').catch(() => undefined);
for (const [host, port] of [
  ['192.0.2.1', 443],
  ['192.0.2.1', 4321],
] as const) {
  await new Promise<void>((resolve) => {
    connect(port, host)
      .once('connect', resolve)
      .once('error', () => resolve());
  });
}
await new Promise((resolve) => setTimeout(resolve, 100));
const control = observers.noticed();
console.log(JSON.stringify({ noticed, control, inTheHour }));
await hub.stop();
await trayHost.stop();
await session.stop();
rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
process.exit(0);
