import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('from nothing to a header on the clipboard that the Hub answers', async ({
  page,
  hub,
  desktop,
}) => {
  const signIn = new SignInPage(page);
  await expect(signIn.heading).toBeVisible();
  await signIn.signIn(hub);
  const copy = new CopyPage(page);
  await expect(copy.main.getByText(/^Access for /)).toBeVisible();
  await expect(copy.main.getByText(/^Password needed again /)).toBeVisible();
  await copy.copy('Copy header');
  await expect(copy.receipt).toHaveText(/Copied header\s*clears in \d+ s/);
  const header = await desktop.clipboard.read();
  expect(header).toMatch(/^Authorization: Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  const answer = await fetch(`${hub.url}/api/health/`, {
    headers: { authorization: header.replace('Authorization: ', '') },
  });
  expect(answer.status).toBe(200);
});
