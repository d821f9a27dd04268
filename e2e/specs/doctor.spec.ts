import type { CheckRow } from '../../src-main/contract/index.ts';
import { violations } from '../fixtures/violations.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { runCommand } from '../fixtures/run-command.ts';
import { signInUntilSaved } from '../fixtures/sign-in-until-saved.ts';
import { expect, test } from '../fixtures/test.ts';
import { DoctorPage } from '../pages/doctor-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const doctor = (hubkey: Hubkey, ...args: string[]) =>
  runCommand(hubkey.userDataDir, ['doctor', ...args]);

async function checksOf(hubkey: Hubkey): Promise<readonly CheckRow[]> {
  const { checks } = (await (await hubkey.helper('GET', '/v1/doctor')).json()) as {
    checks: readonly CheckRow[];
  };
  return checks;
}

/** What the older runtime of restricted networks can't do, whatever Hubkey does. */
const ofOldRuntime = ['clipboard-mark', 'runtime'];

/** The row about the profile's own Hub. */
const hubRow = (checks: readonly CheckRow[], what: string): CheckRow | undefined =>
  checks.find(({ id }) => id.startsWith('hub/') && id.endsWith(`/${what}`));

test('a healthy computer is well in the window, over the helper and in the terminal', async ({
  launch,
  hub,
  desktop,
}) => {
  const hubkey = await launch({
    env: { NODE_EXTRA_CA_CERTS: undefined, SSL_CERT_FILE: undefined },
  });
  const page = await hubkey.window();
  await signInUntilSaved({ page, hub, desktop });
  const accounts = await desktop.keychain.accounts();
  const checks = await checksOf(hubkey);
  const unwell = checks.filter(({ result }) => result !== 'ok' && result !== 'not-tried');
  expect(unwell.filter(({ id }) => !ofOldRuntime.includes(id))).toEqual([]);
  const of = (id: string) => checks.find((row) => row.id === id)?.result;
  for (const id of ['keychain', 'tray', 'helper', 'helper-files', 'helper-tcp', 'helper-socket']) {
    expect(of(id), id).toBe('ok');
  }
  expect(checks.find(({ id }) => id === 'keychain-program')?.words).toContain('GNOME Keyring');
  for (const what of ['connection', 'clock', 'credential']) {
    expect(hubRow(checks, what)?.result, what).toBe('ok');
  }

  const text = await doctor(hubkey);
  expect(text).toMatchObject({ code: 0, err: '' });
  expect(text.out).toMatch(/^\[ok\] +Keychain: A test item was written/m);
  const json = await doctor(hubkey, '--json');
  expect(json).toMatchObject({ code: 0, err: '' });
  const printed = JSON.parse(json.out) as { checks: readonly CheckRow[] };
  expect(printed.checks.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));

  await desktop.clipboard.write('a person’s own');
  const window = new DoctorPage(page);
  await window.run();
  await expect(window.table.getByRole('columnheader')).toHaveText([
    'Check',
    'Result',
    'What to do',
  ]);
  await expect(window.row('Keychain')).toContainText('OK');
  await expect(window.row('Clipboard')).toContainText('Something is on the clipboard');
  expect(await desktop.clipboard.read()).toBe('a person’s own');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing failed.' })).toBeVisible();
  expect(await desktop.keychain.accounts()).toEqual(accounts);

  await window.copyReport.click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied the report.' })).toBeVisible();
  const report = await desktop.clipboard.read();
  expect(report).toMatch(/^\[ok\] +Keychain: /m);
  const secrets = [
    ...(await desktop.keychain.secrets()),
    ...hub.issued.map((issued) => issued.text),
    hub.password,
    hubkey.helperFile()?.token ?? '',
  ];
  expect(secrets.length).toBeGreaterThanOrEqual(5);
  const said = [text.out, json.out, report, await window.table.innerText()].join('\n');
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);

  expect(await violations(page)).toEqual([]);
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setSize(320, 600),
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(340);
  await expect(window.row('Keychain')).toContainText('OK');
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
});

