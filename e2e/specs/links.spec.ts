import { once } from 'node:events';
import { startAgain } from '../fixtures/start-again.ts';
import { statusOf } from '../fixtures/status-of.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('a link opens the window at what it names, and asks before it switches the profile', async ({
  hubkey,
  page,
  hub,
  desktop,
  userDataDir,
  trayHost,
}) => {
  hub.addUser({ name: 'ana', password: hub.password });
  await new SignInPage(page).signIn(hub);
  await (await trayHost.item()).click('Profiles', 'Add a Hub…');
  const second = new SignInPage(page);
  await second.fill(hub.url, 'ana', hub.password);
  await second.submit.click();
  await expect(page.getByRole('main').getByText(/^Access for /)).toBeVisible();
  const first = `127.0.0.1-${hub.port}`;
  const current = async (): Promise<string | null> => (await statusOf(hubkey)).current;
  expect(await current()).toBe(`${first}-2`);

  // The system's own dialog can't be reached from the page: what it was asked is noted, and answered at once.
  await hubkey.electron.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'askedByLinks', asked);
    dialog.showMessageBox = (...args: unknown[]) => {
      const { message, buttons } = args.at(-1) as { message: string; buttons: string[] };
      asked.push(`${message}: ${buttons.join(', ')}`);
      return Promise.resolve({ response: asked.length === 1 ? 1 : 0, checkboxChecked: false });
    };
  });
  const asked = (): Promise<unknown> =>
    hubkey.electron.evaluate(() => Reflect.get(globalThis, 'askedByLinks') as unknown);
  // One real second start is enough to show that it passes the link on.
  const follow = (link: string) =>
    hubkey.electron.evaluate(
      ({ app }, args) => app.emit('second-instance', {}, args),
      ['hubkey', '--', link],
    );
  const changes = (): number => hub.requests.filter(({ method }) => method !== 'GET').length;
  const before = changes();

  await page.close();
  const ended = once(startAgain(desktop, userDataDir, '--', 'hubkey:settings/terminal'), 'exit');
  expect(await ended).toEqual([0, null]);
  const window = await hubkey.window();
  const settings = new SettingsPage(window);
  await expect(settings.sections.getByRole('link', { name: 'Terminal' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await follow('hubkey:settings/delete-everything');
  const bad = window.getByRole('note').filter({ hasText: 'Hubkey can’t open that link.' });
  await expect(bad).toBeVisible();
  await expect(settings.heading).toBeVisible();

  const heading = window.getByRole('heading', { name: 'Client keys', level: 1 });
  await follow(`hubkey:${first}/keys`);
  const question = `A link asks for the profile “${first}”: Switch profile, Stay`;
  await expect.poll(asked).toEqual([question]);
  await expect(bad).toHaveCount(0);
  await expect(settings.heading).toBeVisible();
  expect(await current()).toBe(`${first}-2`);
  await follow(`hubkey://${first}/keys`);
  await expect(heading).toBeVisible();
  await expect.poll(asked).toEqual([question, question]);
  expect(await current()).toBe(first);

  await follow('hubkey:copy');
  await expect(new CopyPage(window).heading).toBeVisible();
  expect(changes()).toBe(before);
  expect(await desktop.clipboard.read()).toBe('');
});
