import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** What a real curl gets that asks for a raw header, as a script would. */
function askHeader({ userDataDir }: Hubkey, url: string): Promise<string> {
  return new Promise((done) => {
    const args = [
      '-sS',
      '--noproxy',
      '*',
      '-H',
      `@${join(userDataDir, 'helper.header')}`,
      `${url}/v1/header`,
    ];
    execFile('curl', args, { timeout: 30_000 }, (_error, stdout) => done(stdout));
  });
}

const dialog = (page: Page) =>
  page.getByRole('dialog', { name: 'Allow a program to have a credential?' });
const answer = (page: Page, name: string) =>
  dialog(page).getByRole('button', { name, exact: true }).click();

test('a program is named, allowed, remembered, revoked and refused', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  const url = hubkey.helperFile()?.url ?? '';
  const ask = () => askHeader(hubkey, url);

  let asked = ask();
  await expect(dialog(page)).toContainText(/\/curl/);
  await expect(dialog(page)).toContainText('Started by');
  for (const button of await dialog(page).getByRole('button').all()) {
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  expect(await violations(page)).toEqual([]);
  await expect(dialog(page)).toContainText('the session’s token');
  await answer(page, 'Deny');
  expect(await asked).toContain('"kind":"denied"');

  asked = ask();
  await answer(page, 'Allow until Hubkey quits');
  const header = await asked;
  expect(header).toMatch(/^Authorization: Bearer \S+\n$/);
  expect(await page.content()).not.toContain(header.trim().split(' ')[2]);
  expect(await ask()).toMatch(/^Authorization: Bearer /);
  await expect(dialog(page)).toHaveCount(0);

  await page.getByRole('link', { name: 'Settings' }).click();
  const allowed = page.getByRole('list', { name: 'Allowed programs' });
  await expect(allowed).toContainText('/curl');
  await allowed.getByRole('button', { name: 'Revoke' }).click();
  asked = ask();
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await asked).toContain('"kind":"denied"');

  await page
    .getByRole('combobox', { name: 'When a program asks for a raw credential' })
    .selectOption('never');
  expect(await ask()).toContain('"kind":"denied"');
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('main')).toContainText('curl');
});

test('through the socket no program is known, and it is allowed once at most', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.socket).toBeTruthy();
  const socket = hubkey.helperFile()?.socket ?? '';
  const asked = new Promise<string>((done) => {
    const args = ['-sS', '--noproxy', '*', '--unix-socket', socket, 'http://localhost/v1/header'];
    execFile('curl', args, { timeout: 30_000 }, (_error, stdout) => done(stdout));
  });
  await expect(dialog(page)).toContainText('does not tell who calls');
  await expect(dialog(page).getByRole('button')).toHaveText(['Deny', 'Allow once']);
  await answer(page, 'Allow once');
  expect(await asked).toMatch(/^Authorization: Bearer /);
});
