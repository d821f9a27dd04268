import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StandInHub } from '../hub/hub.ts';
import { startProxy } from '../hub/proxy.ts';
import { expect, test } from '../fixtures/test.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** A name that the stand-in proxy alone knows. */
const named = (hub: StandInHub): string => hub.url.replace('127.0.0.1', 'hub.test');

/** Serves a configuration file; `body` may be changed. */
async function servePac(body: string) {
  const served = { body, url: '', asked: [] as string[], stop: () => server.close() };
  const server = createServer(({ url = '' }, response) => {
    served.asked.push(url);
    response.writeHead(served.body ? 200 : 503).end(served.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy.pac`;
  return served;
}

/** The variables of a Plasma desktop whose proxy settings name a file. */
function plasma(folder: string, address: string): NodeJS.ProcessEnv {
  const config = join(folder, 'config');
  mkdirSync(config);
  const lines = ['[Proxy Settings]', 'ProxyType=2', `Proxy Config Script=${address}`, ''];
  writeFileSync(join(config, 'kioslaverc'), lines.join('\n'));
  return { XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: '6', XDG_CONFIG_HOME: config };
}

/** The same of a GNOME desktop, by its own program. */
function gnome(folder: string, address: string): NodeJS.ProcessEnv {
  const config = join(folder, 'config');
  mkdirSync(config);
  const env = {
    XDG_CURRENT_DESKTOP: 'GNOME',
    XDG_CONFIG_HOME: config,
    GSETTINGS_BACKEND: 'keyfile',
  };
  for (const [key, value] of [
    ['mode', 'auto'],
    ['autoconfig-url', address],
  ] as const) {
    execFileSync('gsettings', ['set', 'org.gnome.system.proxy', key, value], {
      env: { ...process.env, ...env },
    });
  }
  return env;
}

const noProxies = Object.fromEntries(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [
    [name, ''],
    [name.toLowerCase(), ''],
  ]),
);

/** A file that sends the Hub through a proxy, and what it can't look up past it. */
const pac = (proxy: string): string => `function FindProxyForURL(url, host) {
  if (isInNet("10.1.2.3", "10.0.0.0", "255.0.0.0") && dnsResolve("name.test") === null)
    return "PROXY ${new URL(proxy).host}";
  return "DIRECT";
}`;

async function signIn(page: Page, hub: StandInHub): Promise<SignInPage> {
  const screen = new SignInPage(page);
  await screen.fill(named(hub), hub.user, hub.password);
  await screen.submit.click();
  return screen;
}

const isSignedIn = (page: Page) =>
  expect(page.getByRole('main').getByText(/^Access for /)).toBeVisible();

test('a Hub is reached through the proxy that the system’s configuration file names', async ({
  launch,
  userDataDir,
  hub,
}) => {
  const proxy = await startProxy();
  const file = await servePac(pac(proxy.url));
  const hubkey = await launch({ env: { ...noProxies, ...plasma(userDataDir, file.url) } });
  const page = await hubkey.window();
  await expect(new SignInPage(page).heading).toBeVisible();
  expect(file.asked).toEqual([]);
  await signIn(page, hub);
  await isSignedIn(page);
  expect(file.asked).toEqual(['/proxy.pac']);
  expect(proxy.seen.length).toBeGreaterThan(0);
  const settings = new SettingsPage(page);
  await settings.open('Hubs');
  const hubs = settings.group('Hubs');
  await expect(hubs.getByText(`Proxy ${proxy.url}, as the system says.`)).toBeVisible();
  expect(file.asked).toEqual(['/proxy.pac']);
  file.stop();
  await proxy.stop();
});

test('the file that GNOME names counts, and one that can’t be loaded is told of @long', async ({
  launch,
  userDataDir,
  hub,
}) => {
  const proxy = await startProxy();
  const file = await servePac('');
  const hubkey = await launch({ env: { ...noProxies, ...gnome(userDataDir, file.url) } });
  const page = await hubkey.window();
  const screen = await signIn(page, hub);
  await expect(screen.alert).toBeVisible();
  await page.getByRole('button', { name: 'Connection settings…' }).click();
  const hubs = new SettingsPage(page).group('Hubs');
  await expect(
    hubs.getByText(/^No proxy: the system’s proxy configuration file \(PAC\) couldn’t be loaded\./),
  ).toBeVisible();
  expect(proxy.seen).toEqual([]);

  file.body = pac(proxy.url);
  // Hubkey listens for wake-ups soon after the start.
  const wake = () => hubkey.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(wake).toBe(true);
  await hubs.getByRole('button', { name: 'Sign in', exact: true }).click();
  await screen.password.fill(hub.password);
  await screen.submit.click();
  await isSignedIn(page);
  expect(proxy.seen.length).toBeGreaterThan(0);
  file.stop();
  await proxy.stop();
});
