import { execFile, spawnSync } from 'node:child_process';
import { openPalette, closePaletteBy } from '../pages/palette-page.ts';
import { pasteShells } from '../fixtures/shells.ts';
import { startAgain } from '../fixtures/start-again.ts';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import type { Desktop } from '../fixtures/desktop.ts';

/** What the Copy screen calls a shell's language. */
const labels = { posix: 'bash / zsh', fish: 'fish' } as const;

function has(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** The output of a text that a shell or Python runs, with this typed at its prompts. */
const paste = (
  [program = '', ...args]: readonly string[],
  text: string,
  { env = {}, typed = '' }: { env?: NodeJS.ProcessEnv; typed?: string } = {},
): Promise<string> =>
  new Promise((resolve) => {
    const child = execFile(
      program,
      [...args, '-c', text],
      { timeout: 20_000, env: { ...process.env, ...env } },
      (_error, out, err) => resolve(out + err),
    );
    child.stdin?.end(typed);
  });

/** Makes a copy, and returns its text once it is on the clipboard. */
async function copied(desktop: Desktop, copy: () => Promise<void>): Promise<string> {
  await desktop.clipboard.write('before');
  await expect.poll(() => desktop.clipboard.read()).toBe('before');
  await copy();
  await expect.poll(() => desktop.clipboard.read()).not.toBe('before');
  return desktop.clipboard.read();
}

test('a sign-in command asks for the password, and what it sets works with a variable @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.variable.check();
  await copy.choose('Jobs');
  for (const [shell, language] of pasteShells) {
    await copy.shell.selectOption(labels[language]);
    const signIn = await copied(desktop, () => copy.more('Sign-in command'));
    const ask = await copied(desktop, () => copy.copy('Copy curl'));
    expect(ask).toContain('"Authorization: Bearer $JWT_TOKEN"');
    const printed = await paste(shell, `${signIn}\n${ask}`, { typed: `${hub.password}\n` });
    expect(printed).toContain('"results"');
    expect(printed).not.toContain(hub.password);
    expect(printed).not.toContain('eyJ');
    const wrong = await paste(shell, signIn, { typed: 'wrong\n' });
    expect(wrong).toContain('401');
  }
});

test('a sign-in through the helper asks the person, as its answer holds a token @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const asked = { what: 'helper', endpoint: 'sign-in', shell: 'bash' };
  const text = await copied(desktop, async () => {
    expect((await hubkey.helper('POST', '/v1/copy', asked)).status).toBe(200);
  });
  expect(text).toContain('--unix-socket');
  const show = 'test -n "$JWT_TOKEN" && echo it is set';
  const pasted = paste(['bash'], `${text}\n${show}`, { typed: `${hub.password}\n` });
  await new ConsentPage(page).allow();
  expect(await pasted).toContain('it is set');
});

test('every other form gets the Hub’s answer, with the credential and with its variable @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.type('/api/jobs/?page=1&name=it\'s $HOME "x"');
  const value = await copied(desktop, () => copy.copy('Copy value'));
  const env = { JWT_TOKEN: value.replace('Bearer ', '') };
  const python = ['/usr/bin/python3', 'python3'].find((name) =>
    has(name, ['-c', 'import requests']),
  );
  const forms = [
    ...(has('http', ['--version']) ? [['HTTPie', ['bash']] as const] : []),
    ...(python ? [['Python', [python]] as const] : []),
  ];
  if (forms.length < 2) console.log('HTTPie or Python’s requests isn’t installed: not run here.');
  for (const variable of [false, true]) {
    await copy.variable.setChecked(variable);
    await copy.form('Variable').check();
    const note = copy.main.getByRole('note').filter({ hasText: 'still contains the credential' });
    await expect(note).toHaveCount(variable ? 1 : 0);
    for (const [form, program] of forms) {
      const text = await copied(desktop, () => copy.more(form));
      expect(text.includes(env.JWT_TOKEN)).toBe(!variable);
      expect(await paste(program, text, { env })).toContain('"results"');
      expect(decodeURIComponent(hub.requests.at(-1)?.path ?? '')).toBe(
        `/api/jobs/?page=1&name=it's $HOME "x"`,
      );
    }
    const shown = await copied(desktop, () => copy.more('PowerShell'));
    expect(shown).toMatch(/^Invoke-RestMethod -Method GET -Uri '/);
    expect(shown.includes(env.JWT_TOKEN)).toBe(!variable);
  }
  expect(await violations(page)).toEqual([]);
});

