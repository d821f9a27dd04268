import { longUnless } from '../fixtures/long.ts';
import { signInForDocs, testWithDocs as test } from '../fixtures/api-docs.ts';
import type { StandInHub } from '../hub/hub.ts';
import { departures, gathered, loads, permissions } from '../fixtures/page-vectors.ts';
import { signInUntilSaved } from '../fixtures/sign-in-until-saved.ts';
import { expect } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { ApiDocsWindow } from '../pages/api-docs-window.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';

const jobs = 'operations-jobs-get_api_jobs_';

/** Everything that a script in the page can find: markup, storage, cookies, and what its requests told. */
const everything = `(async () => {
  const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store));
  const databases = JSON.stringify(await indexedDB.databases());
  const cached = JSON.stringify(await caches.keys());
  const answer = await fetch('/api/jobs/');
  const told = JSON.stringify([...answer.headers]) + (await answer.text()) + answer.url;
  const entries = JSON.stringify(performance.getEntries());
  const globals = Object.keys(globalThis).map((name) => name + String(globalThis[name])).join();
  const page = document.documentElement.outerHTML;
  return [page, ...stores, databases, cached, document.cookie, told, entries, globals, location.href].join('\\n');
})()`;

const lastBearer = (hub: StandInHub, path: string): string | undefined =>
  hub.seen('GET', path).at(-1)?.authorization;

/** Revokes the access token in use. */
function refuseAccess(hub: StandInHub): void {
  const token = hub.issued.filter(({ kind }) => kind === 'access').at(-1);
  if (!token) throw new Error('No token was issued.');
  hub.refuse(token.text);
}

for (const tls of ['none', 'self-signed'] as const) {
  test.describe(`a Hub with TLS: ${tls}`, () => {
    test.use({ hubOptions: { tls } });

    test(`Execute works signed in, and no token is ever in the page${longUnless(tls === 'none')}`, async ({
      docs,
      hub,
    }) => {
      const shown = await docs.execute(jobs);
      expect(shown.status).toContain('200');
      expect(shown.body).toContain('Migrate project');
      expect(shown.curl).toContain('curl');
      expect(shown.curl).not.toMatch(/authorization|bearer/i);
      expect(lastBearer(hub, '/api/jobs/')).toMatch(/^Bearer eyJ/);
      const found = String(await docs.run(everything));
      expect(found).toContain('Migrate project');
      for (const { text } of hub.issued) expect(found).not.toContain(text);
      expect(found).not.toMatch(/Bearer eyJ/);
      // Files beside the API are loaded without a credential.
      const files = hub.seen('GET', '/static/');
      expect(files.length).toBeGreaterThan(0);
      expect(files.map(({ authorization }) => authorization)).toEqual(files.map(() => undefined));
    });

    test(`a token that ended is renewed in place, and the request repeated${longUnless(tls === 'none')}`, async ({
      docs,
      hub,
    }) => {
      const before = lastBearer(hub, '/api/schema/');
      refuseAccess(hub);
      expect((await docs.execute(jobs)).status).toContain('200');
      expect(lastBearer(hub, '/api/jobs/')).toMatch(/^Bearer eyJ/);
      expect(lastBearer(hub, '/api/jobs/')).not.toBe(before);
      refuseAccess(hub);
      const post = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"from-docs"}' }`;
      expect(await docs.fetch('/api/auth/clientkeys/', post)).toEqual([
        201,
        expect.stringContaining('"api_key"'),
      ]);
      expect(hub.keys().map(({ name }) => name)).toEqual(['from-docs']);
    });
  });
}

