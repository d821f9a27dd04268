import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const run = promisify(execFile);
const endpoints = ['Health', 'Jobs', 'Alerts', 'Client keys', 'Configurations'];

test('every endpoint’s curl, pasted into the shell it was written for, gets the Hub’s answer @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  for (const [shell, program] of [
    ['bash / zsh', 'bash'],
    ['bash / zsh', 'zsh'],
    ['fish', 'fish'],
  ] as const) {
    await copy.shell.selectOption(shell);
    for (const endpoint of endpoints) {
      await copy.choose(endpoint);
      await copy.copy('Copy curl');
      await expect.poll(() => desktop.clipboard.read()).toContain(await pathOf(copy));
      const command = await desktop.clipboard.read();
      const { stdout } = await run(program, ['-c', command]);
      expect(JSON.parse(stdout)).not.toHaveProperty('detail');
    }
  }
  for (const [shell, start] of [
    ['PowerShell', 'curl.exe -sS '],
    ['Windows cmd', 'curl -sS "'],
  ] as const) {
    await copy.shell.selectOption(shell);
    await copy.copy('Copy curl');
    await expect.poll(() => desktop.clipboard.read()).toContain(start);
  }
});

/** The path in the preview, as the copied command will have it. */
async function pathOf(copy: CopyPage): Promise<string> {
  const preview = copy.page.getByRole('region', { name: 'Preview' });
  const text = (await preview.textContent()) ?? '';
  expect(text).toContain('••••');
  return /\/api\/[\w/]+/.exec(text)?.[0] ?? 'no path';
}

test('a path of one’s own is encoded, piped to jq, or refused in words @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.type('/api/jobs/?page=1&name=it\'s $HOME "x"');
  await copy.jq.check();
  await copy.copy('Copy curl');
  await expect(copy.receipt).toBeVisible();
  const command = await desktop.clipboard.read();
  const { stdout } = await run('bash', ['-c', command]);
  expect(JSON.parse(stdout)).toHaveProperty('results');
  const asked = hub.seen('GET', '/api/jobs/?page=1').map(({ path }) => path);
  expect(asked).toEqual(["/api/jobs/?page=1&name=it's%20$HOME%20%22x%22"]);
  await copy.endpoint.fill('https://other.example/api/');
  await expect(page.getByRole('alert')).toHaveText(/path alone, without the Hub’s address/);
});

test('what was copied is cleared in time, and another text is left alone', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('Clipboard');
  const seconds = page.getByLabel('Clear the clipboard after (seconds)');
  await seconds.fill('1');
  await seconds.blur();
  await expect(seconds).toHaveValue('5');
  await page.getByRole('link', { name: 'Copy' }).click();
  const copy = new CopyPage(page);
  await copy.copy('Copy value');
  await expect(copy.receipt).toHaveText(/Copied value\s*checked with the Hub\s*clears in [1-5] s/);
  expect(await desktop.clipboard.read()).toMatch(/^Bearer /);
  await expect.poll(() => desktop.clipboard.read()).toBe('');
  await expect(copy.receipt).toBeHidden();
  await copy.copy('Copy value');
  await expect(copy.receipt).toBeVisible();
  await desktop.clipboard.write('theirs');
  await expect(copy.receipt).toBeHidden();
  expect(await desktop.clipboard.read()).toBe('theirs');
});

test('the button copies exactly what is previewed, in every form', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  for (const form of ['Helper command', 'curl', 'Header', 'Value', 'Variable']) {
    await copy.form(form).check();
    await expect(copy.preview).not.toHaveText('');
    await desktop.clipboard.write('before');
    await copy.copyButton.click();
    await expect.poll(() => desktop.clipboard.read()).not.toBe('before');
    const text = await desktop.clipboard.read();
    const masked = text.replace(/eyJ[\w.-]+/, '•'.repeat(16));
    await expect.poll(() => copy.preview.locator('pre').textContent()).toBe(masked);
    expect(await copy.preview.locator('pre').getAttribute('dir')).toBe('ltr');
  }
});
