import { Hubkey } from '../fixtures/hubkey.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('from nothing to a header on the clipboard that the Hub answers', async ({
  page,
  hub,
  desktop,
}) => {
  const signIn = new SignInPage(page);
  await expect(signIn.heading).toBeVisible();
  await expect(signIn.address).toBeFocused();
  await signIn.signIn(hub);
  const copy = new CopyPage(page);
  await expect(copy.main.getByText(/^Access for /)).toBeVisible();
  await expect(copy.main.getByText(/^Password needed again /)).toBeVisible();
  await copy.copy('Copy header');
  await expect(copy.receipt).toHaveText(/Copied header\s*checked with the Hub\s*clears in \d+ s/);
  const header = await desktop.clipboard.read();
  expect(header).toMatch(/^Authorization: Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  const answer = await fetch(`${hub.url}/api/health/`, {
    headers: { authorization: header.replace('Authorization: ', '') },
  });
  expect(answer.status).toBe(200);
});

test('the Hub is found by the address of a page of its own UI @long', async ({ page, hub }) => {
  const signIn = new SignInPage(page);
  await signIn.fill(`${hub.url}/jobs/page#running`, hub.user, hub.password);
  await expect(page.getByText(`Taken as ${hub.url}`)).toBeVisible();
  await signIn.submit.click();
  await expect(new CopyPage(page).heading).toBeVisible();
  await expect(page.getByText(`pixit at ${hub.url}`, { exact: true })).toBeVisible();
});

test.describe('a Hub below a prefix that answers in style 403', () => {
  test.use({ hubOptions: { prefix: '/hub', style: 403 } });

  test('is signed in to by the address of its docs page @long', async ({ page, hub }) => {
    const signIn = new SignInPage(page);
    await signIn.fill(`${hub.url}/api/docs/`, hub.user, hub.password);
    await expect(page.getByText(`Taken as ${hub.url}`)).toBeVisible();
    await signIn.submit.click();
    await expect(new CopyPage(page).heading).toBeVisible();
    expect(hub.seen('POST', '/hub/api/auth/token/')).toHaveLength(1);
  });

  test('is signed in to by the address of a page of its UI @long', async ({ page, hub }) => {
    const signIn = new SignInPage(page);
    await signIn.fill(`${hub.url}/login?next=/`, hub.user, hub.password);
    await signIn.submit.click();
    await expect(new CopyPage(page).heading).toBeVisible();
    expect(hub.seen('POST', '/hub/api/auth/token/')).toHaveLength(1);
  });
});

test('what is missing or wrong is said beside its field, and nothing leaves', async ({
  page,
  hub,
}) => {
  const signIn = new SignInPage(page);
  await signIn.submit.click();
  await expect(page.getByText('Enter the Hub’s address.')).toBeVisible();
  await signIn.fill('ftp://hub.example', 'pixit', 'x');
  await signIn.submit.click();
  await expect(page.getByText('Hubkey can use https and http, not ftp.')).toBeVisible();
  await signIn.fill(`http://u:p@127.0.0.1:${hub.port}`, 'pixit', 'x');
  await signIn.submit.click();
  await expect(page.getByText('Leave the user and password out of the address')).toBeVisible();
  await signIn.fill(hub.url, '', 'x');
  await signIn.submit.click();
  await expect(page.getByText('Enter your username.')).toBeVisible();
  await signIn.fill(hub.url, 'pixit', '');
  await signIn.submit.click();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  expect(hub.requests).toEqual([]);
});

test('what was wrong goes away once it is edited, and the button says what is in progress @long', async ({
  page,
  hub,
}) => {
  const signIn = new SignInPage(page);
  await signIn.fill(hub.url, hub.user, 'wrong');
  await signIn.submit.click();
  await expect(signIn.alert).toBeVisible();
  await signIn.password.fill('wrong again');
  await expect(signIn.alert).toBeHidden();
  hub.fault('/api/auth/token/', { kind: 'slow', ms: 1500 });
  await signIn.submit.click();
  await expect(page.getByRole('button', { name: 'Signing in…' })).toBeVisible();
  await expect(signIn.alert).toBeVisible();
});

test('the password can be shown @long', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.password.fill('as typed');
  await expect(signIn.password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(signIn.password).toHaveAttribute('type', 'text');
});

test('a first run says what Hubkey does, and adding a Hub is left by Escape @long', async ({
  page,
  hub,
}) => {
  const signIn = new SignInPage(page);
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps.getByRole('listitem')).toHaveCount(3);
  await expect(steps.getByRole('button', { name: 'Install hubkey' })).toBeVisible();
  await signIn.signIn(hub);
  await page.getByRole('button', { name: 'Profile', exact: true }).press('ArrowDown');
  await page.keyboard.type('add');
  await expect(page.getByRole('menuitem', { name: 'Add a Hub…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Add a Hub' })).toBeVisible();
  await expect(page).toHaveTitle('Add a Hub – Hubkey');
  await expect(signIn.address).toBeFocused();
  await expect(steps).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(new CopyPage(page).heading).toBeFocused();
});