for (const [apiDocument, publicOrigin, prefix, call] of [
  ['yaml', 'http://localhost:8000', '', jobs],
  ['swagger', 'https://127.0.0.1', '', 'operations-jobs-get_jobs_'],
  ['json', 'https://hub.internal:8443', '/hub', jobs],
] as const) {
  test.describe(`a Hub at ${prefix}/ that calls itself ${publicOrigin} in ${apiDocument}`, () => {
    test.use({ hubOptions: { apiDocument, publicOrigin, prefix } });

    test('is reached at its own address @long', async ({ docs, hub }) => {
      const shown = await docs.execute(call);
      expect(shown.status).toContain('200');
      expect(shown.curl).toContain(`${hub.url}/api/jobs/`);
    });
  });
}

test.describe('another certificate than the trusted one', () => {
  test.use({ hubOptions: { tls: 'self-signed' } });

  test('is accepted neither for the API nor for files @long', async ({ docs, hub }) => {
    const before = hub.requests.length;
    await hub.useCertificate('self-signed');
    for (const path of ['/api/jobs/', '/static/swagger-ui/swagger-ui.css']) {
      expect(await docs.fetch(path)).toEqual([
        502,
        expect.stringContaining('a different certificate from the one you trusted'),
      ]);
    }
    expect(hub.requests).toHaveLength(before);
  });
});

test('the page reaches nothing outside, and never leaves @long', async ({
  docs,
  hubkey,
  hub,
  outside,
}) => {
  const home = `location.pathname === '/api/docs/' && !!document.querySelector('.opblock')`;
  // The page may rewrite itself: it is the Hub's own.
  const ways = [...departures, ...loads].filter(([name]) => name !== 'location to javascript:');
  for (const [vector, script] of ways) {
    await docs.run(`{ ${script(outside.url, outside.file)} }; 0`);
    await expect.poll(() => docs.run(home), { message: vector }).toBe(true);
  }
  // The frames that the scripts made go a moment later, and until then nothing is sent.
  await expect.poll(() => docs.run('window.length')).toBe(0);
  const redirects = [301, 302, 303, 307, 308];
  for (const status of redirects) {
    const location = `${outside.url}redirected`;
    hub.fault('/api/jobs/', { kind: 'redirect', location, status });
    hub.fault('/api/jobs/', { kind: 'redirect', location, status });
    expect(await docs.fetch('/api/jobs/')).toBe('TypeError: Failed to fetch');
    expect(await docs.fetch('/api/jobs/', `{ method: 'POST' }`)).toEqual([
      403,
      expect.stringContaining('didn’t follow'),
    ]);
  }
  const own = `${hub.url.replace('http', 'ws')}/api/jobs/`;
  const socket = `new Promise((done) => { const s = new WebSocket('${own}'); s.onopen = () => done('opened'); s.onerror = () => done('failed'); })`;
  expect(await docs.run(socket)).toBe('failed');
  // All else has reached the server by the time it answers.
  const connections = 3;
  await expect.poll(() => docs.run(gathered)).toEqual(Array(connections).fill('complete'));
  await fetch(`${outside.url}last`);
  expect(outside.heard).toEqual(['connection', 'GET /last']);
  expect(hubkey.electron.windows()).toHaveLength(3);
});

