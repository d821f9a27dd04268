import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { statusOf } from '../fixtures/status-of.ts';
import { expect, test } from '../fixtures/test.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('a script reads the status and copies through the helper', async ({
  page,
  hub,
  hubkey,
  desktop,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub);
  const status = await statusOf(hubkey);
  expect(status.current).toBe(`127.0.0.1-${hub.port}`);
  expect(status.profiles[0]?.session.state).toBe('active');
  expect(Date.parse(status.profiles[0]?.session.accessUntil ?? '')).toBeGreaterThan(Date.now());

  const copying = hubkey.helper('POST', '/v1/copy', { what: 'header' });
  await new ConsentPage(page).allow();
  const copied = await copying;
  expect(await copied.json()).toEqual({ copied: 'header', clearsInSeconds: 30 });
  const header = await desktop.clipboard.read();
  expect(header).toMatch(/^Authorization: Bearer /);

  const file = hubkey.helperFile();
  for (const name of ['helper.json', 'helper.header']) {
    expect(statSync(join(userDataDir, name)).mode & 0o777).toBe(0o600);
  }
  expect(readFileSync(join(userDataDir, 'helper.header'), 'utf8')).toBe(
    `Authorization: Bearer ${file?.token ?? ''}\n`,
  );
  expect(file?.pid).toBe(hubkey.pid);
  const bySocket = await new Promise<number | undefined>((resolve) => {
    request(
      { socketPath: file?.socket ?? '', path: '/v1/status', headers: { host: 'hubkey' } },
      (answer) => resolve(answer.resume().statusCode),
    ).end();
  });
  expect(bySocket).toBe(200);

  const page403 = await fetch(`${file?.url ?? ''}/v1/status`, {
    headers: { authorization: `Bearer ${file?.token ?? ''}`, origin: 'https://evil.example' },
  });
  expect(page403.status).toBe(403);
  expect((await fetch(`${file?.url ?? ''}/v1/status`)).status).toBe(401);
});

test('a copy that needs the password opens sign-in, and is made when it is asked for again @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  hub.endSessions();
  await new CopyPage(page).findSessionOver();
  await page.close();
  const copying = hubkey.helper('POST', '/v1/copy', { what: 'value' });
  await new ConsentPage(await hubkey.window()).allow();
  const refused = await copying;
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { kind: 'sign-in-needed' } });
  const signIn = new SignInPage(await hubkey.window());
  await signIn.password.fill(hub.password);
  await signIn.submit.click();
  // The permission has ended by then, so the program needs a new one.
  const window = await hubkey.window();
  await expect(window.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const again = hubkey.helper('POST', '/v1/copy', { what: 'value' });
  await new ConsentPage(window).allow();
  expect((await again).status).toBe(200);
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Bearer /);
});

test('a run that was ended leaves stale files that the next one replaces, on the same port @long', async ({
  launch,
}) => {
  const first = await launch();
  await first.helper('GET', '/v1/status');
  const before = first.helperFile();
  await first.kill();
  const second = await launch();
  await expect.poll(() => second.helperFile()?.pid).toBe(second.pid);
  expect(second.helperFile()?.url).toBe(before?.url);
  expect(second.helperFile()?.token).not.toBe(before?.token);
  expect((await second.helper('GET', '/v1/status')).status).toBe(200);
});
