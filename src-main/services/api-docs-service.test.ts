import { beforeEach, expect, it } from 'vitest';
import { windowView } from '../domain/covered-view.ts';
import { sessionRef, type CredentialRef } from '../domain/credential.ts';
import { profileId } from '../domain/ids.ts';
import type { HeaderList } from '../domain/forward-headers.ts';
import { ok } from '../domain/result.ts';
import type { ByteStream } from '../ports/hub-forwarder.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';
import { pageBase } from './api-docs-service.ts';

const hub = 'https://hub.example';
let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

interface Sent {
  method?: string;
  headers?: HeaderList;
  body?: Uint8Array | null;
  credential?: CredentialRef;
}

async function ask(path: string, sent: Sent = {}) {
  const { method = 'GET', headers = [], body = null, credential = sessionRef } = sent;
  const { signal } = new AbortController();
  const request = { url: `${hub}${path}`, method, headers, body, signal };
  const answer = await rig.core.apiDocs.answer({ profile: rig.id, credential }, request);
  if (!answer.ok) return answer.problem;
  let text = '';
  for await (const chunk of answer.value.body) text += new TextDecoder().decode(chunk);
  return { status: answer.value.status, text };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream without a piece
async function* nothing(): ByteStream {
  yield* [];
}

const credentials = () => rig.forwarder.asked.map(({ credential }) => credential);
const activity = async () =>
  (await rig.core.activity.page('')).entries.map((entry) => entry.activity);

it('sends the API the credential and files none', async () => {
  expect(await ask('/api/jobs/?page=2')).toMatchObject({ status: 200 });
  expect(await ask('/static/swagger-ui.js')).toMatchObject({ status: 200 });
  expect(credentials()).toEqual(['access-1', 'none']);
  expect(rig.forwarder.asked.map(({ request }) => request.path)).toEqual([
    '/api/jobs/?page=2',
    '/static/swagger-ui.js',
  ]);
});

it('sends no cookies, and wants no packed answer', async () => {
  const names = ['Cookie', 'Accept-Encoding', 'X-Original-URL', 'Accept'];
  await ask('/api/jobs/', { headers: names.map((name) => [name, 'x'] as const) });
  expect(rig.forwarder.asked[0]?.request.headers).toEqual([['Accept', 'x']]);
});

it('sends what was entered on the page instead of the credential, never both', async () => {
  const headers = [['Authorization', 'Api-Key mine']] as const;
  rig.forwarder.text = '{"id":41,"name":"of-another","api_key":"abcdefgh.secret"}';
  await ask('/api/auth/clientkeys/', { method: 'POST', headers });
  await ask('/static/swagger-ui.js', { headers });
  expect(credentials()).toEqual(['none', 'none']);
  expect(rig.forwarder.asked.map(({ request }) => request.headers)).toEqual([headers, []]);
  await settled();
  expect(rig.core.view().profiles[0]?.keys).toEqual([]);
  rig.core.lock.lock('person');
  expect(await ask('/api/jobs/', { headers })).toEqual({ kind: 'locked', passes: 'nothing' });
});

const page = () => rig.core.view().docsPages[0];

it('says how the page stands while it is open', async () => {
  const entered = { headers: [['Authorization', 'Api-Key mine']] as const };
  await ask('/api/jobs/', entered);
  expect(page()).toBeUndefined();
  rig.core.apiDocs.pageLoads(rig.id, { kind: 'started' });
  expect(page()).toEqual({
    profile: rig.id,
    load: { state: 'loading', bad: false },
    notice: null,
    entered: false,
    download: false,
  });
  await ask('/api/jobs/', entered);
  expect(page()).toMatchObject({ entered: true });
  await ask('/static/x.js');
  expect(page()).toMatchObject({ entered: true });
  await ask('/api/jobs/');
  expect(page()).toMatchObject({ entered: false });
  await ask('/api/jobs/', entered);
  rig.core.apiDocs.pageNoticed(rig.id, { kind: 'not-found' });
  expect(page()).toMatchObject({ notice: { kind: 'not-found' } });
  rig.core.apiDocs.downloadBlocked(rig.id);
  rig.core.apiDocs.pageLoads(rig.id, { kind: 'ready' });
  expect(page()).toMatchObject({ entered: true, download: true, load: { state: 'shown' } });
  rig.core.apiDocs.pageLoads(rig.id, { kind: 'started' });
  expect(page()).toMatchObject({
    entered: false,
    notice: null,
    download: false,
    load: { state: 'loading' },
  });
  rig.core.apiDocs.pageClosed(rig.id);
  expect(page()).toBeUndefined();
});

it('shows nothing of the page while Hubkey is locked', () => {
  rig.core.apiDocs.pageLoads(rig.id, { kind: 'started' });
  rig.core.lock.lock('person');
  expect(windowView(rig.core.view()).docsPages).toEqual([]);
});

it('says which server the Hub redirects to, and asks it nothing', async () => {
  const headers = [['Location', 'https://sso.example/login']] as const;
  const body = new ReadableStream<Uint8Array>({ start: (ended) => ended.close() });
  rig.forwarder.carrier = {
    forward: () => Promise.resolve(ok({ status: 302, reason: '', headers, body })),
  };
  expect(await ask('/api/docs/')).toEqual({
    kind: 'refused',
    why: 'elsewhere',
    host: 'sso.example',
  });
  expect(rig.forwarder.asked).toHaveLength(1);
});

it('names the Hub by the profile’s address in its page and its document', async () => {
  rig.forwarder.type = 'text/html';
  rig.forwarder.text = '<script>{ url: "http://localhost:8000/api/schema/" }</script>';
  expect(await ask('/api/docs/')).toMatchObject({
    text: `<script>{ url: "${hub}/api/schema/" }</script>`,
  });
  rig.forwarder.type = 'application/json';
  rig.forwarder.text = '{"openapi":"3.0.3","servers":[{"url":"http://localhost:8000"}]}';
  const text = `{"openapi":"3.0.3","servers":[{"url":"${hub}"}]}`;
  expect(await ask('/api/schema/')).toMatchObject({ text });
  for (const [path, method] of [
    ['/api/jobs/', 'GET'],
    ['/api/schema/', 'POST'],
  ] as const)
    expect(await ask(path, { method })).toMatchObject({ text: rig.forwarder.text });
});

it.each(['GET', 'POST'])('renews a rejected token and repeats a %s', async (method) => {
  rig.forwarder.refused.add('access-1');
  const body = method === 'POST' ? new TextEncoder().encode('{}') : null;
  expect(await ask('/api/jobs/', { method, body })).toMatchObject({ status: 200 });
  expect(credentials()).toEqual(['access-1', 'access-3']);
});

it.each([[[]], [[['Location', 'https://hub.example:bad/']]]] as const)(
  'asks once where a redirect leads nowhere: %j',
  async (headers) => {
    rig.forwarder.carrier = {
      forward: () => Promise.resolve(ok({ status: 302, reason: '', headers, body: nothing() })),
    };
    expect(await ask('/api/jobs/')).toEqual({ kind: 'refused', why: 'redirect' });
    expect(rig.forwarder.asked).toHaveLength(1);
  },
);

it('asks nobody about a change, and records it as one of the API docs', async () => {
  expect(await ask('/api/jobs/7/?x=secret', { method: 'DELETE' })).toMatchObject({ status: 200 });
  expect(rig.core.view().consents.requests).toEqual([]);
  expect(await activity()).toContainEqual({
    kind: 'passed',
    method: 'DELETE',
    path: '/api/jobs/7/',
    status: 200,
    from: 'api-docs',
    profile: 'hub.example',
    credential: 'session',
  });
});

it('refuses everything while Hubkey is locked, whatever programs may', async () => {
  await rig.core.handle.changeSettings({ whileLocked: 'everything' });
  rig.core.lock.lock('person');
  const locked = { kind: 'locked', passes: 'nothing' };
  expect(await ask('/api/jobs/')).toEqual(locked);
  expect(await ask('/static/swagger-ui.js')).toEqual(locked);
  expect(rig.forwarder.asked).toEqual([]);
});

it('saves and checks a key that the page creates, and shows the answer whole', async () => {
  rig.hub.keys.add('abcdefgh.secret');
  rig.forwarder.text = '{"id":41,"name":"from-docs","api_key":"abcdefgh.secret"}';
  const answer = await ask('/api/auth/clientkeys/', { method: 'POST' });
  expect(answer).toEqual({ status: 200, text: rig.forwarder.text });
  await settled();
  expect(rig.core.view().profiles[0]?.keys).toMatchObject([
    { name: 'from-docs', hubId: 41, provedAt: rig.clock.now(), deadAt: null },
  ]);
});

it.each([
  ['//evil.example/', 'elsewhere'],
  ['/api/..%2fadmin', 'path'],
] as const)('sends nothing for %s', async (path, why) => {
  const url = path.startsWith('//') ? `https:${path}` : `${hub}${path}`;
  const { signal } = new AbortController();
  const request = { url, method: 'GET', headers: [], body: null, signal };
  const choice = { profile: rig.id, credential: sessionRef };
  expect(await rig.core.apiDocs.answer(choice, request)).toEqual({
    ok: false,
    problem: { kind: 'refused', why },
  });
  expect(rig.forwarder.asked).toEqual([]);
});

it('says why there is no credential', async () => {
  const name = 'gone';
  expect(await ask('/api/jobs/', { credential: { kind: 'client-key', name } })).toEqual({
    kind: 'no-key',
    name,
  });
});

it('a Hub’s base is what browsers make of it', () => {
  expect(pageBase('https://hub.example')).toEqual({ origin: hub, prefix: '' });
  expect(pageBase('http://bücher.example:8000/a b')).toEqual({
    origin: 'http://xn--bcher-kva.example:8000',
    prefix: '/a%20b',
  });
});

it.each([
  ['Cancel', () => rig.core.handle.forgetWaitingDocs(null)],
  ['a lock', () => rig.core.handle.lock(null)],
  ['the profile’s removal', () => rig.core.handle.removeProfile(rig.id)],
])('no docs open by themselves after %s', async (_what, drop) => {
  const choice = { profile: rig.id, credential: sessionRef };
  await rig.core.handle.signOut(rig.id);
  await rig.core.handle.openDocs(choice);
  await drop();
  expect(rig.core.view().waitingDocs).toBeNull();
  await rig.core.handle.unlock(null);
  await rig.signIn();
  expect(rig.apiDocsOpened).toEqual([]);
});

it('opens for a credential that is there, else asks for a sign-in', async () => {
  const choice = { profile: rig.id, credential: sessionRef };
  await rig.core.handle.openDocs(choice);
  expect(rig.apiDocsOpened).toEqual([choice]);
  await rig.core.handle.openDocs({ profile: profileId('unknown'), credential: sessionRef });
  await rig.core.handle.openDocs({
    profile: rig.id,
    credential: { kind: 'client-key', name: 'none' },
  });
  expect(rig.apiDocsOpened).toHaveLength(1);
  expect(rig.windowsShown).toBe(0);
  await rig.core.handle.signOut(rig.id);
  await rig.core.handle.openDocs(choice);
  expect(rig.apiDocsOpened).toHaveLength(1);
  expect(rig.core.view().screen).toMatchObject({ name: 'sign-in', profile: rig.id });
  expect(rig.core.view().waitingDocs).toBe(rig.id);
  await rig.signIn();
  expect(rig.apiDocsOpened).toEqual([choice, choice]);
  expect(rig.core.view().waitingDocs).toBeNull();
});
