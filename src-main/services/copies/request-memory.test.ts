import { beforeEach, expect, it } from 'vitest';
import type { CopyKind } from '../../domain/copy-request.ts';
import type { EndpointChoice } from '../../domain/endpoint.ts';
import { CoreRig } from '../../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});
const copy = (endpoint: EndpointChoice, what: CopyKind = 'curl') =>
  rig.core.handle.copy(rig.request({ what, endpoint }));
const profile = () => {
  const [first] = rig.core.view().profiles;
  if (!first) throw new Error('No profile.');
  return first;
};
const recent = () => profile().recentRequests.map(({ method, path }) => `${method} ${path}`);
const post = { path: '/api/workflows/', method: 'POST', exact: true };

it('remembers the last ten requests of a profile, each once, the latest first', async () => {
  for (let page = 1; page <= 11; page += 1) await copy({ path: `jobs/?page=${page}` });
  expect(recent()).toHaveLength(10);
  expect(recent()[0]).toBe('GET /api/jobs/?page=11');
  await copy({ path: '/api/jobs/?page=5' });
  await copy('alerts');
  expect(recent().slice(0, 2)).toEqual(['GET /api/alerts/', 'GET /api/jobs/?page=5']);
  expect(new Set(recent()).size).toBe(10);
  await rig.restart();
  expect(recent()).toEqual(['GET /api/alerts/', 'GET /api/jobs/']);
});

const hostile = { path: '/api/files/?token=hunter2' };
const secret = { ...post, body: '{"password":"hunter3"}' };

it('saves no query, which may contain a secret, and has it again only while Hubkey runs', async () => {
  await copy(hostile);
  await rig.core.handle.toggleFavourite({ profile: rig.id, endpoint: hostile });
  expect(recent()).toEqual(['GET /api/files/?token=hunter2']);
  await rig.core.quit();
  expect(JSON.stringify(rig.profiles)).toContain('/api/files/');
  expect(JSON.stringify(rig.profiles)).not.toContain('hunter2');
});

it.each([
  ['a lock', () => rig.core.handle.lock(null)],
  ['a sign-out', () => rig.core.handle.signOut(rig.id)],
])('forgets queries and bodies at %s', async (_what, end) => {
  const { handle } = rig.core;
  await copy(hostile);
  await handle.toggleFavourite({ profile: rig.id, endpoint: hostile });
  await copy(secret);
  await handle.pickRequest({ profile: rig.id, endpoint: hostile });
  await end();
  await handle.unlock(null);
  expect(JSON.stringify(rig.core.view().profiles)).not.toContain('hunter');
  expect(await handle.pickedRequest(rig.id)).toEqual({
    method: 'GET',
    path: '/api/files/',
    exact: true,
  });
  await rig.signIn();
  await handle.pickRequest({ profile: rig.id, endpoint: { path: '/api/../?token=hunter4' } });
  await end();
  await handle.unlock(null);
  expect(await handle.pickedRequest(rig.id)).toBeNull();
  const preview = await handle.preview(rig.request({ what: 'curl', endpoint: post }));
  expect(preview.ok && preview.value).toContain('-X POST');
  expect(JSON.stringify(preview)).not.toContain('hunter3');
});

it('remembers no copy without a request, none that can’t be sent, and none of a program', async () => {
  await copy({ path: 'jobs/' }, 'header');
  await copy({ path: 'https://other.example/' });
  await copy({ path: `/api/${'x'.repeat(2_000)}` });
  const aborted = new AbortController();
  await rig.core.copyFor({
    request: rig.request({ what: 'curl', endpoint: { path: 'jobs/' }, variable: true }),
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: 0,
    signal: aborted.signal,
  });
  expect(rig.clipboard.text).toContain('/api/jobs/');
  expect(recent()).toEqual([]);
});

it('has a body again while Hubkey runs, and saves none', async () => {
  await copy({ ...post, body: '{"password": "in a body"}' });
  await copy(post);
  expect(rig.clipboard.text).toContain('in a body');
  const preview = await rig.core.handle.preview(rig.request({ what: 'curl', endpoint: post }));
  expect(preview.ok && preview.value).toContain('in a body');
  expect(JSON.stringify(rig.core.view())).not.toContain('in a body');
  await rig.core.quit();
  const saved = JSON.stringify(rig.profiles);
  expect(saved).toContain('/api/workflows/');
  expect(saved).not.toContain('in a body');
  await rig.restart();
  await copy(post);
  expect(rig.clipboard.text).not.toContain('in a body');
});

