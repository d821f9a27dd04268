import type { Page } from '@playwright/test';
import { NotificationServer } from '../fixtures/notification-server.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { HealthPage } from '../pages/health-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { closePaletteBy, openPalette } from '../pages/palette-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true, level: 1 });

test('signing out on the Copy screen asks first', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.signOut.click();
  const question = page.getByRole('dialog', { name: /^Sign out of / });
  await expect(question).toContainText('Hubkey removes the session from this computer.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(copy.main.getByText(/^Access for /)).toBeVisible();
  await expect(copy.signOut).toBeFocused();
  await copy.signOutNow();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(copy.signOut).toHaveCount(0);
});

test.describe('the keys of each screen', () => {
  test.beforeEach(async ({ page, hub }) => {
    await new SignInPage(page).signIn(hub);
  });

  /** The shortcuts that the list names on the screen that is shown. */
  async function listed(page: Page): Promise<string[]> {
    await page.keyboard.press('F1');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const names = await list.getByRole('term').allTextContents();
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    return names;
  }

  test('F5 loads again what Copy, Client keys, Health and Activity show @long', async ({
    page,
    hub,
  }) => {
    const asked = (path: string) =>
      hub.requests.filter((request) => request.path.startsWith(path)).length;
    const presses = [
      ['1', 'Copy', '/api/auth/token/refresh/'],
      ['2', 'Client keys', '/api/auth/clientkeys/'],
      ['3', 'Health', '/api/health/'],
    ] as const;
    for (const [key, name, path] of presses) {
      await page.keyboard.press(`Control+${key}`);
      await expect(heading(page, name)).toBeFocused();
      await expect.poll(() => listed(page)).toContain('Refresh');
      await page.waitForTimeout(300);
      const before = asked(path);
      await page.keyboard.press('F5');
      await expect.poll(() => asked(path), name).toBeGreaterThan(before);
    }
    await page.keyboard.press('Control+4');
    await expect(heading(page, 'Activity')).toBeFocused();
    expect(await listed(page)).toContain('Refresh');
    await page.getByRole('button', { name: 'Refresh', exact: true }).evaluate((button) => {
      button.addEventListener('click', () => button.setAttribute('data-pressed', ''));
    });
    await page.keyboard.press('F5');
    await expect(page.locator('[data-pressed]')).toHaveText(/Refresh/);
  });

  test('F5 loads a list of keys with rows, and with some of them selected @long', async ({
    page,
    hub,
  }) => {
    const keys = new KeysPage(page);
    await keys.open();
    await keys.create('nightly');
    await expect(keys.row('nightly')).toBeVisible();
    const asked = () =>
      hub.requests.filter(({ method, path }) => method === 'GET' && path.includes('clientkeys'))
        .length;
    for (const selects of [false, true]) {
      if (selects) await keys.select('nightly');
      // While it loads, there is nothing to begin.
      await expect(page.getByRole('button', { name: 'Reload the list' })).toHaveAttribute(
        'aria-busy',
        'false',
      );
      const before = asked();
      await page.keyboard.press('F5');
      await expect.poll(asked).toBeGreaterThan(before);
    }
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('textbox', { name: 'Search keys' })).toBeFocused();
  });

  test('F5 in Settings checks the computer or the Hub, and isn’t listed where it does nothing @long', async ({
    page,
  }) => {
    const settings = new SettingsPage(page);
    await settings.open('Security');
    expect(await listed(page)).toContain('Refresh');
    await page.keyboard.press('F5');
    await expect(page.getByRole('table', { name: 'Check this computer' })).toBeVisible();
    await settings.open('Hubs');
    await page.keyboard.press('F5');
    await expect(page.getByRole('table', { name: /^Connection of / })).toBeVisible();
    await settings.open('General');
    expect(await listed(page)).not.toContain('Refresh');
  });

  test('Ctrl+N creates a key, and adds a Hub in Settings @long', async ({ page }) => {
    const dialog = page.getByRole('dialog', { name: 'New client key' });
    for (const [key, name] of [
      ['1', 'Copy'],
      ['2', 'Client keys'],
      ['3', 'Health'],
      ['4', 'Activity'],
    ] as const) {
      await page.keyboard.press(`Control+${key}`);
      await expect(heading(page, name)).toBeFocused();
      expect(await listed(page)).toContain('New client key or Hub');
      await page.keyboard.press('Control+n');
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    for (const section of ['General', 'Hubs'] as const) {
      await new SettingsPage(page).open(section);
      await page.keyboard.press('Control+n');
      await expect(heading(page, 'Add a Hub')).toBeVisible();
    }
  });
});