test('only requests of the page itself to the API get the credential', async ({ docs, hub }) => {
  const since = hub.requests.length;
  const sent = () => hub.requests.slice(since).map((seen) => [seen.path, seen.authorization]);

  for (const path of ['/api/../admin', '/api/%2e%2e/admin', '/api/x/../../admin', '/admin']) {
    expect(await docs.fetch(path), path).toEqual([404, expect.anything()]);
  }
  expect(sent()).toEqual(Array.from({ length: 4 }, () => ['/admin', undefined]));

  const refused = ['/api/..%2fadmin', '/api/%252e%252e/admin', '/api/..;/admin', '/api/a%5c../b'];
  for (const path of refused)
    expect(await docs.fetch(path), path).toEqual([403, expect.anything()]);
  expect(await docs.fetch('/admin', `{ method: 'POST' }`)).toEqual([403, expect.anything()]);
  expect(await docs.fetch('/api/jobs')).toEqual([200, expect.anything()]);
  const mine = `{ headers: { authorization: 'Bearer mine', cookie: 'a=b', 'x-original-url': '/admin' } }`;
  expect(await docs.fetch('/api/jobs/', mine)).toEqual([401, expect.anything()]);
  const seen = hub.requests.slice(since + 4);
  expect(seen.map(({ path }) => path)).toEqual(['/api/jobs', '/api/jobs/', '/api/jobs/']);
  // What a person entered under Authorize goes instead of Hubkey's credential, never beside it.
  expect(seen.at(-1)?.authorization).toBe('Bearer mine');
  expect(seen.at(-1)?.headers).not.toHaveProperty('cookie');
  expect(seen.at(-1)?.headers).not.toHaveProperty('x-original-url');

  const form = `{ method: 'POST', body: (() => { const f = new FormData(); f.append('file', new Blob(['inside']), 'a.txt'); return f; })() }`;
  await docs.fetch('/api/jobs/', form);
  const posted = hub.requests.at(-1);
  expect(posted?.body).toContain('inside');
  expect(posted?.headers['content-length']).toBe(String(posted?.body.length));
  expect(posted?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);

  const before = hub.requests.length;
  const frame = `new Promise((done) => {
    onmessage = ({ data }) => done(data);
    const frame = document.createElement('iframe');
    frame.id = 'frame';
    frame.srcdoc = '<script>fetch("/api/jobs/").then((a) => parent.postMessage(a.status, "*"), () => parent.postMessage("failed", "*"))</' + 'script>';
    document.body.append(frame);
  })`;
  expect(await docs.run(frame)).toBe(403);
  expect(await docs.fetch('/api/jobs/')).toEqual([403, expect.stringContaining('frame')]);
  await docs.run(`document.getElementById('frame').remove()`);
  const loaded = `new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { src: '/api/jobs/' });
    frame.onload = () => { let text = ''; try { text = frame.contentDocument.body.innerText; } catch { text = 'another'; } frame.remove(); done(text); };
    document.body.append(frame);
  })`;
  expect(await docs.run(loaded)).not.toContain('Migrate');
  const worker = `navigator.serviceWorker.register('/api/jobs/').then(() => 'registered', () => 'failed')`;
  expect(await docs.run(worker)).toBe('failed');
  const blob = `new Promise((done) => {
    try {
      const made = new Worker(URL.createObjectURL(new Blob(['fetch("${hub.url}/api/jobs/").then(() => postMessage("sent"))'])));
      made.onmessage = () => done('sent');
      made.onerror = () => done('failed');
    } catch { done('failed'); }
  })`;
  expect(await docs.run(blob)).toBe('failed');
  expect(hub.requests).toHaveLength(before);
  expect(await docs.fetch('/api/jobs/')).toEqual([200, expect.anything()]);
});

test('no permission is granted, and the page has nothing of Hubkey or Node @long', async ({
  docs,
}) => {
  for (const [name, script] of permissions) {
    const asked = `Promise.resolve().then(() => ${script}).then(() => 'granted', () => 'refused')`;
    const late = `new Promise((done) => setTimeout(done, 5000, 'not answered'))`;
    expect(await docs.run(`Promise.race([${asked}, ${late}])`), name).toBe('refused');
  }
  const names = `['hubkey', 'require', 'process', 'module'].filter((name) => name in globalThis)`;
  expect(await docs.run(names)).toEqual([]);
});

test('a Hub that can’t be reached is said, and tried again when the docs are opened again @long', async ({
  hubkey,
  page,
  hub,
}) => {
  await signInForDocs(page, hub);
  await hub.stopListening();
  await page.getByRole('button', { name: 'Open API docs', exact: true }).click();
  const text = () =>
    hubkey.electron.evaluate(async ({ webContents }, address) => {
      const docs = webContents.getAllWebContents().find((one) => one.getURL().startsWith(address));
      return String(await docs?.executeJavaScript('document.body.innerText').catch(() => ''));
    }, `${hub.url}/api/docs/`);
  await expect.poll(text).toContain('Nothing answers at');
  await hub.listen();
  await ApiDocsWindow.open(hubkey, page, hub.url);
  expect(hubkey.electron.windows()).toHaveLength(3);
});

