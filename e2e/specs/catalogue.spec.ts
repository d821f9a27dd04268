import { execFile } from 'node:child_process';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const paste = (text: string): Promise<string> =>
  new Promise((resolve) => {
    execFile('bash', ['-c', text], { timeout: 20_000 }, (_error, out, err) => resolve(out + err));
  });

for (const apiDocument of ['json', 'yaml', 'swagger'] as const) {
  test.describe(`an API document as ${apiDocument}`, () => {
    test.use({ hubOptions: { apiDocument } });

    test('lists the Hub’s own endpoints, to be found, filled in and copied', async ({
      page,
      hub,
      desktop,
    }) => {
      await new SignInPage(page).signIn(hub);
      await page.getByRole('button', { name: 'More endpoints of this Hub…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Endpoints of this Hub' });
      await expect(dialog).toContainText('From the Hub’s own document at /api/schema/.');
      expect(await violations(page)).toEqual([]);
      const search = dialog.getByRole('textbox', { name: 'Search endpoints' });
      for (const [words, line] of [
        ['sign in', /^POST \/api\/auth\/token\/ Sign in/],
        ['refresh', /^POST \/api\/auth\/token\/refresh\//],
        ['revoke', /^DELETE \/api\/auth\/clientkeys\/\{id\}\//],
        ['configurations', /^GET \/api\/configurations\//],
      ] as const) {
        await search.fill(words);
        await expect(dialog.getByRole('option').first()).toHaveAccessibleName(line);
      }
      await search.fill('browse');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Use this request' }).click();
      await expect(dialog).toContainText('This one has to be filled in.');
      await dialog.getByRole('textbox', { name: 'path', exact: true }).fill(`/mnt/it's & "x"`);
      await dialog.getByRole('combobox', { name: 'type' }).selectOption('dir');
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Use this request' }).click();
      const copy = new CopyPage(page);
      await copy.copy('Copy curl');
      await expect
        .poll(() => desktop.clipboard.read())
        .toContain(`/api/file/?path=%2Fmnt%2Fit'\\''s%20%26%20%22x%22&type=dir'`);
    });
  });
}

test('a request with a body works by curl and by the helper, which holds no credential', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await page.getByRole('button', { name: 'More endpoints of this Hub…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints of this Hub' });
  await dialog.getByRole('textbox', { name: 'Search endpoints' }).fill('clientkeys post');
  await dialog.getByRole('option', { name: /clientkeys/ }).click();
  const body = dialog.getByRole('textbox', { name: 'Body' });
  await expect(body).toHaveValue(/"name": "nightly"/);
  await expect(dialog.getByRole('note')).toContainText('This changes something at the Hub');
  await body.fill('{name}');
  await expect(dialog).toContainText('The body isn’t valid JSON.');
  await body.fill(`{ "name": "it's \\"odd\\" ü" }`);
  await dialog.getByRole('button', { name: 'Use this request' }).click();
  const copy = new CopyPage(page);
  for (const button of ['Copy helper command', 'Copy curl'] as const) {
    await copy.copy(button);
    const words = button.replace('Copy ', 'Copied ');
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    const text = await desktop.clipboard.read();
    expect(text.includes('Authorization')).toBe(button === 'Copy curl');
    const pasted = paste(text);
    // Through the helper a program gets the new key, so the person has to allow it.
    if (button === 'Copy helper command') await new ConsentPage(page).allow();
    expect(await pasted).toContain('"api_key"');
    expect(hub.keys().at(-1)?.name).toBe(`it's "odd" ü`);
  }
});

test('the helper command for each endpoint gets the Hub’s answer when pasted', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  for (const [endpoint, answer] of [
    ['Health', 'overall_health'],
    ['Jobs', 'results'],
    ['Client keys', 'results'],
    ['Configurations', 'jobs_ttl'],
  ] as const) {
    await copy.endpoint.selectOption(endpoint);
    await copy.copy('Copy helper command');
    await expect.poll(() => desktop.clipboard.read()).toContain('--unix-socket');
    await expect
      .poll(async () => paste(await desktop.clipboard.read()), { timeout: 10_000 })
      .toContain(answer);
  }
});

for (const apiDocument of ['none', 'broken'] as const) {
  test.describe(`an API document that is ${apiDocument}`, () => {
    test.use({ hubOptions: { apiDocument } });

    test('leaves the usual endpoints, and says so', async ({ page, hub }) => {
      await new SignInPage(page).signIn(hub);
      await page.getByRole('button', { name: 'More endpoints of this Hub…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Endpoints of this Hub' });
      await expect(dialog).toContainText('only the usual endpoints are listed');
      await expect(dialog.getByRole('option')).toHaveCount(17);
    });
  });
}

for (const [apiDocument, said, answersMeanwhile] of [
  ['huge', /is too large/, 0],
  // About forty come before and after it where main reads it, and a thousand where another thread does.
  // A busy computer gives up reading the document, which blocks nothing either.
  ['slow', /of 30\d\d: keep typing|took too long to read/, 80],
] as const) {
  test.describe(`an API document that is ${apiDocument}`, () => {
    test.use({ hubOptions: { apiDocument } });

    test('holds up nothing while it is read', async ({ page, hub, hubkey }) => {
      await new SignInPage(page).signIn(hub);
      await page.getByRole('button', { name: 'More endpoints of this Hub…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Endpoints of this Hub' });
      await hub.waitForRequest('GET', '/api/schema/');
      const state = { isRead: false };
      // Checked at once: an answer after the document was read proves nothing.
      const reading = dialog
        .getByText(said)
        .waitFor({ timeout: 30_000 })
        .finally(() => (state.isRead = true));
      // The helper answers from the same thread that would have to read the document.
      let answers = 0;
      while (!state.isRead) {
        expect((await hubkey.helper('GET', '/v1/status')).status).toBe(200);
        answers += 1;
      }
      await reading;
      expect(answers).toBeGreaterThanOrEqual(answersMeanwhile);
    });
  });
}
