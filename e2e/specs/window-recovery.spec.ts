import type { Hubkey } from '../fixtures/hubkey.ts';
import { startAgain } from '../fixtures/start-again.ts';
import { expect, test } from '../fixtures/test.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** The headings that Hubkey's windows show now, asked in main: Playwright gives a page up that crashed. */
const headings = ({ electron }: Hubkey): Promise<string[]> =>
  electron.evaluate(({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows()
        .filter(({ webContents }) => !webContents.isCrashed())
        .map(({ webContents }) =>
          // A page that crashes meanwhile never answers.
          Promise.race([
            webContents.executeJavaScript("document.querySelector('h1')?.textContent ?? ''"),
            new Promise((resolve) => setTimeout(() => resolve('no answer'), 500)),
          ]),
        ),
    ),
  ) as Promise<string[]>;

/** Ends the process of the window's page; its id. */
async function killPage(hubkey: Hubkey): Promise<number> {
  const pid = await hubkey.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
  expect(pid).toBeGreaterThan(1);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** Answers the dialogs of the system's own from now on, and counts them. */
const answerDialogs = ({ electron }: Hubkey, response: number): Promise<void> =>
  electron.evaluate(({ dialog }, answer) => {
    const seen = globalThis as { dialogs?: string[] };
    seen.dialogs = [];
    dialog.showMessageBox = (options: unknown) => {
      seen.dialogs?.push((options as { message: string }).message);
      return Promise.resolve({ response: answer, checkboxChecked: false });
    };
  }, response);
const dialogs = ({ electron }: Hubkey): Promise<string[]> =>
  electron.evaluate(() => (globalThis as { dialogs?: string[] }).dialogs ?? []);

test('a window whose page dies works again by itself, and says so when that happens twice', async ({
  hubkey,
  page,
  desktop,
  trayHost,
}) => {
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await answerDialogs(hubkey, 1);
  await killPage(hubkey);
  await expect.poll(() => headings(hubkey)).toEqual(['Sign in']);
  expect(await dialogs(hubkey)).toEqual([]);

  await killPage(hubkey);
  await expect.poll(() => dialogs(hubkey)).toHaveLength(1);
  expect(await headings(hubkey)).toEqual([]);
  const open = [
    () => hubkey.helper('POST', '/v1/open', {}),
    async () => (await trayHost.item()).click('Open Hubkey'),
    async () => (await trayHost.item()).activate(),
    () => Promise.resolve(startAgain(desktop, hubkey.userDataDir)),
  ];
  for (const [at, way] of open.entries()) {
    await way();
    await expect.poll(() => headings(hubkey)).toEqual(['Sign in']);
    await killPage(hubkey);
    await expect.poll(() => dialogs(hubkey)).toHaveLength(at + 2);
  }
});

test('“Open window” in the dialog brings a working one @long', async ({ hubkey, page }) => {
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await answerDialogs(hubkey, 0);
  const first = await killPage(hubkey);
  await expect.poll(() => headings(hubkey)).toEqual(['Sign in']);
  const second = await killPage(hubkey);
  await expect.poll(() => dialogs(hubkey)).toEqual([expect.stringContaining('stopped working')]);
  await expect.poll(() => headings(hubkey)).toEqual(['Sign in']);
  expect(first).not.toBe(second);
});

test('a quick palette whose page dies works again too @long', async ({ hubkey, page }) => {
  await page.close();
  await expect.poll(() => hubkey.rendererCount()).toBe(0);
  await hubkey.helper('POST', '/v1/open', { quick: true });
  await expect.poll(() => headings(hubkey)).toEqual(['Quick copy']);
  await answerDialogs(hubkey, 1);
  await killPage(hubkey);
  await expect.poll(() => headings(hubkey)).toEqual(['Quick copy']);
  await killPage(hubkey);
  await expect.poll(() => dialogs(hubkey)).toHaveLength(1);
  await hubkey.helper('POST', '/v1/open', { quick: true });
  await expect.poll(() => headings(hubkey)).toEqual(['Quick copy']);
});

test('a window that hangs is ended and works again @long', async ({ hubkey, page }) => {
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const hung = await hubkey.electron.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] ?? {};
    void webContents?.executeJavaScript('for (;;);').catch(() => undefined);
    // Chromium reports it only once a person's input has waited for a while.
    webContents?.emit('unresponsive');
    return webContents?.getOSProcessId();
  });
  await expect.poll(() => headings(hubkey)).toEqual(['Sign in']);
  const now = await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  expect(now).not.toBe(hung);
});

test('a screen whose file is gone says what to do, and the others work @long', async ({
  hub,
  page,
}) => {
  await new SignInPage(page).signIn(hub);
  // As if another version of Hubkey had been put in place of the running one.
  await page.route(/KeysScreen/, (route) => route.abort());
  await page.reload();
  await page.getByRole('link', { name: 'Client keys' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    'Hubkey can’t read its own files, perhaps because a new version was installed. Quit Hubkey and start it again.',
  );
  await page.getByRole('link', { name: 'Health' }).click();
  await expect(page.getByRole('heading', { name: 'Health', level: 1 })).toBeVisible();
});
