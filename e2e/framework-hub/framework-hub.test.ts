import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { newPassword } from '../hub/state.ts';
import { findFrameworks } from './find-frameworks.ts';
import { startFrameworkHub, type FrameworkHub } from './framework-hub.ts';

// Without the frameworks there is nothing to test here; the contract suite says so.
const withFrameworks = it.runIf(findFrameworks() !== null);

let hub: FrameworkHub;
afterEach(() => hub.stop());

const jobs = (authorization: string) =>
  fetch(`${hub.url}/api/jobs/`, { headers: { authorization } });
const signIn = (username: string, password: string) =>
  fetch(`${hub.url}/api/auth/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });

withFrameworks('keeps keys over a change of secret, and no token', async () => {
  hub = await startFrameworkHub();
  await hub.addUser({ name: 'ana', password: newPassword() });
  const { key } = await hub.addKey('nightly', 'ana');
  const token = await hub.issueToken({ user: 'ana', kind: 'access', age: 0, left: 60 });
  const before = hub.url;
  expect((await jobs(`Bearer ${token}`)).status).toBe(200);
  await hub.changeSecret();
  expect(hub.url).toBe(before);
  expect((await jobs(`Bearer ${token}`)).status).toBe(401);
  expect((await jobs(`Api-Key ${key}`)).status).toBe(200);
  expect(await hub.keys()).toEqual([{ id: 1, name: 'nightly' }]);
});

withFrameworks('disables an account and takes it back', async () => {
  hub = await startFrameworkHub();
  const password = newPassword();
  await hub.addUser({ name: 'ana', password });
  await hub.disableUser('ana');
  expect((await signIn('ana', password)).status).toBe(401);
  await hub.enableUser('ana');
  expect((await signIn('ana', password)).status).toBe(200);
});

withFrameworks('shifts the date that it sends, and nothing else', async () => {
  hub = await startFrameworkHub();
  const password = newPassword();
  await hub.addUser({ name: 'ana', password });
  await hub.setDateOffset(-7200);
  const answer = await signIn('ana', password);
  const sent = Date.parse(answer.headers.get('date') ?? '');
  expect(Math.abs(Date.now() - 7_200_000 - sent)).toBeLessThan(5_000);
  const { access } = (await answer.json()) as { access: string };
  expect((await jobs(`Bearer ${access}`)).status).toBe(200);
});

withFrameworks('answers a page to a name that it does not accept', async () => {
  hub = await startFrameworkHub();
  const answer = await new Promise<{ status?: number; type?: string }>((resolve, reject) => {
    request(`${hub.url}/api/jobs/`, { headers: { host: 'hub.example' } }, (came) => {
      resolve({ status: came.statusCode ?? 0, type: came.headers['content-type'] ?? '' });
      came.resume();
    })
      .once('error', reject)
      .end();
  });
  expect(answer).toEqual({ status: 400, type: 'text/html' });
});
