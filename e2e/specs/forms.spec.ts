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

/** What a text prints that a shell or Python runs, with what is typed at its prompts. */
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

/** Makes a copy, and gives its text once it has arrived. */
async function copied(desktop: Desktop, copy: () => Promise<void>): Promise<string> {
  await desktop.clipboard.write('before');
  await expect.poll(() => desktop.clipboard.read()).toBe('before');
  await copy();
  await expect.poll(() => desktop.clipboard.read()).not.toBe('before');
  return desktop.clipboard.read();
}

test('a sign-in command asks for the password, and what it sets works with a variable', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.variable.check();
  await copy.endpoint.selectOption('Jobs');
  for (const [shell, language] of pasteShells) {
    await copy.shell.selectOption(labels[language]);
    const signIn = await copied(desktop, () => copy.more('Copy sign-in command'));
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

test('a sign-in through the helper asks the person, as its answer holds a token', async ({
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

test('every other form gets the Hub’s answer, with the credential and with its variable', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.endpoint.selectOption('Custom…');
  await copy.path.fill('/api/jobs/?page=1&name=it\'s $HOME "x"');
  const value = await copied(desktop, () => copy.copy('Copy value'));
  const env = { JWT_TOKEN: value.replace('Bearer ', '') };
  const python = ['/usr/bin/python3', 'python3'].find((name) =>
    has(name, ['-c', 'import requests']),
  );
  const forms = [
    ...(has('http', ['--version']) ? [['Copy HTTPie command', ['bash']] as const] : []),
    ...(python ? [['Copy Python code', [python]] as const] : []),
  ];
  if (forms.length < 2) console.log('HTTPie or Python’s requests isn’t installed: not run here.');
  for (const variable of [false, true]) {
    await copy.variable.setChecked(variable);
    for (const [form, program] of forms) {
      const text = await copied(desktop, () => copy.more(form));
      expect(text.includes(env.JWT_TOKEN)).toBe(!variable);
      expect(await paste(program, text, { env })).toContain('"results"');
      expect(decodeURIComponent(hub.requests.at(-1)?.path ?? '')).toBe(
        `/api/jobs/?page=1&name=it's $HOME "x"`,
      );
    }
    const shown = await copied(desktop, () => copy.more('Copy PowerShell command'));
    expect(shown).toMatch(/^Invoke-RestMethod -Method GET -Uri '/);
    expect(shown.includes(env.JWT_TOKEN)).toBe(!variable);
  }
  expect(await violations(page)).toEqual([]);
});

test('favourites and recent requests are there after a restart', async ({ launch, hub }) => {
  const first = await launch();
  const page = await first.window();
  await new SignInPage(page).signIn(hub, { keep: true });
  const copy = new CopyPage(page);
  await copy.endpoint.selectOption('Custom…');
  await copy.path.fill('jobs/?page=3');
  await copy.copy('Copy curl');
  await expect(copy.receipt).toBeVisible();
  await copy.endpoint.selectOption('Alerts');
  await copy.favourite.click();
  await expect(copy.favourite).toHaveAttribute('aria-pressed', 'true');
  await first.quit();

  const again = await (await launch()).window();
  const later = new CopyPage(again);
  const saved = later.endpoint.locator('option', { hasText: '/api/' });
  // A query may contain a secret, so none is saved.
  await expect(saved).toHaveText(['★ GET /api/alerts/', 'GET /api/jobs/']);
  await later.endpoint.selectOption('GET /api/jobs/');
  await expect(again.getByRole('region', { name: 'Preview' })).toContainText('/api/jobs/');
  await later.endpoint.selectOption('★ GET /api/alerts/');
  await expect(later.favourite).toHaveAttribute('aria-pressed', 'true');
  await later.favourite.click();
  await expect(later.favourite).toHaveAttribute('aria-pressed', 'false');
});

test('the picked request is there when the window opens again, with its body', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await page.getByRole('button', { name: 'More endpoints of this Hub…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints of this Hub' });
  await dialog.getByRole('textbox', { name: 'Search endpoints' }).fill('clientkeys post');
  await dialog.getByRole('option', { name: /clientkeys/ }).click();
  await dialog.getByRole('textbox', { name: 'Body' }).fill('{"name":"kept in main"}');
  await dialog.getByRole('button', { name: 'Use this request' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('kept in main');
  await page.close();
  await expect.poll(() => hubkey.rendererCount()).toBe(0);

  const opened = hubkey.electron.waitForEvent('window');
  startAgain(desktop, hubkey.userDataDir);
  const again = await opened;
  await expect(new CopyPage(again).endpoint).toHaveValue('picked');
  await expect(again.getByRole('region', { name: 'Preview' })).toContainText('kept in main');
});

test('the palette offers a typed path, what was used last, favourites and the Hub’s endpoints', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const palette = await openPalette(hubkey, desktop);
  const search = palette.getByRole('textbox', { name: 'Quick copy' });
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
  await again.getByRole('textbox', { name: 'Quick copy' }).fill('browse files');
  await expect(again.getByRole('option')).toHaveText([/Fill in GET \/api\/file\//]);
  await closePaletteBy(again, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Endpoints of this Hub' });
  await dialog.getByRole('textbox', { name: 'path', exact: true }).fill('/mnt/x');
  await dialog.getByRole('button', { name: 'Use this request' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(
    '/api/file/?path=%2Fmnt%2Fx',
  );
});