test('a page that needs files of another server says so, and loads none @long', async ({
  hubkey,
  page,
  hub,
  outside,
}) => {
  await signInForDocs(page, hub);
  hub.set({ docs: 'other-files', docsFiles: `${outside.url}npm` });
  const docs = await ApiDocsWindow.begin(hubkey, page, hub.url);
  const words = `This page needs files from ${new URL(outside.url).host}, which Hubkey doesn’t load. Open it in your browser.`;
  await expect(docs.bar.getByRole('status').filter({ hasText: words })).toBeVisible();
  await expect(docs.openInBrowser).toBeVisible();
  expect(await violations(docs.bar)).toEqual([]);
  expect(outside.heard).toEqual([]);
  // What was wrong is no longer said once it is right.
  hub.set({ docs: 'own-files' });
  await docs.reload();
  await expect(docs.bar.getByText('Requests use the session of pixit')).toBeVisible();
});

for (const [docsMood, words] of [
  ['none', 'The Hub has no page at /api/docs/ (404)'],
  ['sign-in', 'The Hub shows a sign-in page instead of its API docs'],
] as const) {
  test(`a Hub whose docs are: ${docsMood} says so in the bar @long`, async ({
    hubkey,
    page,
    hub,
  }) => {
    await signInForDocs(page, hub);
    hub.set({ docs: docsMood });
    const docs = await ApiDocsWindow.begin(hubkey, page, hub.url);
    await expect(docs.bar.getByRole('status').filter({ hasText: words })).toBeVisible();
    // It is tried again when the docs are opened again.
    hub.set({ docs: 'own-files' });
    await ApiDocsWindow.open(hubkey, page, hub.url);
  });
}

test('a page that leads elsewhere or doesn’t come is said, and can be tried again @long', async ({
  hubkey,
  page,
  hub,
  outside,
}) => {
  await signInForDocs(page, hub);
  hub.fault('/api/docs/', { kind: 'redirect', location: `${outside.url}login` });
  const docs = await ApiDocsWindow.begin(hubkey, page, hub.url);
  const status = docs.bar.getByRole('status');
  await expect(status).toHaveText(
    `The Hub redirects to ${new URL(outside.url).host}, which Hubkey doesn’t open. Open the docs in your browser.`,
  );
  expect(await docs.isShown()).toBe(false);
  expect(await violations(docs.bar)).toEqual([]);
  const calls = () => docs.run(`!!document.querySelector('.opblock')`);
  await page.getByRole('button', { name: 'Open API docs', exact: true }).click();
  await expect.poll(calls).toBe(true);
  await expect.poll(() => docs.isShown()).toBe(true);
  await expect(status).toHaveText('');
  await expect(docs.tryAgain).toBeHidden();

  hub.fault('/api/docs/', { kind: 'hang' });
  await docs.press('F5');
  await expect(status).toHaveText('Loading…');
  await expect(status).toContainText('hasn’t sent its API docs yet', { timeout: 20_000 });
  expect(await docs.isShown()).toBe(false);
  await docs.tryAgain.click();
  await expect.poll(() => docs.isShown()).toBe(true);
  await expect.poll(calls).toBe(true);
  expect(outside.heard).toEqual([]);
});