test('an empty clipboard is tried, and is empty again @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await hubkey.electron.evaluate(({ clipboard }) => {
    clipboard.clear();
    const old = clipboard as unknown as { clear(type: string): void };
    old.clear('selection');
  });
  const checks = await checksOf(hubkey);
  expect(checks.find(({ id }) => id === 'clipboard')).toMatchObject({ result: 'ok' });
  expect(await desktop.clipboard.read()).toBe('');
  expect(await desktop.clipboard.read('primary')).toBe('');
});

test('a locked keychain is not asked for its password, and says what to do @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop });
  await desktop.keyring.lock();
  const from = Date.now();
  const checks = await checksOf(hubkey);
  // A prompt would have let it wait.
  expect(Date.now() - from).toBeLessThan(2_500);
  expect(checks.find(({ id }) => id === 'keychain')).toMatchObject({
    result: 'failed',
    words: 'The keychain is locked.',
    todo: 'Unlock it, and Hubkey continues by itself.',
  });
  expect((await doctor(hubkey)).code).toBe(1);
});

test.describe('a Hub with a certificate that is trusted by hand', () => {
  test.use({ hubOptions: { tls: 'self-signed' } });

  test('is well, until another certificate comes: then nothing is sent @long', async ({
    page,
    hub,
    hubkey,
  }) => {
    const signIn = new SignInPage(page);
    await signIn.fill(hub.url, hub.user, hub.password);
    await signIn.submit.click();
    await signIn.certificate.getByRole('button', { name: 'Trust this certificate' }).click();
    await expect(page.getByRole('main').getByText(/^Access for /)).toBeVisible();
    const well = hubRow(await checksOf(hubkey), 'certificate');
    expect(well).toMatchObject({ words: expect.stringContaining('the one that you trusted') });
    await hub.useCertificate('self-signed');
    const before = hub.requests.length;
    const window = new DoctorPage(page);
    await window.run();
    const name = new URL(hub.url).host.replace(':', '-');
    const row = window.row(`${name}: Certificate`);
    await expect(row).toContainText('Failed');
    await expect(row).toContainText('It isn’t the certificate that you trusted.');
    await expect(row).toContainText('Ask the Hub’s administrator');
    await expect(window.row(`${name}: Clock`)).toContainText('Not tried');
    expect(hub.requests).toHaveLength(before);
  });
});

test.describe('a Hub whose clock is two hours ahead', () => {
  test.use({ hubOptions: { clockOffsetSeconds: 7_260 } });

  test('is told of, with what to do @long', async ({ page, hub, hubkey }) => {
    await new SignInPage(page).signIn(hub);
    const checks = await checksOf(hubkey);
    expect(hubRow(checks, 'clock')).toMatchObject({
      result: 'attention',
      words: expect.stringMatching(/^The Hub’s clock is 2 h( 1 min)? ahead of this computer’s\.$/),
      todo: expect.stringContaining('network time'),
    });
    expect(hubRow(checks, 'credential')).toMatchObject({ result: 'ok' });
    expect((await doctor(hubkey)).code).toBe(0);
  });
});

test('a Hub that is gone, and one that hangs, hold nothing else up @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  hub.fault({ path: '/api/' }, { kind: 'hang' }, 1_000);
  const from = Date.now();
  const hanging = await checksOf(hubkey);
  expect(Date.now() - from).toBeLessThan(15_000);
  expect(hubRow(hanging, 'connection')).toMatchObject({
    result: 'failed',
    words: expect.stringContaining('didn’t answer in time'),
  });
  expect(hanging.find(({ id }) => id === 'keychain')).toMatchObject({ result: 'ok' });
  await hub.stopListening();
  const gone = await doctor(hubkey);
  expect(gone.code).toBe(1);
  expect(gone.out).toMatch(/^\[failed\] +\S+: Connection: Nothing answers at 127\.0\.0\.1:\d+\.$/m);
  expect(gone.out).toMatch(/^\[not-tried\] +\S+: Credential: Your session hasn’t been checked\./m);
});

test('without Hubkey the command says what it can @long', async ({ hubkey, page }) => {
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  await hubkey.quit();
  const ran = await doctor(hubkey);
  expect(ran.code).toBe(3);
  expect(ran.out).toContain('[ok]        helper.json: It is gone');
  expect(ran.err).toContain('Hubkey is not running. Start it');
});
