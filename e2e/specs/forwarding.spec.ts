import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { longUnless } from '../fixtures/long.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { expect, test } from '../fixtures/test.ts';
import { processesHolding } from '../fixtures/traces.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** What a real curl prints. */
function curl(...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('curl', ['-sS', '--noproxy', '*', ...args], { timeout: 30_000 }, (_error, out, err) =>
      resolve(out + err),
    );
  });
}

async function doors(hubkey: Hubkey) {
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  const { url = '', socket = '' } = hubkey.helperFile() ?? {};
  const header = ['-H', `@${join(hubkey.userDataDir, 'helper.header')}`];
  return { url, socket: socket ?? '', header };
}

test('a terminal reaches the Hub through both doors, and no process holds a credential', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const { url, socket, header } = await doors(hubkey);
  const profile = `127.0.0.1-${hub.port}`;
  expect(await curl(...header, `${url}/hub/${profile}/api/health/?a=1`)).toContain(
    'overall_health',
  );
  expect(await curl('--unix-socket', socket, `http://${profile}/api/jobs/`)).toContain('results');
  const making = curl(
    ...header,
    ...['-X', 'POST', '-H', 'Content-Type: application/json', '--data', '{"name":"by-curl"}'],
    `${url}/hub/-/api/auth/clientkeys/`,
  );
  const consent = new ConsentPage(page);
  await expect(consent.dialog).toContainText('create a client key');
  expect(hub.keys()).toEqual([]);
  await consent.allow();
  const made = await making;
  expect(made).toContain('"name":"by-curl"');
  const id = hub.keys()[0]?.id ?? 0;
  const deleting = curl(
    ...[...header, '-X', 'DELETE', '-w', '%{http_code}'],
    `${url}/hub/-/api/auth/clientkeys/${id}/`,
  );
  await expect(consent.dialog).toContainText(`DELETE\u00a0/api/auth/clientkeys/${id}/`);
  await consent.allow();
  expect(await deleting).toBe('204');
  hub.fault('/api/jobs/', { kind: 'slow', ms: 1500 });
  const slow = curl(...header, `${url}/hub/-/api/jobs/`);
  await hub.waitForRequest('GET', '/api/jobs/', 2);
  expect(processesHolding(await desktop.keychain.secrets())).toEqual([]);
  expect(await slow).toContain('results');
  expect(await curl(...header, `${url}/hub/-/api/../admin/`, '--path-as-is')).toContain('bad-path');
});

for (const style of [401, 403] as const) {
  test.describe(`style ${style}`, () => {
    test.use({ hubOptions: { style } });

    test(`a token that the Hub takes no more is renewed once for all who met it${longUnless(style === 401)}`, async ({
      page,
      hub,
      hubkey,
    }) => {
      await new SignInPage(page).signIn(hub);
      const { url, header } = await doors(hubkey);
      const first = (await hub.waitForRequest('GET', '/api/health/')).authorization ?? '';
      hub.refuse(first.split(' ')[1] ?? '');
      const all = await Promise.all(
        Array.from({ length: 20 }, () => curl(...header, `${url}/hub/-/api/jobs/`)),
      );
      expect(all.every((answer) => answer.includes('results'))).toBe(true);
      expect(hub.seen('POST', '/api/auth/token/refresh/')).toHaveLength(1);
    });
  });
}

test('an ended session asks the person, and completes the caller’s own request @long', async ({
  page,
  hub,
  hubkey,
}) => {
  const signIn = new SignInPage(page);
  await signIn.signIn(hub);
  const { url, header } = await doors(hubkey);
  await new CopyPage(page).signOutNow();
  const never = await curl(...header, '-H', 'X-Hubkey-Wait: 0', `${url}/hub/-/api/jobs/`);
  expect(never).toContain('"kind":"sign-in-needed"');
  const asked = curl(...header, `${url}/hub/-/api/jobs/`);
  await expect(signIn.heading).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(hub.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  expect(await asked).toContain('results');
});

test('a caller that goes away takes its request at the Hub with it @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const { url, header } = await doors(hubkey);
  hub.fault('/api/jobs/', { kind: 'endless' });
  const reading = curl(...header, '--max-time', '2', '-o', '/dev/null', `${url}/hub/-/api/jobs/`);
  await expect.poll(() => hub.pouring).toBe(1);
  await reading;
  await expect.poll(() => hub.pouring).toBe(0);
});