test('each wrong answer of a Hub gets words that name the remedy', async ({ page, hub }) => {
  const signIn = new SignInPage(page);
  const attempt = async (words: RegExp) => {
    await signIn.submit.click();
    await expect(signIn.alert).toHaveText(words);
    await expect(signIn.submit).toBeEnabled();
  };
  await signIn.fill(hub.url, hub.user, 'wrong');
  await attempt(/Wrong username or password.*client key/);
  await signIn.fill(hub.url, hub.user, hub.password);
  const path = '/api/auth/token/';
  hub.fault(path, { kind: 'html', status: 200, title: 'Welcome <b>' });
  await attempt(/Something other than a Hub answered.*Check the address/);
  hub.fault(path, { kind: 'html', status: 503, title: 'Service Unavailable' });
  await attempt(/The Hub returned an error \(503: “Service Unavailable”\)/);
  hub.fault(path, { kind: 'html', status: 400 });
  await attempt(/doesn’t accept the name/);
  hub.fault(path, { kind: 'redirect', location: 'https://hub.example/' });
  await attempt(/redirects to https:\/\/hub\.example\//);
  hub.fault(path, { kind: 'throttle', seconds: 60 });
  await attempt(/wait 1 min/);
  hub.fault(path, { kind: 'truncate' });
  await attempt(/broke off in the middle/);
  hub.fault(path, { kind: 'endless' });
  await attempt(/is too large/);
  hub.fault(path, { kind: 'wrong-types' });
  await attempt(/isn’t what was asked for/);
  hub.fault(path, { kind: 'reset' });
  await attempt(/broke off\. Try again/);
  await hub.stopListening();
  await attempt(/Nothing answers at 127\.0\.0\.1:\d+\. Check the address and port/);
  await signIn.address.fill(hub.url.replace('http:', 'https:'));
  await hub.listen();
  await attempt(/doesn’t use https.*type http:\/\//);
  await signIn.fill(hub.url, hub.user, hub.password);
  await signIn.submit.click();
  await expect(new CopyPage(page).heading).toBeVisible();
});

test('http beyond this computer is warned of before the password leaves, and https is assumed', async ({
  page,
}) => {
  const signIn = new SignInPage(page);
  await signIn.address.fill('hub.studio.example:8000/api/');
  await expect(page.getByText('Taken as https://hub.studio.example:8000')).toBeVisible();
  await signIn.address.fill('http://hub.studio.example:8000');
  const warning = page.getByRole('note').filter({ hasText: 'not encrypted' });
  await expect(warning).toBeVisible();
  await warning.getByRole('button', { name: 'Try https' }).click();
  await expect(signIn.address).toHaveValue('https://hub.studio.example:8000');
  await expect(warning).toBeHidden();
});

test('a pasted client key is checked, kept and copied', async ({ page, hub, desktop }) => {
  const signIn = new SignInPage(page);
  await signIn.saveKey(hub.url, 'nightly', 'wrong.key');
  await expect(signIn.alert).toHaveText(/The Hub rejected this key/);
  await page.getByLabel('Client key', { exact: true }).fill('two words');
  await page.getByRole('button', { name: 'Save key' }).click();
  await expect(page.getByText(/That isn’t a client key/)).toBeVisible();
  const { key } = hub.addKey('nightly');
  await page.getByLabel('Client key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Save key' }).click();
  const copy = new CopyPage(page);
  await expect(copy.heading).toBeVisible();
  await expect(copy.credential).toHaveValue(/.+/);
  await copy.copy('Copy value');
  await expect(copy.receipt).toBeVisible();
  expect(await desktop.clipboard.read()).toBe(`Api-Key ${key}`);
  await copy.copy('Copy export');
  await expect(copy.receipt).toHaveText(/Copied variable/);
  expect(await desktop.clipboard.read()).toBe(`export API_KEY='${key}'`);
  await page.getByRole('link', { name: 'Client keys' }).click();
  await expect(page.getByRole('row', { name: /nightly.*In this keychain/ })).toBeVisible();
  await new KeysPage(page).more('nightly', 'Forget');
  await page.getByRole('button', { name: 'Forget key' }).click();
  await expect(page.getByText('No client keys are saved on this computer.')).toBeVisible();
  await expect.poll(() => desktop.keychain.accounts()).toEqual([]);
});

test('the demo’s Hub and user are in the form of the first window', async ({
  desktop,
  hub,
  userDataDir,
}) => {
  const env = { ...desktop.env, HUBKEY_DEMO_HUB: hub.url, HUBKEY_DEMO_USER: hub.user };
  const hubkey = await Hubkey.launch(desktop.runtime, userDataDir, env);
  try {
    const signIn = new SignInPage(await hubkey.window());
    await expect(signIn.address).toHaveValue(hub.url);
    await expect(signIn.user).toHaveValue(hub.user);
    await expect(signIn.password).toBeFocused();
  } finally {
    await hubkey.quit();
  }
});