test('a job is still watched after Hubkey was restarted @long', async ({
  page,
  hub,
  hubkey,
  launch,
  desktop,
}) => {
  const notifications = await NotificationServer.start(
    desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
  );
  try {
    const [job] = hub.content.jobs;
    if (!job) throw new Error('The Hub has a job.');
    Object.assign(job, { state: 'STARTED', completed: null, friendly_name: 'Recall reel 7' });
    await new SignInPage(page).signIn(hub, { keep: true });
    const health = new HealthPage(page);
    await health.open();
    await health.show('Jobs');
    const name = 'Tell me when it ends: Recall reel 7';
    await health.jobs.getByRole('button', { name }).click();
    await expect(health.jobs.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
    await hubkey.quit();
    const again = new HealthPage(await (await launch()).window());
    await again.open();
    await again.show('Jobs');
    const tell = again.jobs.getByRole('button', { name });
    await expect(tell).toHaveAttribute('aria-pressed', 'true');
    Object.assign(job, { state: 'SUCCESS', completed: new Date().toISOString() });
    await again.page.keyboard.press('F5');
    await expect
      .poll(() => notifications.shown.map(({ title }) => title))
      .toContain('Recall reel 7 is done');
    await expect(tell).toHaveCount(0);
  } finally {
    await notifications.stop();
  }
});

test.describe('the mark of a productive Hub', () => {
  test('is in the tray and in Quick copy @long', async ({
    page,
    hub,
    hubkey,
    desktop,
    trayHost,
  }) => {
    await new SignInPage(page).signIn(hub);
    await new SettingsPage(page).open('Hubs');
    const name = `127.0.0.1-${hub.port}`;
    await page.getByRole('combobox', { name: `Colour: ${name}` }).selectOption('Blue');
    await page.getByRole('checkbox', { name: 'Production' }).check();
    const item = await trayHost.item();
    await expect
      .poll(async () => (await item.menu())[0]?.label)
      .toContain(`${name} (production) — ${hub.user} — access for `);
    expect(await item.tooltip()).toContain(`${name} (production)`);
    const palette = await openPalette(hubkey, desktop);
    const search = palette.getByRole('combobox', { name: 'Quick copy' });
    await expect(search).toHaveAccessibleDescription(`${name} Blue production`);
    await expect(palette.getByRole('img', { name: 'Blue' })).toBeVisible();
    await expect(palette.getByText('production', { exact: true })).toBeVisible();
    await closePaletteBy(palette, 'Escape');
  });
});

test('a notification about a critical alert opens the alerts, one about a job the jobs @long', async ({
  page,
  hub,
  desktop,
}) => {
  const notifications = await NotificationServer.start(
    desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
  );
  const open = async (title: string | RegExp): Promise<void> => {
    const found = () => notifications.shown.find((note) => note.title.match(title) !== null);
    await expect.poll(found).toBeTruthy();
    notifications.click(found()?.id ?? 0);
  };
  try {
    const [job] = hub.content.jobs;
    const [alert] = hub.content.alerts;
    if (!job || !alert) throw new Error('The Hub has a job and an alert.');
    Object.assign(job, { state: 'STARTED', completed: null, friendly_name: 'Recall reel 7' });
    await new SignInPage(page).signIn(hub);
    const health = new HealthPage(page);
    await health.open();
    await health.show('Jobs');
    await health.jobs.getByRole('button', { name: /^Tell me when it ends: Recall/ }).click();
    Object.assign(job, { state: 'SUCCESS', completed: new Date().toISOString() });
    Object.assign(alert, { severity: 'CRITICAL' });
    await page.keyboard.press('F5');
    await page.getByRole('link', { name: 'Copy', exact: true }).click();
    await open(/is done$/);
    await expect(page.getByRole('tab', { name: 'Jobs' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('link', { name: 'Copy', exact: true }).click();
    await open(/^Critical alert/);
    await expect(page.getByRole('tab', { name: 'Alerts' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  } finally {
    await notifications.stop();
  }
});

test('the foot of the rail opens what Settings says about the helper @long', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  await page.getByRole('button', { name: /^Helper/ }).click();
  await expect(new SettingsPage(page).group('Terminal')).toBeVisible();
  await page.getByRole('button', { name: 'Profile' }).click();
  await page.getByRole('menuitem', { name: 'Manage Hubs…' }).click();
  await expect(new SettingsPage(page).group('Hubs')).toBeVisible();
});

test('a dismissed notice stays away over a sign-in, which loads a new page @long', async ({
  hub,
  launch,
}) => {
  // No bus, so no tray.
  const hubkey = await launch({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } });
  const page = await hubkey.window();
  const note = page.getByRole('note').filter({ hasText: 'tray icons' });
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toHaveCount(0);
  await page.evaluate(() => Object.assign(window, { before: true }));
  await new SignInPage(page).signIn(hub);
  expect(await page.evaluate(() => Reflect.get(window, 'before') as unknown)).toBeUndefined();
  await expect(note).toHaveCount(0);
});

test('the titles of Quick copy and of the API docs follow the language @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const titles = () =>
    hubkey.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    );
  await page.getByRole('button', { name: 'Open API docs' }).click();
  await expect.poll(titles).toContain(`API docs of 127.0.0.1-${hub.port}`);
  await new SettingsPage(page).open('General');
  const language = page.getByRole('combobox', { name: 'Language' });
  const palette = await openPalette(hubkey, desktop);
  await expect.poll(titles).toContain('Quick copy');
  await language.selectOption('de');
  await expect.poll(titles).toContain(`API-Dokumentation von 127.0.0.1-${hub.port}`);
  await expect.poll(titles).toContain('Schnell kopieren');
  await expect(palette).toHaveTitle('Schnell kopieren');
});

test('the field of Quick copy has a menu to cut, copy and paste, and stays open with it @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  // A native menu can't be read from outside, so its making is.
  await hubkey.electron.evaluate(({ Menu }) => {
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      Reflect.set(
        globalThis,
        'menuRoles',
        template.map((item) => ('role' in item ? item.role : null)),
      );
      return build(template);
    };
  });
  const palette = await openPalette(hubkey, desktop);
  const search = palette.getByRole('combobox', { name: 'Quick copy' });
  await search.fill('curl');
  await search.click({ button: 'right' });
  await expect
    .poll(() => hubkey.electron.evaluate(() => Reflect.get(globalThis, 'menuRoles') as unknown))
    .toEqual(['cut', 'copy', 'paste', null, 'selectAll']);
  await expect(search).toHaveValue('curl');
  expect(palette.isClosed()).toBe(false);
});
