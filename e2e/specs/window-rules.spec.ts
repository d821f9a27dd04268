import { join } from 'node:path';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { testWithOutside as test } from '../fixtures/outside.ts';
import { departures, loads, permissions } from '../fixtures/page-vectors.ts';
import { expect } from '../fixtures/test.ts';

/**
 * Runs a script in the window's page, as one of its own would. By way of Electron: Playwright waits
 * for a navigation that was refused.
 */
async function inPage(hubkey: Hubkey, script: string): Promise<unknown> {
  return hubkey.electron.evaluate(({ BrowserWindow }, source) => {
    const [window] = BrowserWindow.getAllWindows();
    const answer = window?.webContents.executeJavaScript(source) as Promise<unknown> | undefined;
    // A page that is on its way back never answers.
    const late = new Promise<null>((resolve) => setTimeout(resolve, 6_000, null));
    return Promise.race([answer?.catch(() => null), late]);
  }, script);
}

const atHome = `document.querySelector('h1')?.textContent === 'Sign in' && 'hubkey' in window`;

/** Waits until the window shows its page and stays open. */
async function expectHome(hubkey: Hubkey, vector: string): Promise<void> {
  await expect.poll(() => inPage(hubkey, atHome), { message: vector }).toBe(true);
  const windows = await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(windows, vector).toHaveLength(1);
  expect(windows[0], vector).toMatch(/^hubkey:\/\/app-\d+\/index\.html(#[\w-]*)?$/);
}

test('the window never leaves its page, whatever a script in it tries', async ({
  hubkey,
  outside,
}) => {
  await expectHome(hubkey, 'the start');
  for (const [vector, script] of departures) {
    await inPage(hubkey, `{ ${script(outside.url, outside.file)} }; 0`);
    await expectHome(hubkey, vector);
  }
  await expectHome(hubkey, 'the end');
  expect(outside.heard).toEqual([]);
});

test('a script in the page loads nothing from elsewhere @long', async ({ hubkey, outside }) => {
  await expectHome(hubkey, 'the start');
  for (const [vector, script] of loads) {
    await inPage(hubkey, `{ ${script(outside.url, outside.file)} }; 0`);
    await expectHome(hubkey, vector);
  }
  // ICE gathers for some hundred ms; all else has reached the server by the time it answers.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await fetch(`${outside.url}last`);
  expect(outside.heard).toEqual(['connection', 'GET /last']);
  expect(await inPage(hubkey, `'outside' in globalThis`)).toBe(false);
});

test('the session of the window is in memory', async ({ hubkey }) => {
  await expectHome(hubkey, 'the start');
  const persistent = await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.session.isPersistent()),
  );
  expect(persistent).toEqual([false]);
});

test('no permission is granted, and each question is answered at once @long', async ({
  hubkey,
}) => {
  await expectHome(hubkey, 'the start');
  for (const [name, script] of permissions) {
    const asked = `Promise.resolve().then(() => ${script}).then(() => 'granted', () => 'refused')`;
    const late = `new Promise((done) => setTimeout(done, 5000, 'not answered'))`;
    expect(await inPage(hubkey, `Promise.race([${asked}, ${late}])`), name).toBe('refused');
  }
});

test('a file or link that is dropped on the window stays outside @long', async ({
  page,
  hubkey,
  outside,
}) => {
  const devtools = await page.context().newCDPSession(page);
  for (const data of [
    { items: [], files: [new URL(outside.file).pathname], dragOperationsMask: 1 },
    {
      items: [{ mimeType: 'text/uri-list', data: outside.url }],
      files: [],
      dragOperationsMask: 1,
    },
  ]) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    }
    await expectHome(hubkey, JSON.stringify(data));
  }
  expect(outside.heard).toEqual([]);
});

test('only the top frame of Hubkey’s own windows can call it', async ({ hubkey }) => {
  await expectHome(hubkey, 'the start');
  const frame = `const frame = document.createElement('iframe'); document.body.append(frame);
    const there = 'hubkey' in frame.contentWindow; frame.remove(); there`;
  expect(await inPage(hubkey, `{ ${frame} }`)).toBe(false);

  // Another window of the same page and the same preload, which Hubkey did not open.
  const view = `hubkey.call('view', null).then(() => 'answered', String)`;
  const preload = join(process.cwd(), 'out', 'preload', 'index.cjs');
  const answer = await hubkey.electron.evaluate(
    async ({ BrowserWindow }, [path, call]) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload: path, partition: 'hubkey' },
      });
      await other.loadURL('hubkey://app-0/index.html');
      const answered: unknown = await other.webContents.executeJavaScript(call);
      other.destroy();
      return answered;
    },
    [preload, view] as const,
  );
  expect(answer).toContain('This page may not call Hubkey.');

  // The top frame, at an address that is not the page's.
  const strayed = `history.pushState(null, '', '/other.html'); ${view}`;
  expect(await inPage(hubkey, strayed)).not.toBe('answered');
  await expectHome(hubkey, 'a call from elsewhere');
  expect(await inPage(hubkey, view)).toBe('answered');
});
