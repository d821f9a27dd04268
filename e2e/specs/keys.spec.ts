import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHub, type Fault, type FaultMatch, type StandInHub } from '../hub/hub.ts';
import { longUnless } from '../fixtures/long.ts';
import { expect, test } from '../fixtures/test.ts';
import { filesHolding } from '../fixtures/traces.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** What the Hub says to a credential that was copied. */
async function answerTo(hub: StandInHub, header: string): Promise<number> {
  const [, value = ''] = header.split(': ');
  const answer = await fetch(`${hub.url}/api/jobs/`, { headers: { authorization: value } });
  return answer.status;
}

for (const style of [401, 403] as const) {
  test.describe(`style ${style}`, () => {
    test.use({ hubOptions: { style } });

    test(`a key is made, used, found dead, and forgotten${longUnless(style === 401)}`, async ({
      page,
      hub,
      desktop,
      userDataDir,
    }) => {
      await new SignInPage(page).signIn(hub);
      const keys = new KeysPage(page);
      await keys.open();
      await keys.create('  nightly <b>  ');
      await expect(keys.status).toHaveText(
        'Created “nightly <b>”. Its secret is in your keychain.',
      );
      const row = keys.row('nightly <b>');
      await expect(row).toContainText('In this keychain');
      await expect(row.getByRole('cell').nth(1)).toHaveText(String(hub.keys()[0]?.id));
      await keys.copy('nightly <b>', 'Header');
      await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization: Api-Key /);
      const header = await desktop.clipboard.read();
      expect(await answerTo(hub, header)).toBe(200);
      const secret = header.split(' ').at(-1) ?? '';
      expect(await desktop.keychain.secrets()).toContain(secret);
      expect(await page.content()).not.toContain(secret);
      expect(filesHolding(userDataDir, [secret])).toEqual([]);

      hub.revokeKey(hub.keys()[0]?.id ?? 0);
      await keys.more('nightly <b>', 'Check');
      await expect(keys.alert).toContainText('The Hub rejected “nightly <b>”');
      await expect(row).toContainText('Rejected by the Hub');
      await keys.more('nightly <b>', 'Forget');
      await keys.button('Forget key', keys.dialog('Forget this key?')).click();
      await expect(row).toHaveCount(0);
      expect(await desktop.keychain.secrets()).not.toContain(secret);
    });
  });
}

test('a name that the Hub refuses is told beside the field, in its words @long', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  const field = keys.dialog('New client key').getByRole('textbox', { name: 'Name' });
  await keys.create(' ');
  await expect(field).toHaveAccessibleDescription(/Give the key a name/);
  const body = { name: ['This name is reserved.'] };
  hub.fault({ path: '/api/auth/clientkeys/', method: 'POST' }, { kind: 'json', status: 400, body });
  await field.fill('root');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/This name is reserved\./);
  await field.fill('ordinary');
  await page.keyboard.press('Enter');
  await expect(keys.row('ordinary')).toBeVisible();
});

test.describe('a Hub that tells more of its keys', () => {
  const end = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const owner = { type: 'user', id: 3, name: 'ana' };
  test.use({ hubOptions: { keyDetails: { owner, created: 1_764_493_200, expiry_date: end } } });

  test('shows owner and dates in whatever shape they come @long', async ({ page, hub }) => {
    hub.addKey('elsewhere');
    await new SignInPage(page).signIn(hub);
    const keys = new KeysPage(page);
    await keys.open();
    const row = keys.row('elsewhere');
    await expect(page.getByRole('columnheader', { name: 'Owner' })).toBeVisible();
    await expect(row.getByRole('cell', { name: 'ana', exact: true })).toBeVisible();
    // A comma follows the weekday, or none, by the version of ICU.
    await expect(row).toContainText(/created \d+ \w{3,4} 2025/);
    await expect(row).toContainText(/expires \w{3},? \d+ \w{3}/);
    await keys.search.fill('ana');
    await expect(row).toBeVisible();
  });
});

