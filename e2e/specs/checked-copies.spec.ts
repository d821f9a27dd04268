import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { NotificationServer } from '../fixtures/notification-server.ts';
import { passTime } from '../fixtures/pass-time.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const run = promisify(execFile);
/** After this a copied credential is checked again. */
const checkedMs = 31_000;

test('a copy is checked, and after a restart of the Hub with a new secret it is renewed and works', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub, { keep: true });
  const copy = new CopyPage(page);
  await copy.copy('Copy curl');
  await expect(copy.receipt).toHaveText(/Copied curl.*checked with the Hub/);
  const before = await desktop.clipboard.read();
  await hub.restartWithNewSecret();
  await passTime(hubkey, checkedMs);
  await copy.copy('Copy curl');
  await expect(copy.receipt).toHaveText(/A new one is on the clipboard/);
  const command = await desktop.clipboard.read();
  expect(command).not.toBe(before);
  const { stdout } = await run('bash', ['-c', command]);
  expect(stdout).toContain('overall_health');
});

test('where the password is needed the dead header is taken off, and copied anew after signing in @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  const signIn = new SignInPage(page);
  await signIn.signIn(hub);
  await hub.restartWithNewSecret();
  await passTime(hubkey, checkedMs);
  const copy = new CopyPage(page);
  await copy.copy('Copy header');
  await expect(signIn.heading).toBeVisible();
  await expect.poll(() => desktop.clipboard.read()).toBe('');
  await signIn.password.fill(hub.password);
  await signIn.submit.click();
  await expect(copy.receipt).toHaveText(/Copied header/);
  const header = await desktop.clipboard.read();
  const { stdout } = await run('curl', ['-sS', '-H', header, `${hub.url}/api/health/`]);
  expect(stdout).toContain('overall_health');
});

test('a revoked key that is copied in the tray is taken off, and the person is told @long', async ({
  launch,
  hub,
  trayHost,
  desktop,
}) => {
  const server = await NotificationServer.start(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const hubkey = await launch();
  const page = await hubkey.window();
  const { id, key } = hub.addKey('ci');
  await new SignInPage(page).saveKey(hub.url, 'ci', key);
  await expect(new CopyPage(page).heading).toBeVisible();
  hub.revokeKey(id);
  await passTime(hubkey, checkedMs);
  await (await trayHost.item()).click('Client keys', 'ci', 'Copy header');
  await expect.poll(() => server.shown.map(({ title }) => title)).toEqual(['Nothing to paste']);
  expect(server.shown[0]?.body).toContain('The Hub rejected “ci”');
  await expect.poll(() => desktop.clipboard.read()).toBe('');
  await expect(page.getByRole('alert')).toContainText('The Hub rejected “ci”');
  await server.stop();
});
