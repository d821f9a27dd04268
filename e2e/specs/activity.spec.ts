import { readFileSync, statSync, writeFileSync } from 'node:fs';
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
    /Copied\s*Header copied in the window\s*127\.0\.0\.1-\d+, session/,
  ]);

  // The screen is open, so copies by scripts and refusals appear without a reload.
  const copying = first.helper('POST', '/v1/copy', { what: 'value' });
  await new ConsentPage(page).allow();
  await copying;
  await expect(rows.first()).toContainText('Value copied through the helper');
  const { url = '' } = first.helperFile() ?? {};
  for (let number = 0; number < 30; number += 1) {
    await fetch(`${url}/v1/status?token=hidden`, { headers: { authorization: 'Bearer wrong' } });
  }
  await expect(rows.first()).toContainText(/requests? w(as|ere) refused: the token was wrong/);

  const search = page.getByRole('textbox', { name: 'Search activity' });
  await search.fill('helper value');
  await expect(rows).toHaveCount(1);
  await search.fill('nobody did this');
  await expect(page.getByText('No activity matches “nobody did this”.')).toBeVisible();
  await search.fill('');
  await expect(rows).toHaveCount(3);
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