test('a profile with keys alone says that managing them needs a session, and where else it can be done @long', async ({
  page,
  hub,
  hubkey,
}) => {
  const { key } = hub.addKey('pasted');
  await new SignInPage(page).saveKey(hub.url, 'pasted', key);
  const keys = new KeysPage(page);
  await keys.open();
  const note = page.getByRole('main').getByRole('note');
  await expect(note).toContainText('listing, creating and revoking them needs a session');
  await hubkey.electron.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      process.title = url;
      return Promise.resolve();
    };
  });
  await keys.button('Open the Hub’s page', page).click();
  await expect.poll(() => hubkey.electron.evaluate(() => process.title)).toBe(`${hub.url}/`);
  await expect(keys.button('New client key')).toHaveCount(0);

  await keys.button('Add existing key').click();
  const other = hub.addKey('other');
  await keys.save(keys.dialog('Add existing key'), 'other', other.key);
  await expect(keys.row('other')).toContainText('In this keychain');
  await keys.button('More for other').click();
  await expect(keys.item('Forget')).toBeVisible();
  await expect(keys.item('Revoke')).toHaveCount(0);
  await expect(keys.item('Rotate')).toHaveCount(0);
  await page.keyboard.press('Escape');
  expect(hub.seen('GET', '/api/auth/clientkeys/')).toEqual([]);
});

for (const listShape of ['page', 'array'] as const) {
  test.describe(`a list as ${listShape}`, () => {
    test.use({ hubOptions: { listShape, pageSize: 10 } });

    test(`is read to its end, whatever host it names, and searched and sorted @long`, async ({
      page,
      hub,
    }) => {
      for (let number = 1; number <= 45; number += 1) hub.addKey(`key-${number}`);
      hub.addKey('key-7');
      await new SignInPage(page).signIn(hub);
      const keys = new KeysPage(page);
      await keys.open();
      await expect(page.getByText('46 keys', { exact: true })).toBeVisible();
      await expect(keys.rows.first()).toContainText('key-1');
      await expect(keys.rows.first()).toContainText('Not on this computer');
      await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
      await expect(keys.rows.first()).toContainText('key-45');
      await keys.search.fill('key-7');
      await expect(page.getByText('2 of 46 keys')).toBeVisible();
      await expect(keys.rows).toHaveCount(2);
      await keys.search.fill('nothing such');
      await expect(page.getByText('No key matches “nothing such”.')).toBeVisible();
    });
  });
}

test('a secret is added to a listed key, checked first, and kept unproved where the Hub is away @long', async ({
  page,
  hub,
}) => {
  const { key } = hub.addKey('farm');
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.more('farm', 'Add secret');
  const dialog = keys.dialog('Add secret');
  await expect(dialog.getByLabel('Client key')).toBeFocused();
  await keys.save(dialog, null, 'not.it');
  await expect(dialog.getByRole('alert')).toContainText('The Hub rejected “farm”.');
  await keys.save(dialog, null, 'two words');
  await expect(dialog.getByLabel('Client key')).toHaveAccessibleDescription(/no spaces/);
  await keys.save(dialog, null, key);
  await expect(keys.status).toContainText('“farm” is saved and works.');
  await expect(keys.row('farm')).toContainText('In this keychain');

  const other = hub.addKey('away');
  await hub.stopListening();
  await keys.button('Add existing key').click();
  await keys.save(keys.dialog('Add existing key'), 'away', other.key);
  await expect(keys.status).toContainText('the key hasn’t been checked yet');
  await expect(keys.row('away')).toContainText('Not checked yet');
});

test('a gateway’s own sign-in is no sign-out, and takes no key off the list @long', async ({
  page,
  hub,
}) => {
  hub.addKey('farm');
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await expect(keys.row('farm')).toBeVisible();
  hub.set({ gateway: { answer: 'html-401' } });
  await page.getByRole('link', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText(/is asking for its own sign-in/)).toBeVisible();
  await keys.open();
  const note = page.getByRole('note').filter({ hasText: 'is asking for its own sign-in' });
  await expect(note).toContainText('Showing only the keys saved on this computer.');
  await expect(page.getByText('Sign in to see the Hub’s own list.')).toHaveCount(0);
  await expect(page.getByText('No client keys are saved on this computer.')).toBeVisible();
  hub.set({ gateway: null });
  await keys.button('Reload the list').click();
  await expect(keys.row('farm')).toBeVisible();
});