test('favourites and recent requests are there after a restart @long', async ({ launch, hub }) => {
  const first = await launch();
  const page = await first.window();
  await new SignInPage(page).signIn(hub, { keep: true });
  const copy = new CopyPage(page);
  await copy.type('jobs/?page=3');
  await copy.copy('Copy curl');
  await expect(copy.receipt).toBeVisible();
  await copy.choose('Alerts');
  await copy.favourite.click();
  await expect(copy.favourite).toHaveAttribute('aria-pressed', 'true');
  await first.quit();

  const again = await (await launch()).window();
  const later = new CopyPage(again);
  await later.endpoint.click();
  const saved = (group: string) => again.getByRole('group', { name: group }).getByRole('option');
  // A query may contain a secret, so none is saved.
  await expect(saved('Favourites')).toHaveText([/GET\s*Alerts\s*\/api\/alerts\/\s*$/]);
  await expect(saved('Recent')).toHaveText([/GET\s*Jobs\s*\/api\/jobs\/\s*$/]);
  await saved('Recent').click();
  await expect(later.preview).toContainText('/api/jobs/');
  await later.endpoint.click();
  await saved('Favourites').click();
  await expect(later.favourite).toHaveAttribute('aria-pressed', 'true');
  await later.favourite.click();
  await expect(later.favourite).toHaveAttribute('aria-pressed', 'false');
});

test('the picked request is there when the window opens again, with its body @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await new CopyPage(page).choose('Create a client key');
  await page.getByRole('textbox', { name: 'Body' }).fill('{"name":"kept in main"}');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('kept in main');
  await page.close();
  await expect.poll(() => hubkey.rendererCount()).toBe(0);

  const opened = hubkey.electron.waitForEvent('window');
  startAgain(desktop, hubkey.userDataDir);
  const again = await opened;
  await expect(new CopyPage(again).endpoint).toHaveValue('Create a client key');
  await expect(again.getByRole('region', { name: 'Preview' })).toContainText('kept in main');
});

test('the palette offers a typed path, what was used last, favourites and the Hub’s endpoints @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const palette = await openPalette(hubkey, desktop);
  const search = palette.getByRole('combobox', { name: 'Quick copy' });
  await search.fill('/api/jobs/?page=2');
  await expect(palette.getByRole('option')).toHaveText([
    /Copy helper command: GET \/api\/jobs\/\?page=2/,
    /Copy curl: GET \/api\/jobs\/\?page=2/,
  ]);
  await palette.keyboard.press('ArrowDown');
  await palette.keyboard.press('Control+d');
  const star = palette.getByRole('button', { name: 'Favourite' });
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await closePaletteBy(palette, 'Enter');
  await expect.poll(() => desktop.clipboard.read()).toContain('/api/jobs/?page=2');

  const again = await openPalette(hubkey, desktop);
  const first = again.getByRole('option').first();
  await expect(first).toHaveText(/★\s*Copy helper command: GET \/api\/jobs\/\?page=2/);
  await again.getByRole('button', { name: 'Favourite' }).click();
  await expect(first).toHaveText(/^\s*Copy helper command: GET \/api\/jobs\/\?page=2/);
  expect(await violations(again)).toEqual([]);
  await again.getByRole('combobox', { name: 'Quick copy' }).fill('browse files');
  await expect(again.getByRole('option')).toHaveText([/Fill in GET \/api\/file\//]);
  await closePaletteBy(again, 'Enter');
  const path = page.getByRole('textbox', { name: 'path', exact: true });
  await expect(path).toBeFocused();
  await path.fill('/mnt/x');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(
    '/api/file/?path=%2Fmnt%2Fx',
  );
});

test('a typed path has the method that the Hub takes there, or the typed one @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.form('curl').check();
  await copy.endpoint.fill('/api/auth/token/refresh/');
  await expect(copy.preview).toContainText('-X POST');
  await copy.type('DELETE /api/jobs/1/');
  expect(await copied(desktop, () => copy.copy('Copy curl'))).toContain(
    `-X DELETE '${hub.url}/api/jobs/1/'`,
  );
  await copy.type('POST /api/x/');
  await page.getByRole('textbox', { name: 'Body' }).fill('{"a":1}');
  await expect(copy.preview).toContainText(`--data-raw '{"a":1}'`);
  await copy.endpoint.fill('/api/../x');
  await expect(page.getByRole('alert')).toHaveText('The path can’t go up with “..”.');
  await expect(copy.endpoint).toHaveAttribute('aria-invalid', 'true');
  await expect(copy.preview).toHaveText('The path can’t go up with “..”.');
  expect(await violations(page)).toEqual([]);
  // The problem with a path disappears with the path.
  await copy.endpoint.fill('/api/jobs/');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a typed path is there again after another screen, and after the window was closed @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.type('POST /api/typed/only/?x=1');
  await page.getByRole('link', { name: 'Health' }).click();
  await page.getByRole('link', { name: 'Copy' }).click();
  await expect(copy.endpoint).toHaveValue('POST /api/typed/only/?x=1');
  await copy.variable.check();
  await copy.form('curl').check();
  await copy.shell.selectOption('fish');
  await page.close();
  await expect.poll(() => hubkey.rendererCount()).toBe(0);
  const opened = hubkey.electron.waitForEvent('window');
  startAgain(desktop, hubkey.userDataDir);
  const later = new CopyPage(await opened);
  await expect(later.endpoint).toHaveValue('POST /api/typed/only/?x=1');
  await expect(later.form('curl')).toBeChecked();
  await expect(later.variable).toBeChecked();
  await expect(later.shell.locator('option:checked')).toHaveText('fish');
});

