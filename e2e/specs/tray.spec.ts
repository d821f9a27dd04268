import { once } from 'node:events';
import { NotificationServer } from '../fixtures/notification-server.ts';
import { startAgain } from '../fixtures/start-again.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('the menu tells the state, copies, and signs out', async ({
  page,
  hub,
  trayHost,
  desktop,
}) => {
  const item = await trayHost.item();
  const labels = async () => (await item.menu()).map(({ label }) => label).filter(Boolean);
  // The icon comes before its menu.
  await expect.poll(async () => (await labels())[0]).toBe('Hubkey — not signed in');
  const signedOut = await item.iconHash();
  await new SignInPage(page).signIn(hub);
  const first = `127.0.0.1-${hub.port} — ${hub.user} — access for `;
  await expect.poll(async () => (await labels())[0]).toContain(first);
  expect(await labels()).toEqual([
    expect.stringContaining(first),
    'Copy header',
    'Copy curl',
    'Copy helper command',
    'Quick copy…',
    'Client keys',
    expect.stringMatching(/^Health: /),
    'Open API docs',
    'Profiles',
    'Refresh now',
    'Sign out',
    'Lock now',
    'Settings…',
    'Open Hubkey',
    'Quit Hubkey',
  ]);
  expect(await item.tooltip()).toContain(first);
  expect(await item.iconHash()).not.toBe(signedOut);

  await item.click('Copy header');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
  await item.click('Copy curl', 'Jobs');
  await expect.poll(() => desktop.clipboard.read()).toContain('/api/jobs/');
  await item.click('Refresh now');
  await hub.waitForRequest('POST', '/api/auth/token/refresh/');
  const signedIn = await item.iconHash();
  await hub.stopListening();
  await item.click('Refresh now');
  await expect.poll(async () => (await labels())[0]).toMatch(/no answer since \d\d:\d\d$/);
  expect(await item.iconHash()).not.toBe(signedIn);
  await item.click('Sign out');
  await expect.poll(async () => (await labels())[0]).toMatch(/signed out$/);
  await item.click('Sign in…');
  await expect(new SignInPage(page).heading).toBeVisible();
});

test('keys and profiles are there to choose, whatever their names @long', async ({
  page,
  hub,
  trayHost,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await page.getByRole('link', { name: 'Client keys' }).click();
  await page.getByRole('button', { name: 'Add existing key' }).click();
  await page.getByRole('textbox', { name: 'Key name', exact: true }).fill('a & b_c');
  const { key } = hub.addKey('a & b_c');
  await page.getByLabel('Client key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Save key' }).click();
  const item = await trayHost.item();
  await item.click('Client keys', 'a & b_c', 'Copy header');
  await expect.poll(() => desktop.clipboard.read()).toBe(`Authorization: Api-Key ${key}`);
  await item.click('Client keys', 'a & b_c', 'Copy helper command');
  await expect.poll(() => desktop.clipboard.read()).toContain('X-Hubkey-Key: a & b_c');
  const profiles = (await item.menu()).find(({ label }) => label === 'Profiles');
  const [profile] = profiles?.children ?? [];
  expect(profile).toMatchObject({
    label: `127.0.0.1-${hub.port}`,
    toggle: 'radio',
    checked: true,
  });
});

test('it copies for another profile without switching, and says the state of each @long', async ({
  hubkey,
  page,
  hub,
  trayHost,
  desktop,
}) => {
  hub.addUser({ name: 'ana', password: hub.password });
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  const first = `127.0.0.1-${hub.port}`;
  await item.click('Profiles', 'Add a Hub…');
  const second = new SignInPage(await hubkey.window());
  await second.fill(hub.url, 'ana', hub.password);
  await second.submit.click();
  await expect.poll(async () => (await item.menu())[0]?.label).toContain(' — ana — access for ');
  await item.click('Profiles', `Copy for ${first} — signed in`, 'Copy curl', 'Jobs');
  await expect.poll(() => desktop.clipboard.read()).toContain('/api/jobs/');
  const [line] = await item.menu();
  expect(line?.label).toContain(' — ana — ');
  await item.click('Sign out');
  await item.click('Profiles', first);
  await expect.poll(async () => (await item.menu())[0]?.label).toContain(` — ${hub.user} — `);
  await item.click('Profiles', `Copy for ${first}-2 — signed out`, 'Copy header…');
  await expect(new SignInPage(await hubkey.window()).heading).toBeVisible();
});