test('a key whose answer was lost is found and deleted @long', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  hub.fault({ path: '/api/auth/clientkeys/', method: 'POST' }, { kind: 'lost-answer' });
  const keys = new KeysPage(page);
  await keys.open();
  await keys.create('lost');
  await expect(keys.alert).toContainText('The Hub created “lost”');
  await expect(keys.alert).toContainText('the reply with its secret was lost');
  await expect(page.getByText(/“lost”/)).toHaveCount(1);
  await keys.button('Delete it').click();
  await expect(keys.status).toHaveText('Revoked “lost”.');
  await expect.poll(() => hub.keys()).toEqual([]);
});

test('without a session, revoking goes on after the sign-in that it opens @long', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.create('old');
  await expect(keys.row('old')).toBeVisible();
  hub.endSessions();
  await keys.revoke('old');
  await expect(page.getByText('Sign in, and “old” will be revoked.')).toBeVisible();
  expect(hub.keys()).toHaveLength(1);
  await page.getByLabel('Password', { exact: true }).fill(hub.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(keys.status).toHaveText('Revoked “old”.');
  expect(hub.keys()).toEqual([]);
  await expect(keys.row('old')).toHaveCount(0);
});

test.describe('a rotation', () => {
  const path = '/api/auth/clientkeys/';
  const cuts: [string, FaultMatch, Fault][] = [
    ['before the new key is made', { path, method: 'POST' }, { kind: 'hang' }],
    ['when it is made, unanswered', { path, method: 'POST' }, { kind: 'hang', does: true }],
    ['before the new key is proved', { path, by: 'Api-Key' }, { kind: 'hang' }],
    ['before the old one is revoked', { path, method: 'DELETE' }, { kind: 'hang' }],
    ['when it is revoked, unanswered', { path, method: 'DELETE' }, { kind: 'hang', does: true }],
  ];

  test('puts a new key in the old one’s place', async ({ page, hub, desktop }) => {
    await new SignInPage(page).signIn(hub);
    const keys = new KeysPage(page);
    await keys.open();
    await keys.create('ci');
    await expect(keys.row('ci')).toBeVisible();
    const [old] = hub.keys();
    await keys.rotate('ci');
    await expect(keys.status).toContainText('Rotated “ci”');
    expect(hub.keys()).toHaveLength(1);
    expect(hub.keys()[0]?.id).not.toBe(old?.id);
    await keys.copy('ci', 'Header');
    await expect
      .poll(async () => answerTo(hub, await desktop.clipboard.read()), { timeout: 5_000 })
      .toBe(200);
  });

  for (const [when, match, fault] of cuts) {
    test(`killed ${when} ends after the next start with exactly one working key${longUnless(when === 'before the old one is revoked')}`, async ({
      launch,
      hub,
      desktop,
    }) => {
      const first = await launch();
      const page = await first.window();
      await new SignInPage(page).signIn(hub);
      const keys = new KeysPage(page);
      await keys.open();
      await keys.create('ci');
      await expect(keys.row('ci')).toBeVisible();
      hub.fault(match, fault);
      const before = hub.requests.length;
      await keys.rotate('ci');
      await expect
        .poll(() =>
          hub.requests
            .slice(before)
            .some(
              ({ method, authorization }) =>
                method === (match.method ?? 'GET') &&
                authorization?.startsWith(match.by ?? 'Bearer'),
            ),
        )
        .toBe(true);
      await first.kill();
      const second = await launch();
      const again = await second.window();
      await expect.poll(() => hub.keys().length, { timeout: 15_000 }).toBe(1);
      const found = new KeysPage(again);
      await found.open();
      await expect(again.getByRole('note').filter({ hasText: 'Rotating' })).toHaveCount(0);
      await expect(found.rows).toHaveCount(1);
      await found.copy('ci', 'Header');
      await expect
        .poll(async () => answerTo(hub, await desktop.clipboard.read()), { timeout: 5_000 })
        .toBe(200);
    });
  }
});

test('the list is exported without a secret @long', async ({ page, hub, hubkey, userDataDir }) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.create('audit');
  await expect(keys.row('audit')).toBeVisible();
  const filePath = join(userDataDir, 'keys.csv');
  await hubkey.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
  await keys.button('More for this list').click();
  await keys.item('Export the list').click();
  await expect(keys.status).toHaveText('The list was saved. It holds no secret.');
  expect(readFileSync(filePath, 'utf8')).toMatch(/,audit,\d+,in this keychain,20/);
});