test('a favourite with a body is filled in again after a restart, wherever it is copied @long', async ({
  launch,
  hub,
  desktop,
}) => {
  const first = await launch();
  const page = await first.window();
  await new SignInPage(page).signIn(hub, { keep: true });
  const copy = new CopyPage(page);
  for (const endpoint of ['Create a client key', 'Create a workflow']) {
    await copy.choose(endpoint);
    await copy.favourite.click();
    await expect(copy.favourite).toHaveAttribute('aria-pressed', 'true');
  }
  await first.quit();

  const second = await launch();
  const again = await second.window();
  const later = new CopyPage(again);
  await later.endpoint.click();
  const favourites = again.getByRole('group', { name: 'Favourites' }).getByRole('option');
  await favourites.filter({ hasText: 'Create a client key' }).click();
  await desktop.clipboard.write('before');
  await later.copy('Copy curl');
  const body = again.getByRole('textbox', { name: 'Body' });
  await expect(body).toHaveValue(/nightly/);
  const palette = await openPalette(second, desktop);
  await palette.getByRole('combobox', { name: 'Quick copy' }).fill('curl post workflows');
  await closePaletteBy(palette, 'Enter');
  await expect(body).toHaveValue(/my_workflow/);
  await body.fill('{"name":"once more"}');
  expect(await desktop.clipboard.read()).toBe('before');
  expect(await copied(desktop, () => later.copy('Copy curl'))).toContain('once more');
});

test('the receipt stands beside the button, changes once, and is in sight at the first size @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(980, 660),
  );
  await copy.form('curl').check();
  await page.evaluate(() => {
    const statuses = document.querySelectorAll('[role=status]');
    const counter = { count: 0 };
    Object.assign(window, { counter });
    for (const status of statuses) {
      new MutationObserver(() => (counter.count += 1)).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  await page.keyboard.press('Control+Enter');
  await expect(copy.receipt).toHaveText(/Copied curl.*checked with the Hub.*clears in 2[0-9] s/);
  await page.waitForTimeout(2_500);
  const changes = await page.evaluate(
    () => (window as unknown as { counter: { count: number } }).counter.count,
  );
  expect(changes).toBe(1);
  const button = await copy.copyButton.boundingBox();
  const receipt = await copy.receipt.boundingBox();
  if (!button || !receipt) throw new Error('Both are shown.');
  expect(receipt.x).toBeGreaterThan(button.x + button.width);
  const fits = await copy.main.evaluate((main) => main.scrollHeight <= main.clientHeight);
  expect(fits).toBe(true);
});
