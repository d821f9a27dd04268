import { call, currentProfile } from '../../fixtures/leak-audit/walk.ts';
import { CopyPage } from '../../pages/copy-page.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { button, dialogOf, menu, opened, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** The names that the two profiles get. */
export const [studio, staging] = ['Studio', 'Staging'];

/** Ends the receipt of a copy, as the lock clears the clipboard. */
async function endReceipt({ page }: Stage): Promise<void> {
  await call(page, 'lock', null);
  await call(page, 'unlock', null);
  await new CopyPage(page).receipt.waitFor({ state: 'hidden' });
}

async function signIn({ page, hub }: Stage): Promise<void> {
  await new SignInPage(page).signIn(hub);
  await call(page, 'renameProfile', { profile: await currentProfile(page), name: studio });
  await page.getByRole('complementary').getByText(studio).waitFor();
}

async function trust({ page }: Stage): Promise<void> {
  const first = await currentProfile(page);
  await button(page, 'Trust this certificate').click();
  await new CopyPage(page).heading.waitFor();
  const second = await currentProfile(page);
  await call(page, 'renameProfile', { profile: second, name: staging });
  await call(page, 'markProfile', {
    profile: first,
    mark: { colour: 'red', production: true },
  });
  await call(page, 'markProfile', {
    profile: second,
    mark: { colour: 'blue', production: false },
  });
  await call(page, 'chooseProfile', first);
  await page.getByRole('complementary').getByText(studio).waitFor();
}

export const copyScenes: readonly Scene[] = [
  { name: 'copy', show: signIn },
  {
    name: 'copy-receipt',
    show: async ({ page }) => {
      const copy = new CopyPage(page);
      await copy.copy('Copy curl');
      await copy.receipt.getByText('checked with the Hub').waitFor();
    },
  },
  { name: '', show: endReceipt },
  ...opened('copy-forms-menu', menu('More forms')),
  ...opened('copy-endpoints', async ({ page }) => {
    const copy = new CopyPage(page);
    await copy.endpoint.fill('job');
    await copy.offered.filter({ hasText: '/api/jobs/' }).first().waitFor();
  }),
  ...opened('copy-no-endpoint', async ({ page }) => {
    await new CopyPage(page).endpoint.fill('zzz');
    await page.getByText('No endpoint matches “zzz”.').waitFor();
  }),
  {
    name: 'copy-request',
    show: async ({ page }) => {
      const copy = new CopyPage(page);
      await copy.choose('PATCH');
      await copy.copyButton.click();
    },
  },
  {
    name: '',
    show: async ({ page }) => {
      const copy = new CopyPage(page);
      await copy.choose('Health');
      await copy.form('Helper command').check();
    },
  },
  ...opened('sign-out', dialogOf('Sign out')),
  {
    name: 'add-hub',
    show: async (stage) => {
      await menu('Profile')(stage);
      await stage.page.getByRole('menuitem', { name: 'Add a Hub…' }).click();
      await new SignInPage(stage.page).address.waitFor();
    },
  },
  {
    name: 'certificate',
    show: async ({ page, secondHub: { url, user, password } }) => {
      const form = new SignInPage(page);
      await form.fill(url, user, password);
      await form.submit.click();
      await form.certificate.waitFor();
    },
  },
  { name: '', show: trust },
  ...opened('profile-menu', menu('Profile')),
];