test('a key that the keychain does not take can be copied this once @long', async ({
  launch,
  hub,
  desktop,
}) => {
  const hubkey = await launch({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } });
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.create('brief');
  await expect(keys.alert).toContainText('Hubkey couldn’t save it');
  await expect(keys.row('brief')).toContainText('In memory only');
  await keys.copy('brief', 'Value');
  await expect
    .poll(async () => answerTo(hub, `x: ${await desktop.clipboard.read()}`), { timeout: 5_000 })
    .toBe(200);
  await keys.revoke('brief');
  await expect(keys.row('brief')).toHaveCount(0);
  expect(hub.keys()).toEqual([]);
});

test('a pasted key that the Hub lists by that name is offered as that one @long', async ({
  page,
  hub,
}) => {
  const { id, key } = hub.addKey('ci');
  const other = hub.addKey('farm');
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await expect(keys.row('ci')).toContainText('Not on this computer');
  await keys.button('Add existing key').click();
  const dialog = keys.dialog('Add existing key');
  await dialog.getByRole('textbox', { name: 'Key name', exact: true }).fill('farm');
  const question = dialog.getByRole('group', { name: `Is this farm (ID ${other.id})?` });
  await question.getByRole('radio', { name: 'No, another key' }).check();
  await keys.save(dialog, 'ci', key);
  await expect(keys.status).toHaveText('“ci” is saved and works.');
  await expect(keys.rows).toHaveCount(2);
  await expect(keys.row('ci')).toContainText('In this keychain');
  await expect(keys.row('ci').getByRole('cell').nth(1)).toHaveText(String(id));
});

test('selected keys are exported and revoked at once @long', async ({
  page,
  hub,
  hubkey,
  userDataDir,
}) => {
  for (const name of ['a', 'b', 'c']) hub.addKey(name);
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.select('a');
  await keys.select('c');
  await expect(page.getByText('2 keys selected')).toBeVisible();
  const filePath = join(userDataDir, 'some.csv');
  await hubkey.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
  await keys.button('Export selected').click();
  await expect(keys.status).toHaveText('The list was saved. It holds no secret.');
  const names = readFileSync(filePath, 'utf8')
    .split('\r\n')
    .map((line) => line.split(',')[3]);
  expect(names).toEqual(['Name', 'a', 'c', undefined]);
  await keys.button('Revoke selected…').click();
  const dialog = keys.dialog('Revoke 2 keys?');
  await expect(dialog.getByRole('listitem')).toHaveText([/^a \(ID \d+\)$/, /^c \(ID \d+\)$/]);
  await keys.button('Revoke 2 keys', dialog).click();
  await expect(keys.status).toHaveText('Revoked 2 keys.');
  await expect(keys.rows).toHaveCount(1);
  expect(hub.keys().map(({ name }) => name)).toEqual(['b']);
});

test.describe('a switch to another profile', () => {
  const nameOf = ({ port }: StandInHub): string => `127.0.0.1-${port}`;

  test('closes a dialog about a key of the first', async ({ page, hub, hubkey }) => {
    const other = await startHub();
    expect(hub.addKey('mine').id).toBe(other.addKey('theirs').id);
    const signIn = new SignInPage(page);
    await signIn.signIn(hub);
    await signIn.addHub(other);
    const keys = new KeysPage(page);
    await keys.open();
    await keys.more('theirs', 'Revoke');
    const dialog = keys.dialog('Revoke “theirs”?');
    await expect(dialog).toContainText(`Profile: ${nameOf(other)}`);
    await hubkey.helper('POST', '/v1/use', { profile: nameOf(hub) });
    await expect(dialog).toHaveCount(0);
    await expect(keys.row('mine')).toBeVisible();
    expect([hub.keys().length, other.keys().length]).toEqual([1, 1]);
    await keys.revoke('mine');
    await expect.poll(() => hub.keys()).toEqual([]);
    expect(other.keys()).toHaveLength(1);
    await other.stop();
  });

  test('leaves no list and no outcome of the first on the screen @long', async ({
    page,
    hub,
    hubkey,
  }) => {
    const other = await startHub();
    hub.addKey('mine');
    const signIn = new SignInPage(page);
    await signIn.signIn(hub);
    await signIn.addHub(other);
    const keys = new KeysPage(page);
    await keys.open();
    const path = '/api/auth/clientkeys/';
    other.fault({ path, method: 'POST' }, { kind: 'slow', ms: 2_000 });
    await keys.create('late');
    await expect.poll(() => other.seen('POST', path).length).toBe(1);
    await hubkey.helper('POST', '/v1/use', { profile: nameOf(hub) });
    await expect(keys.row('mine')).toBeVisible();
    await page.evaluate(() => {
      const seen: string[] = [];
      const note = () => seen.push(document.body.textContent);
      new MutationObserver(note).observe(document, { childList: true, subtree: true });
      Object.assign(window, { seenTexts: seen });
    });
    const proofs = () =>
      other.requests.filter(({ authorization }) => authorization?.startsWith('Api-Key'));
    await expect.poll(() => proofs().length).toBeGreaterThan(0);
    // The window hears of it a moment after the Hub was asked for the last time.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1_000)));
    await expect(keys.rows).toHaveCount(1);
    const seen = await page.evaluate(() => Reflect.get(window, 'seenTexts') as string[]);
    expect(seen.filter((text) => text.includes('late'))).toEqual([]);
    await other.stop();
  });
});

