import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('what is copied and refused is on screen and in the file, and a change to the file shows', async ({
  launch,
  hub,
  desktop,
  userDataDir,
}) => {
  const first = await launch();
  const page = await first.window();
  await new SignInPage(page).signIn(hub, { keep: true });
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByText('Nothing has been recorded yet.')).toBeVisible();

  await page.getByRole('link', { name: 'Copy', exact: true }).click();
  await new CopyPage(page).copy('Copy header');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
  const secret = (await desktop.clipboard.read()).split(' ')[2] ?? 'none';
  await page.getByRole('link', { name: 'Activity' }).click();
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveText([
    /Copied\s*Header copied\s*127\.0\.0\.1-\d+, session\s*You, in the window/,
  ]);

  // The screen is open, so copies by scripts and refusals appear without a reload.
  const copying = first.helper('POST', '/v1/copy', { what: 'value' });
  await new ConsentPage(page).allow();
  await copying;
  await expect(rows.first()).toContainText('Value copied');
  const { url = '' } = first.helperFile() ?? {};
  for (let number = 0; number < 30; number += 1) {
    await fetch(`${url}/v1/status?token=hidden`, { headers: { authorization: 'Bearer wrong' } });
  }
  await expect(rows.first()).toContainText(/requests? w(as|ere) refused: wrong or missing token/);

  const search = page.getByRole('textbox', { name: 'Search activity' });
  await search.fill('value copied');
  await expect(rows).toHaveCount(1);
  await search.fill('nobody did this');
  await expect(page.getByText('No activity matches “nobody did this”.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all activity' }).click();
  await expect(rows).toHaveCount(3);
  const kind = page.getByRole('combobox', { name: 'Kind' });
  await kind.selectOption('Refused or denied');
  await expect(rows).toHaveCount(1);
  const exported = join(userDataDir, 'activity.csv');
  await first.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, exported);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Export CSV' }).click();
  await expect.poll(() => existsSync(exported) && readFileSync(exported, 'utf8')).toBeTruthy();
  const csv = readFileSync(exported, 'utf8');
  expect(csv).toContain('wrong-token');
  expect(csv).not.toContain('copied');
  await kind.selectOption('All activity');
  await expect(page.getByText(/The log has been intact since \d\d:\d\d/)).toBeVisible();
  await first.quit();

  const file = join(userDataDir, 'activity.jsonl');
  const text = readFileSync(file, 'utf8');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(text).not.toContain(secret);
  expect(text).not.toContain('hidden');
  expect(text).toContain('"why":"wrong-token","count":30');
  writeFileSync(file, text.replace('"by":"helper"', '"by":"window"'));

  const second = await launch();
  const later = await second.window();
  await later.getByRole('link', { name: 'Activity' }).click();
  await expect(later.getByText(/The log was changed or cut before \d\d:\d\d/)).toBeVisible();
  await expect(later.getByText('30 requests were refused')).toBeVisible();
});
