import { execFile } from 'node:child_process';
import { longUnless } from '../fixtures/long.ts';
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

    test(`lists the Hub’s own endpoints, to be found, filled in and copied${longUnless(apiDocument === 'json')}`, async ({
      page,
      hub,
      desktop,
    }) => {
      await new SignInPage(page).signIn(hub);
      const copy = new CopyPage(page);
      // The arrow, or the request beside the name, as anywhere in the field.
      const field = page.locator('.box').filter({ has: copy.endpoint });
      const { width = 0, height = 0 } = (await field.boundingBox()) ?? {};
      await field.click({ position: { x: width - 12, y: height / 2 } });
      await expect(copy.endpoint).toBeFocused();
      await expect(page.getByText('From the Hub’s own document at /api/schema/')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      for (const [words, line] of [
        ['sign in', /^POST .*Sign in.* \/api\/auth\/token\//],
        ['refresh', /^POST .*\/api\/auth\/token\/refresh\//],
        ['revoke', /^DELETE .*\/api\/auth\/clientkeys\/\{id\}\//],
        ['configurations', /^GET .*\/api\/configurations\//],
      ] as const) {
        await copy.endpoint.fill(words);
        await expect(copy.offered.first()).toHaveAccessibleName(line);
      }
      await copy.type('browse');
      await copy.copy('Copy curl');
      await expect(copy.main).toContainText('Fill this in.');
      await expect(copy.preview).toHaveText('Fill in path to see the command.');
      await page.getByRole('textbox', { name: 'path', exact: true }).fill(`/mnt/it's & "x"`);
      await page.getByText('1 optional parameter', { exact: true }).click();
      await page.getByRole('combobox', { name: 'type' }).selectOption('dir');
      expect(await violations(page)).toEqual([]);
      await copy.copy('Copy curl');
      await expect
        .poll(() => desktop.clipboard.read())
        .toContain(`/api/file/?path=%2Fmnt%2Fit'\\''s%20%26%20%22x%22&type=dir'`);
    });
  });
}

test('a request with a body works by curl and by the helper, which holds no credential @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.choose('Create a client key');
  const body = page.getByRole('textbox', { name: 'Body' });
  await expect(body).toHaveValue(/"name": "nightly"/);
  await expect(copy.main.getByRole('note').first()).toContainText('changes data on the Hub');
  await body.fill('{name}');
  await expect(copy.main).toContainText('The body isn’t valid JSON.');
  await body.fill(`{ "name": "it's \\"odd\\" ü" }`);
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

test('the helper command for each endpoint gets the Hub’s answer when pasted @long', async ({
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
    await copy.choose(endpoint);
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

    test('leaves the usual endpoints, and says so @long', async ({ page, hub }) => {
      await new SignInPage(page).signIn(hub);
      await new CopyPage(page).endpoint.click();
      await expect(
        page.getByText(/only the endpoints of (its|the) guide are listed/),
      ).toBeVisible();
      const listed = page.getByRole('group', { name: 'This Hub' }).getByRole('option');
      await expect(listed).toHaveCount(17);
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

    test('holds up nothing while it is read @long', async ({ page, hub, hubkey }) => {
      await new SignInPage(page).signIn(hub);
      await new CopyPage(page).endpoint.click();
      await hub.waitForRequest('GET', '/api/schema/');
      const state = { isRead: false };
      // Checked at once: an answer after the document was read proves nothing.
      const reading = page
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
