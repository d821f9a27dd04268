import { SignInPage } from '../../pages/sign-in-page.ts';
import { furnish } from '../furnish.ts';
import { button, dialogOf, opened, type Scene } from '../scene.ts';

export const signInScenes: readonly Scene[] = [
  {
    name: 'first-run',
    show: async ({ page, hub }) => {
      furnish(hub);
      await new SignInPage(page).address.waitFor();
    },
  },
  {
    name: 'sign-in-errors',
    show: async ({ page }) => {
      const signIn = new SignInPage(page);
      await signIn.fill('http://hub.example', '', '');
      await signIn.submit.click();
      await page.getByText('Enter your username.').waitFor();
    },
  },
  {
    name: 'sign-in-rejected',
    show: async ({ page, hub }) => {
      const signIn = new SignInPage(page);
      await signIn.fill(hub.url, hub.user, 'not the password');
      await signIn.submit.click();
      await signIn.alert.waitFor();
    },
  },
  {
    name: 'sign-in-key',
    show: ({ page }) => button(page, 'Use a client key instead').click(),
  },
  { name: '', show: ({ page }) => button(page, 'Use a password instead').click() },
  { name: 'paste', show: dialogOf('Import from curl or .env') },
  ...opened('paste-token', async ({ page, hub }) => {
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('textbox')
      .fill(`curl -H 'Authorization: Bearer ey.x.y' ${hub.url}/api/jobs/`);
    await button(dialog, 'Continue').click();
    await dialog.getByRole('alert').waitFor();
  }),
];