it('forgets a body that is emptied', async () => {
  await copy({ ...post, body: '{"a":1}' });
  await rig.core.handle.pickRequest({ profile: rig.id, endpoint: { ...post, body: '' } });
  await copy(post);
  expect(rig.clipboard.text).not.toContain('--data-raw');
});

it('has favourites until they are removed, by what they ask and not by how it was typed', async () => {
  const toggle = (endpoint: EndpointChoice) =>
    rig.core.handle.toggleFavourite({ profile: rig.id, endpoint });
  await toggle('jobs');
  await toggle(post);
  expect(profile().favouriteRequests).toEqual([
    { method: 'GET', path: '/api/jobs/' },
    { method: 'POST', path: '/api/workflows/' },
  ]);
  await rig.restart();
  await toggle({ path: 'jobs' });
  await toggle({ path: '../x' });
  expect(profile().favouriteRequests).toEqual([{ method: 'POST', path: '/api/workflows/' }]);
});

it('remembers the picked request, without its body, until another is picked or the profile is removed', async () => {
  const { handle } = rig.core;
  const { id } = rig;
  await handle.pickRequest({ profile: id, endpoint: secret });
  expect(await handle.pickedRequest(id)).toEqual(post);
  const preview = await handle.preview(rig.request({ what: 'curl', endpoint: post }));
  expect(preview.ok && preview.value).toContain('hunter3');
  await handle.pickRequest({ profile: id, endpoint: 'jobs' });
  expect(await handle.pickedRequest(id)).toBe('jobs');
  await handle.removeProfile(id);
  expect(await handle.pickedRequest(id)).toBeNull();
  await handle.pickRequest({ profile: id, endpoint: post });
  expect(await handle.pickedRequest(id)).toBeNull();
});

it('opens the Copy screen once for an endpoint that is to be filled in', async () => {
  const fillIn = { method: 'GET', path: '/api/jobs/{id}/' };
  await rig.core.handle.fillInRequest({ profile: rig.id, ...fillIn });
  expect(rig.core.view().screen).toMatchObject({ name: 'copy', profile: rig.id });
  expect(rig.palettesClosed).toBe(1);
  expect(await rig.core.handle.pickedRequest(rig.id)).toBeNull();
  expect(await rig.core.handle.takeFillIn(rig.id)).toEqual(fillIn);
  expect(await rig.core.handle.takeFillIn(rig.id)).toBeNull();
});

it('copies no remembered request without its forgotten body or query, and has it filled in again', async () => {
  const { handle } = rig.core;
  await copy({ ...post, body: '{"name":"flow"}' });
  await copy({ path: '/api/file/?path=%2Fmnt&site=a', exact: true });
  await rig.restart();
  await rig.signIn();
  const before = rig.clipboard.text;
  for (const [endpoint, request] of [
    [post, { method: 'POST', path: '/api/workflows/' }],
    [
      { path: '/api/file/', exact: true },
      { method: 'GET', path: '/api/file/' },
    ],
  ] as const) {
    const answer = await rig.core.handle.copy(rig.request({ what: 'curl', endpoint }));
    expect(answer).toEqual({ ok: false, problem: { kind: 'unfilled', request } });
    expect(rig.core.view().screen.name).toBe('copy');
    expect(await rig.core.handle.takeFillIn(rig.id)).toEqual(request);
  }
  expect(rig.clipboard.text).toBe(before);
  expect(await handle.takeFillIn(rig.id)).toBeNull();
  // Without a body on purpose.
  await rig.core.handle.pickRequest({ profile: rig.id, endpoint: { ...post, body: '' } });
  expect(await copy(post)).toMatchObject({ ok: true });
  expect(rig.clipboard.text).not.toContain('--data');
  // A typed path is copied as it is.
  expect(await copy({ path: '/api/workflows/', method: 'POST' })).toMatchObject({ ok: true });
  expect(await copy({ path: '/api/file/' })).toMatchObject({ ok: true });
});