test('it opens settings, a new key, Quick copy and the API docs @long', async ({
  hubkey,
  page,
  hub,
  trayHost,
}) => {
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  const keys = (await item.menu()).find(({ label }) => label === 'Client keys');
  expect(keys?.children[0]).toMatchObject({ label: 'No client keys yet', enabled: false });
  await item.click('Settings…');
  const window = await hubkey.window();
  await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await item.click('Client keys', 'New client key…');
  const dialog = window.getByRole('dialog', { name: 'New client key' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('from-the-tray');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toHaveCount(0);
  await item.click('Client keys', 'from-the-tray', 'Copy header');
  await window.close();
  await item.click('Client keys', 'New client key…');
  const again = await hubkey.window();
  await expect(again.getByRole('dialog', { name: 'New client key' })).toBeVisible();
  await again.close();
  await item.click('Open Hubkey');
  const third = await hubkey.window();
  await expect(third.getByRole('heading', { name: 'Client keys', level: 1 })).toBeVisible();
  await expect(third.getByRole('dialog')).toHaveCount(0);
  const windows = () => hubkey.electron.windows().map((opened) => opened.url());
  await new SettingsPage(third).open('General');
  await third.getByRole('button', { name: 'Type it instead' }).click();
  await third.getByRole('textbox', { name: 'Shortcut' }).fill('ctrl+alt+u');
  await third.getByRole('checkbox', { name: 'Open Quick copy with a shortcut' }).check();
  await item.click('Quick copy… (Ctrl+Alt+U)');
  await expect.poll(windows).toContainEqual(expect.stringContaining('#palette'));
  await item.click('Open API docs');
  await expect.poll(windows).toContainEqual(expect.stringContaining('#api-docs?'));
});

test('closing the window leaves the tray and no renderer, and a left click brings it back', async ({
  hubkey,
  page,
  hub,
  trayHost,
}) => {
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  expect(await hubkey.rendererCount()).toBe(1);
  await page.close();
  await expect.poll(() => hubkey.rendererCount()).toBe(0);
  await item.activate();
  await expect(new CopyPage(await hubkey.window()).heading).toBeVisible();
  await (await hubkey.window()).close();
  await item.click('Open Hubkey');
  await expect(new CopyPage(await hubkey.window()).heading).toBeVisible();
});

test('--hidden starts in the tray, a second start shows the first one’s window @long', async ({
  launch,
  trayHost,
  desktop,
  userDataDir,
}) => {
  const hubkey = await launch({ args: ['--hidden'] });
  await trayHost.item();
  expect(await hubkey.rendererCount()).toBe(0);
  const ended = once(startAgain(desktop, userDataDir), 'exit');
  await expect(new SignInPage(await hubkey.window()).heading).toBeVisible();
  expect(await ended).toEqual([0, null]);
});

test('an icon that comes late, is refused, or loses its panel leaves a way in', async ({
  launch,
  trayHost,
  desktop,
}) => {
  await trayHost.leave();
  const notifications = await NotificationServer.start(
    desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
  );
  try {
    // A third of the usual times: 5 s without a window, 1.7 s to list the icon, 3.3 s until it is tried again.
    const hubkey = await launch({ args: ['--hidden'], env: { HUBKEY_TRAY_SPEED: '3' } });
    await expect
      .poll(() => notifications.shown.map(({ title }) => title))
      .toEqual(['Hubkey is running without a tray icon']);
    expect(hubkey.electron.windows()).toEqual([]);
    await trayHost.comeBack();
    await trayHost.item();
    expect(hubkey.electron.windows()).toEqual([]);

    await trayHost.leave();
    trayHost.refuses = true;
    await trayHost.comeBack();
    const page = await hubkey.window();
    const refused = page.getByRole('note').filter({ hasText: 'refused Hubkey’s tray icon' });
    await expect(refused).toBeVisible();
    trayHost.refuses = false;
    const item = await trayHost.item();
    await expect(refused).toHaveCount(0);
    await page.close();
    await item.click('Open Hubkey');
    const again = await hubkey.window();
    await expect(new SignInPage(again).heading).toBeVisible();
    await again.close();

    await trayHost.leave();
    const last = await hubkey.window();
    await expect(last.getByText('This desktop doesn’t show tray icons')).toBeVisible();
    expect(notifications.shown).toHaveLength(1);
    await trayHost.comeBack();
  } finally {
    await notifications.stop();
  }
});

test('Quit Hubkey ends it, and clears what was copied', async ({
  hubkey,
  page,
  hub,
  trayHost,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  await item.click('Copy header');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization/);
  const { ended } = hubkey;
  await item.click('Quit Hubkey');
  expect(await ended).toBe(0);
  expect(await desktop.clipboard.read()).toBe('');
  expect(hubkey.helperFile()).toBeNull();
});
