import type { Page } from '@playwright/test';
import type { HubkeyBridge, ProfileState } from '../../src-main/contract/index.ts';
import { longUnless } from '../fixtures/long.ts';
import { expect, test as base } from '../fixtures/test.ts';
import { watchHub, type WatchedHub } from '../fixtures/watched-hub.ts';
import { findFrameworks } from '../framework-hub/find-frameworks.ts';
import {
  startFrameworkHub,
  type FrameworkHub,
  type FrameworkHubOptions,
} from '../framework-hub/framework-hub.ts';
import { newPassword } from '../hub/state.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const user = { name: 'ana', password: newPassword() };

interface Fixtures {
  frameworkOptions: FrameworkHubOptions;
  framework: FrameworkHub;
  /** The address that Hubkey is given: everything goes through it. */
  door: WatchedHub;
}

const test = base.extend<Fixtures>({
  frameworkOptions: [{}, { option: true }],
  framework: async ({ frameworkOptions }, use) => {
    const hub = await startFrameworkHub(frameworkOptions);
    await hub.addUser(user);
    await use(hub);
    await hub.stop();
  },
  door: async ({ framework }, use) => {
    const door = await watchHub(framework.url);
    await use(door);
    await door.stop();
  },
});

async function signIn(page: Page, door: WatchedHub): Promise<void> {
  const form = new SignInPage(page);
  await form.fill(door.url, user.name, user.password);
  await form.keep.check();
  await form.submit.click();
  await expect(page.getByRole('main').getByText(/^Access for /)).toBeVisible();
}

/** The one profile, as the window knows it. */
async function profileIn(page: Page): Promise<ProfileState> {
  const view = await page.evaluate(() =>
    (window as unknown as { hubkey: HubkeyBridge }).hubkey.call('view', null),
  );
  const [profile] = view.profiles;
  if (!profile) throw new Error('There is no profile.');
  return profile;
}

/** Checks the only key, as the button in its row does. Returns the result. */
const checkKey = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { hubkey } = window as unknown as { hubkey: HubkeyBridge };
    const [profile] = (await hubkey.call('view', null)).profiles;
    const [key] = profile?.keys ?? [];
    if (!profile || !key) return 'no key';
    const result = await hubkey.call('checkKey', { profile: profile.id, key: key.id });
    return result.ok ? 'works' : result.problem.kind;
  });

const count = (door: WatchedHub, request: string): number =>
  door.seen.filter((seen) => seen === request).length;

const styles = findFrameworks() === null ? [] : ([401, 403] as const);
if (styles.length === 0) {
  test.skip('not tried: Django, DRF, simplejwt and api-key are not installed', () => undefined);
}

for (const style of styles) {
  test.describe(`frameworks that answer ${style}`, () => {
    test.use({ frameworkOptions: { style } });

    test(`a key is created, checked, rotated, found rejected and revoked${longUnless(style === 401)}`, async ({
      page,
      framework,
      door,
      desktop,
    }) => {
      await signIn(page, door);
      const keys = new KeysPage(page);
      await keys.open();
      await keys.create('nightly');
      await expect(keys.row('nightly')).toContainText('In this keychain');
      expect(await checkKey(page)).toBe('works');
      expect((await profileIn(page)).keys[0]?.provedAt).toBeTruthy();

      const [old] = await framework.keys();
      await keys.rotate('nightly');
      await expect
        .poll(async () => (await framework.keys()).map(({ id }) => id))
        .not.toContain(old?.id);
      expect(await framework.keys()).toHaveLength(1);
      await expect.poll(async () => (await profileIn(page)).acts).toEqual([]);
      const secrets = await desktop.keychain.secrets();
      const key = secrets.find((text) => /^\w{8}\.\w{32}$/.test(text)) ?? '';
      const headers = { authorization: `Api-Key ${key}` };
      expect((await fetch(`${framework.url}/api/jobs/`, { headers })).status).toBe(200);

      const [present] = await framework.keys();
      await framework.markKeyRevoked(present?.id ?? 0);
      expect(await checkKey(page)).toBe('key-refused');
      expect((await profileIn(page)).keys[0]?.deadAt).toBeTruthy();

      await keys.revoke('nightly');
      await expect(keys.row('nightly')).toHaveCount(0);
      expect(await framework.keys()).toEqual([]);
      expect(await desktop.keychain.secrets()).not.toContain(key);
      expect(count(door, 'POST /api/auth/token/')).toBe(1);
    });

    test('a new secret of the Hub is met with the saved password, once @long', async ({
      page,
      hubkey,
      framework,
      door,
    }) => {
      await signIn(page, door);
      await framework.changeSecret();
      expect((await hubkey.helper('GET', '/hub/-/api/jobs/')).status).toBe(200);
      expect((await profileIn(page)).session.state).toBe('active');
      expect(count(door, 'POST /api/auth/token/')).toBe(2);
    });

    test('a disabled account is asked about no more until a person acts @long', async ({
      page,
      hubkey,
      framework,
      door,
    }) => {
      await signIn(page, door);
      await framework.disableUser(user.name);
      const refused = await hubkey.helper('GET', '/hub/-/api/jobs/');
      expect(refused.status).toBe(style);
      expect(await refused.text()).toContain('user_inactive');
      await expect.poll(async () => (await profileIn(page)).session.state).toBe('disabled');
      await expect(page.getByText(/says this account is disabled/).first()).toBeVisible();

      const before = door.seen.length;
      for (let call = 0; call < 5; call += 1) {
        const answer = await hubkey.helper('GET', '/hub/-/api/jobs/');
        expect(answer.status).toBe(403);
        expect(await answer.json()).toMatchObject({ error: { kind: 'account-disabled' } });
      }
      expect(door.seen.slice(before)).toEqual([]);

      await framework.enableUser(user.name);
      await new CopyPage(page).refreshNow.click();
      await expect.poll(async () => (await profileIn(page)).session.state).toBe('active');
      expect((await hubkey.helper('GET', '/hub/-/api/jobs/')).status).toBe(200);
      expect(count(door, 'POST /api/auth/token/')).toBe(1);
    });
  });

  for (const rotation of ['off', 'on-blacklist'] as const) {
    test.describe(`short tokens, ${style}, rotation ${rotation}`, () => {
      test.use({ frameworkOptions: { style, rotation, accessSeconds: 4 } });

      test('are refreshed unseen @long', async ({ page, hubkey, door }) => {
        await signIn(page, door);
        await expect.poll(() => count(door, 'POST /api/auth/token/refresh/')).toBeGreaterThan(1);
        expect((await hubkey.helper('GET', '/hub/-/api/jobs/')).status).toBe(200);
        expect(count(door, 'POST /api/auth/token/')).toBe(1);
      });
    });
  }
}