test('the table is one stop for Tab, the arrow keys move in it, and the focus is never lost @long', async ({
  page,
  hub,
}) => {
  for (const name of ['a', 'b', 'c']) hub.addKey(name);
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await page.getByRole('checkbox', { name: 'Select a', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('checkbox', { name: 'Select b', exact: true })).toBeFocused();
  await page.keyboard.press('End');
  await expect(keys.button('More for b')).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(keys.button('More for c')).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+Tab');
  await expect(
    page.getByRole('columnheader', { name: 'Last used' }).getByRole('button'),
  ).toBeFocused();
  await expect(keys.row('b').getByRole('rowheader')).toContainText('b');
  await keys.button('Add secret for b').focus();
  await page.keyboard.press('Enter');
  await expect(keys.dialog('Add secret').getByLabel('Client key')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(keys.button('Add secret for b')).toBeFocused();
  await keys.revoke('b');
  await expect(keys.row('b')).toHaveCount(0);
  await expect(keys.row('c').getByRole('checkbox')).toBeFocused();
});

test('in a narrow window a key is a card with all of its actions @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await expect(page.getByText('What is a client key?')).toBeVisible();
  await expect(keys.search).toHaveCount(0);
  await keys.create('render-farm');
  await expect(keys.row('render-farm')).toBeVisible();
  for (const width of [860, 680, 400, 320]) {
    await hubkey.electron.evaluate(({ BrowserWindow }, wide) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(wide, 640);
    }, width);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    await expect(keys.button('Copy render-farm')).toBeInViewport({ ratio: 1 });
    await expect(keys.button('More for render-farm')).toBeInViewport({ ratio: 1 });
    const sideways = await page
      .getByRole('main')
      .evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(sideways, `at ${width} px`).toBe(0);
  }
});

test('an open menu stays at its button while the window gets smaller @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  for (const name of ['nightly', 'render-farm']) {
    await keys.create(name);
    await expect(keys.row(name)).toBeVisible();
  }
  const opener = keys.button('More for render-farm');
  await opener.click();
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(320, 480),
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(320);
  const menu = page.getByRole('menu');
  await expect(menu).toBeInViewport({ ratio: 1 });
  await expect
    .poll(async () => {
      const [at, around] = [await menu.boundingBox(), await opener.boundingBox()];
      if (!at || !around) return 'gone';
      const isBelow = Math.abs(at.y - around.y - around.height - 4) < 2;
      const isAbove = Math.abs(at.y + at.height - around.y + 4) < 2;
      return isBelow || isAbove ? 'at its button' : `${at.y} and ${around.y}`;
    })
    .toBe('at its button');
});

test('a rejected key’s banner names it and offers to forget it @long', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.create('contractor');
  await expect(keys.row('contractor')).toBeVisible();
  hub.endKey(hub.keys()[0]?.id ?? 0);
  await keys.more('contractor', 'Check');
  await expect(keys.alert).toContainText('The Hub rejected “contractor”.');
  await expect(keys.row('contractor')).toContainText('Rejected by the Hub');
  await expect(keys.button('Copy contractor')).toHaveCount(0);
  await keys.button('Forget key', keys.alert).click();
  await keys.button('Forget key', keys.dialog('Forget this key?')).click();
  await expect(keys.status).toHaveText('Forgot “contractor”.');
  await expect(keys.alert).toHaveCount(0);
  await expect(keys.row('contractor')).toContainText('Not on this computer');
});