test('the bar follows the session, and the docs open again after a sign-in @long', async ({
  docs,
  page,
  hub,
}) => {
  for (const { text } of hub.issued) hub.refuse(text);
  expect(await docs.fetch('/api/jobs/')).toEqual([401, expect.stringContaining('Sign in')]);
  await expect(docs.bar.getByText('The session of pixit has ended', { exact: true })).toBeVisible();
  await docs.press('F5');
  await expect(docs.tryAgain.or(docs.signIn)).toHaveText('Sign in');
  await docs.signIn.click();
  await expect(page.getByText('Sign in, and the API docs will open.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(hub.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(docs.bar.getByText('Requests use the session of pixit')).toBeVisible();
  await expect.poll(() => docs.run(`!!document.querySelector('.opblock')`)).toBe(true);
  expect((await docs.execute(jobs)).status).toContain('200');
  await docs.fetch('/api/jobs/', `{ headers: { authorization: 'Api-Key mine' } }`);
  await expect(docs.bar.getByText('Requests use what you entered under')).toBeVisible();
});

test('the docs follow the theme @long', async ({ docs, page }) => {
  const dark = () => docs.run(`document.documentElement.classList.contains('dark-mode')`);
  expect(await dark()).toBe(false);
  await new SettingsPage(page).open('General');
  const theme = page.getByRole('combobox', { name: 'Theme' });
  await theme.selectOption('Dark');
  await expect.poll(dark).toBe(true);
  await docs.reload();
  await expect.poll(dark).toBe(true);
  await theme.selectOption('Light');
  await expect.poll(dark).toBe(false);
});

test('the keyboard begins in the page, and leads to the bar and back @long', async ({ docs }) => {
  await expect.poll(() => docs.focus()).toBe('docs');
  await docs.press('F6');
  await expect.poll(() => docs.focus()).toBe('bar');
  await expect(docs.copyValue).toBeFocused();
  await docs.press('Tab');
  await expect(docs.openInBrowser).toBeFocused();
  await docs.press('Tab');
  await expect.poll(() => docs.focus()).toBe('docs');
  await docs.press('Tab', ['shift']);
  await expect.poll(() => docs.focus()).toBe('bar');
});

test('a page with a frame can be reloaded, and a download says why it is blocked @long', async ({
  docs,
}) => {
  await docs.run(`document.body.append(document.createElement('iframe')); 0`);
  expect(await docs.fetch('/api/jobs/')).toEqual([403, expect.stringContaining('frame')]);
  await docs.press('F5');
  await expect
    .poll(() => docs.run(`window.length + '' + !!document.querySelector('.opblock')`))
    .toBe('0true');
  expect(await docs.fetch('/api/jobs/')).toEqual([200, expect.anything()]);
  await docs.run(
    `Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x' }).click(); 0`,
  );
  await expect(docs.bar.getByRole('status')).toContainText('doesn’t save files');
});

test('the bar says who is signed in, copies the value and opens the browser @long', async ({
  docs,
  hubkey,
  hub,
  desktop,
}) => {
  const name = `127.0.0.1-${hub.port}`;
  await expect(docs.bar.getByRole('heading', { name: `API docs of ${name}` })).toBeVisible();
  await expect(
    docs.bar.getByText('Requests use the session of pixit', { exact: true }),
  ).toBeVisible();
  await docs.copyValue.click();
  await expect(docs.bar.getByRole('status').filter({ hasText: 'Copied value' })).toBeVisible();
  expect(await desktop.clipboard.read()).toMatch(/^Bearer eyJ/);
  expect(await violations(docs.bar)).toEqual([]);

  await hubkey.electron.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      Object.assign(globalThis, { opened: url });
      return Promise.resolve();
    };
  });
  await docs.openInBrowser.click();
  const opened = () =>
    hubkey.electron.evaluate(() => (globalThis as { opened?: string }).opened ?? null);
  await expect.poll(opened).toBe(`${hub.url}/api/docs/`);
});

test('the bar is a site apart from the main window, where secrets are typed @long', async ({
  hubkey,
  page,
  hub,
  desktop,
  launch,
}) => {
  await signInUntilSaved({ page, hub, desktop });
  await hubkey.quit();
  // Its window is the first of its run, with no sign-in that replaced its page.
  const again = await launch();
  const main = await again.window();
  await expect(main.getByRole('main').getByText(/^Access for /)).toBeVisible();
  const docs = await ApiDocsWindow.open(again, main, hub.url);
  // Chromium never puts two sites into one process, and may do so with two pages of one site.
  expect(new URL(docs.bar.url()).host).not.toBe(new URL(main.url()).host);
});

test('a client key can be what the page uses, and a new key is saved in Hubkey too @long', async ({
  docs,
  hubkey,
  page,
  hub,
}) => {
  const post = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"from-docs"}' }`;
  expect(await docs.fetch('/api/auth/clientkeys/', post)).toEqual([
    201,
    expect.stringContaining('"api_key"'),
  ]);
  await page.getByRole('link', { name: 'Client keys', exact: true }).click();
  await expect(new KeysPage(page).row('from-docs')).toContainText('In this keychain');
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  const line = page.getByRole('listitem').filter({ hasText: 'POST /api/auth/clientkeys/' });
  await expect(line).toContainText('answered 201');
  await expect(line).toContainText('You, in the API docs');
  await expect(line).toContainText(`127.0.0.1-${hub.port}`);

  await page.getByRole('link', { name: 'Copy', exact: true }).click();
  await new CopyPage(page).credential.selectOption('from-docs');
  await page.getByRole('button', { name: 'Open API docs', exact: true }).click();
  const bars = () => hubkey.electron.windows().filter((one) => one.url().includes('#api-docs?'));
  await expect
    .poll(() => bars().map((bar) => bar.url()))
    .toEqual([expect.stringContaining('key=')]);
  const words = bars()[0]?.getByText('Requests use the client key “from-docs”', { exact: true });
  await expect(words ?? page.getByText('no bar')).toBeVisible();
  await expect.poll(() => docs.run(`!!document.querySelector('.opblock')`)).toBe(true);
  expect((await docs.execute(jobs)).status).toContain('200');
  expect(lastBearer(hub, '/api/jobs/')).toMatch(/^Api-Key /);
});

test('a lock covers the docs and refuses their requests, and signing out closes them @long', async ({
  docs,
  hubkey,
  page,
  hub,
}) => {
  const shown = () =>
    hubkey.electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().flatMap(({ contentView }) => contentView.children).length,
    );
  const withDocs = await shown();
  const name = `127.0.0.1-${hub.port}`;
  expect(await docs.title()).toBe(`API docs of ${name}`);
  const rename = `window.hubkey.call('renameProfile', { profile: id, name: 'renamed' })`;
  await page.evaluate(`window.hubkey.call('view', null).then(({ current: id }) => ${rename})`);
  await expect.poll(() => docs.title()).toBe('API docs of renamed');
  await page.evaluate(`window.hubkey.call('lock', null)`);
  await expect(docs.bar.getByRole('heading', { name: 'Hubkey is locked' })).toBeVisible();
  expect(await shown()).toBe(withDocs - 1);
  expect(await docs.title()).toBe('Hubkey');
  const before = hub.requests.length;
  for (const path of ['/api/jobs/', '/static/swagger-ui/swagger-ui.css']) {
    expect(await docs.fetch(path)).toEqual([423, expect.stringContaining('locked')]);
  }
  expect(hub.requests).toHaveLength(before);
  await docs.bar.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(docs.copyValue).toBeVisible();
  await expect.poll(shown).toBe(withDocs);
  expect(await docs.title()).toBe('API docs of renamed');
  expect((await docs.execute(jobs)).status).toContain('200');

  await new CopyPage(page).signOutNow();
  await expect.poll(() => docs.isOpen()).toBe(false);
  expect(hubkey.electron.windows()).toHaveLength(1);
});

test('a session is guarded once, however often its window is opened @long', async ({
  docs,
  hubkey,
  page,
  hub,
}) => {
  const first = await docs.listeners('will-download');
  await docs.close();
  const again = await ApiDocsWindow.open(hubkey, page, hub.url);
  expect(await again.listeners('will-download')).toBe(first);
});
