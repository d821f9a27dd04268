import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentChoice } from '../../domain/consent.ts';
import { CoreRig, minute } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';
import { startHelper } from '../../testing/start-helper.ts';
import type { HelperServer } from '../helper-server.ts';

let folder = '';
let rig: CoreRig;
let helper: HelperServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-calls-'));
  rig = new CoreRig();
  helper = await startHelper(rig, join(folder, 'data'));
});
afterEach(async () => {
  await helper.stop();
  rig.core.dispose();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  json: Record<string, unknown>;
}

/** What a caller gets; `headers` beside those that every call has. */
function call(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const token = readFileSync(helper.address.headerFile, 'utf8').trim().replace(/^.*: /, '');
  const sent = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request(
      `${helper.address.url}${path}`,
      { method, headers: { authorization: token, ...sent, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => {
          const isJson = answer.headers['content-type'] === 'application/json';
          const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
const get = (path: string, headers?: Record<string, string>) =>
  call('GET', path, undefined, headers);
const people = { accept: 'text/plain' };
const post = (path: string, body: unknown = {}, headers?: Record<string, string>) =>
  call('POST', path, body, headers);
const kindOf = ({ json }: Answer) => (json['error'] as { kind?: string } | undefined)?.kind;
const messageOf = ({ json }: Answer) => (json['error'] as { message?: string }).message;

const asks = () => rig.core.view().consents.requests;
async function untilAsked(): Promise<void> {
  await expect.poll(() => asks().length).toBeGreaterThan(0);
}
async function answered(asked: Promise<Answer>, choice: ConsentChoice): Promise<Answer> {
  await untilAsked();
  await rig.core.handle.answerConsent({ id: asks()[0]?.id ?? '', choice });
  return asked;
}
async function activities(): Promise<unknown[]> {
  const { entries } = await rig.core.activity.page('');
  return entries.map(({ activity }) => activity);
}

const bodies: readonly (readonly [path: string, body: unknown])[] = [
  ['/v1/use', {}],
  ['/v1/use', { profile: 7 }],
  ['/v1/use', []],
  ['/v1/use', { profile: 'hub.example', more: 1 }],
  ['/v1/use', JSON.parse('{"profile":"hub.example","__proto__":1}')],
  ['/v1/logout', { profile: null }],
  ['/v1/refresh', { Profile: 'x' }],
  ['/v1/login', { address: 'x', profile: 'y' }],
  ['/v1/login', { user: 'a\nb' }],
  ['/v1/login', { user: 'x'.repeat(300) }],
  ['/v1/login', { address: 'x'.repeat(3_000) }],
  ['/v1/keys/new', {}],
  ['/v1/keys/new', { name: '' }],
  ['/v1/keys/new', { name: 'x'.repeat(51) }],
  ['/v1/keys/revoke', { name: '' }],
  ['/v1/keys/check', { name: ['x'] }],
];
const targets = [
  '/v1/profiles?x=1',
  '/v1/keys?profile=hub.example?key=x&key=y',
  '/v1/complete',
  '/v1/complete?what=all',
  '/v1/keys?key=x',
  '/v1/health?what=x',
  '/v1/jobs?profile=hub.example&profile=hub.example',
  '/v1/environment?shell=x',
  '/v1/jobs/abc',
  '/v1/jobs/-1',
  '/v1/jobs/1.5',
  '/v1/jobs/..%2fx%3f',
  '/v1/jobs/1234567890123456',
];

describe('a malformed request', () => {
  beforeEach(() => rig.signIn());

  it.each(bodies)('is refused: %s with %j', async (path, body) => {
    expect(kindOf(await post(path, body))).toBe('bad-request');
    expect(rig.core.view().screen.name).toBe('copy');
    expect(asks()).toEqual([]);
  });

  it.each(targets)('is refused: %s', async (target) => {
    expect(kindOf(await get(target))).toBe('bad-request');
  });

  it.each(['/v1/jobs/', '/v1/jobs/1/2', '/v1/keys/', '/v1/keys/make', '/v1/jobs/%2e%2e'])(
    'names no call: %s',
    async (target) => {
      expect(kindOf(await get(target))).toBe('not-found');
    },
  );
});

it.each(['/v1/use', '/v1/logout', '/v1/refresh', '/v1/login', '/v1/keys/new', '/v1/keys/check'])(
  'nothing is done while Hubkey is locked: %s',
  async (path) => {
    await rig.signIn();
    rig.core.lock.lock('person');
    const body = path.startsWith('/v1/keys') ? { name: 'ci' } : { profile: 'hub.example' };
    expect(await post(path, body)).toMatchObject({ status: 423 });
    expect(rig.session.state).toBe('active');
  },
);

it.each([
  '/v1/keys',
  '/v1/health',
  '/v1/jobs',
  '/v1/jobs/1',
  '/v1/environment',
  '/v1/doctor',
  '/v1/profiles',
  '/v1/complete?what=profiles',
  '/v1/complete?what=keys',
])('nothing is read while Hubkey is locked: %s', async (path) => {
  await rig.signIn();
  rig.core.lock.lock('person');
  expect(await get(path)).toMatchObject({ status: 423 });
  expect(await get('/v1/status')).toMatchObject({ status: 200, json: { locked: true } });
});

describe('GET /v1/profiles and POST /v1/use', () => {
  it('lists the profiles, and changes the current one', async () => {
    await rig.signIn();
    await rig.signIn({ address: 'https://other.example' });
    const { json } = await get('/v1/profiles');
    expect(json).toMatchObject({
      current: 'other.example',
      profiles: [
        { name: 'hub.example', hub: 'https://hub.example', user: 'pixit' },
        { name: 'other.example', session: { state: 'active' } },
      ],
    });
    expect((await post('/v1/use', { profile: 'HUB.example' })).json).toEqual({
      current: 'hub.example',
    });
    const { text } = await get('/v1/profiles', people);
    expect(text).toMatch(/^\s+PROFILE.*\n\* {2}hub\.example.*\n {3}other\.example.*\n$/);
    expect(kindOf(await post('/v1/use', { profile: 'x' }))).toBe('no-profile');
  });

  it('has colours only where a terminal asks for them', async () => {
    await rig.signIn();
    expect((await get('/v1/status', people)).text).not.toContain('\u001b');
    const { text } = await get('/v1/status', { ...people, 'x-hubkey-colour': '1' });
    expect(text).toContain('\u001b[32maccess for 1 h\u001b[0m');
  });
});

describe('GET /v1/complete', () => {
  it('gives names, one a line, and none that would break its line', async () => {
    await rig.signIn();
    await rig.saveKey('nightly');
    await rig.saveKey('two\nlines', 'x.y');
    expect((await get('/v1/complete?what=profiles')).text).toBe('hub.example\n');
    expect((await get('/v1/complete?what=keys')).text).toBe('nightly\n');
    expect(kindOf(await get('/v1/complete?what=keys&profile=x'))).toBe('no-profile');
  });
});

describe('POST /v1/login', () => {
  it('waits for the person', async () => {
    const asked = post('/v1/login', { address: 'hub.example', user: 'pixit' });
    await expect.poll(() => rig.windowsShown).toBe(1);
    expect(rig.core.view().screen.filled).toMatchObject({
      hub: 'https://hub.example',
      user: 'pixit',
    });
    await rig.signIn();
    expect((await asked).json).toEqual({ profile: 'hub.example', user: 'pixit' });
    expect((await post('/v1/login')).json).toEqual({ profile: 'hub.example', user: 'pixit' });
    expect(rig.windowsShown).toBe(1);
  });

  it('says that nobody signed in, and what is wrong with an address', async () => {
    const late = await post('/v1/login', {}, { 'x-hubkey-wait': '0' });
    expect(late).toMatchObject({ status: 401 });
    expect(kindOf(late)).toBe('sign-in-needed');
    for (const address of ['ftp://x', 'https://u:p@x', '', 'https://x/\u202e']) {
      const wrong = await post('/v1/login', { address });
      expect(wrong.status).toBe(400);
      expect(messageOf(wrong)).toMatch(/address|https|user/);
    }
    expect(rig.windowsShown).toBe(1);
  });
});

describe('POST /v1/logout and /v1/refresh', () => {
  it('ends the session, and says where it had ended', async () => {
    await rig.signIn();
    const ended = await post('/v1/logout');
    expect(ended.json).toEqual({
      profile: 'hub.example',
      signedOut: true,
      alreadySignedOut: false,
    });
    expect(rig.session.state).toBe('signed-out');
    expect((await post('/v1/logout')).json).toMatchObject({ alreadySignedOut: true });
    expect(kindOf(await post('/v1/refresh'))).toBe('sign-in-needed');
  });

  it('renews the session, or says why not', async () => {
    await rig.signIn();
    await rig.clock.advance(10 * minute);
    expect((await post('/v1/refresh')).json).toEqual({
      profile: 'hub.example',
      accessUntil: new Date(rig.clock.now() + 60 * minute).toISOString(),
    });
    const again = await post('/v1/refresh', {}, people);
    expect(again.text).toContain('hub.example wasn’t refreshed again so soon. Access until');
    await rig.clock.advance(minute);
    rig.hub.failures.push({ kind: 'unreachable', reason: 'timeout' });
    expect(await post('/v1/refresh')).toMatchObject({ status: 502 });
  });
});

it('what a program does with sessions and profiles is recorded with its name', async () => {
  const asked = post('/v1/login', { address: 'hub.example' });
  await expect.poll(() => rig.windowsShown).toBe(1);
  await rig.signIn();
  await asked;
  await post('/v1/use', { profile: 'hub.example' });
  await rig.clock.advance(minute);
  await post('/v1/refresh');
  await post('/v1/logout');
  for (const what of ['sign-in', 'use', 'refresh', 'sign-out']) {
    const to = expect.stringContaining('sync') as string;
    const profile = 'hub.example';
    expect(await activities()).toContainEqual({ kind: 'program-act', what, to, profile });
  }
});

describe('GET /v1/environment', () => {
  it('asks as a raw header does, and gives two variables', async () => {
    await rig.signIn();
    await rig.saveKey('nightly', 'abcd.efgh');
    const denied = await answered(get('/v1/environment'), 'deny');
    expect(kindOf(denied)).toBe('not-allowed');
    expect(await activities()).toContainEqual(
      expect.objectContaining({ kind: 'denied', to: expect.stringContaining('sync') as string }),
    );
    await rig.clock.advance(2 * minute);
    const session = await answered(get('/v1/environment'), 'once');
    expect(session.text).toBe('HUB_URL=https://hub.example\nJWT_TOKEN=access-1\n');
    const key = await answered(get('/v1/environment?key=NIGHTLY'), 'once');
    expect(key.text).toBe('HUB_URL=https://hub.example\nAPI_KEY=abcd.efgh\n');
    expect(JSON.stringify(await activities())).not.toMatch(/access-1|abcd/);
  });
});

describe('client keys', () => {
  beforeEach(() => rig.signIn());

  it('are listed with what is known of them', async () => {
    rig.hub.listed.push({ id: 7, name: 'elsewhere' });
    await rig.saveKey('nightly', 'abcd.efgh');
    const { json } = await get('/v1/keys');
    expect(json).toMatchObject({
      profile: 'hub.example',
      listed: true,
      problem: null,
      keys: [
        { name: 'elsewhere', id: 7, secret: 'not-on-this-computer', check: null },
        { name: 'nightly', id: null, secret: 'saved', check: 'works', lastUsedAt: null },
      ],
    });
    rig.hub.failures.push({ kind: 'unreachable', reason: 'timeout' });
    const { text } = await get('/v1/keys', people);
    expect(text).toMatch(/nightly.*\nShowing only the keys saved on this computer\.\n.+\n$/s);
    expect(text).not.toContain('elsewhere');
  });

  it('are created once the person has allowed it, and the secret stays here', async () => {
    const denied = await answered(post('/v1/keys/new', { name: 'ci' }), 'deny');
    expect(denied).toMatchObject({ status: 403, headers: { 'x-hubkey-reason': 'denied' } });
    expect(rig.hub.listed).toEqual([]);
    await rig.clock.advance(2 * minute);
    const asked = post('/v1/keys/new', { name: ' ci ' });
    await untilAsked();
    expect(asks()[0]).toMatchObject({
      want: { kind: 'key', do: 'create', name: 'ci' },
      changes: 'POST /api/auth/clientkeys/',
    });
    expect(rig.notifier.shown.at(-1)?.body).toContain('wants to create the client key “ci”');
    const made = await answered(asked, 'once');
    const [key] = rig.core.view().profiles[0]?.keys ?? [];
    expect(made.json).toEqual({
      profile: 'hub.example',
      key: { name: 'ci', id: key?.hubId },
      created: true,
      saved: true,
    });
    const secrets = [...rig.hub.keys];
    expect(secrets).toHaveLength(1);
    expect([...rig.secrets.items.values()].map((secret) => secret.reveal())).toContain(secrets[0]);
    expect(JSON.stringify(made)).not.toContain(secrets[0]);
    expect(await activities()).toContainEqual(
      expect.objectContaining({
        kind: 'key-created',
        key: 'ci',
        to: expect.stringContaining('sync') as string,
      }),
    );
    expect(await activities()).toContainEqual(
      expect.objectContaining({ kind: 'denied', method: 'POST', path: '/api/auth/clientkeys/' }),
    );
  });

  it('are rotated with one question, and revoked with another', async () => {
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
    await post('/v1/keys/new', { name: 'ci' });
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'ask' });
    const before = rig.core.view().profiles[0]?.keys[0]?.hubId;
    const rotated = await answered(post('/v1/keys/rotate', { name: 'CI' }, people), 'until-quit');
    expect(rotated.text).toBe('Rotated “ci”. The new key is in use, and the old one is revoked.\n');
    expect(rig.core.view().profiles[0]?.keys[0]?.hubId).not.toBe(before);
    // Allowed for rotating, which allows no revoking.
    expect(await post('/v1/keys/rotate', { name: 'ci' })).toMatchObject({ status: 200 });
    const revoked = await answered(post('/v1/keys/revoke', { name: 'ci' }), 'once');
    expect(revoked.json).toMatchObject({ key: { name: 'ci' }, revoked: true });
    expect(rig.core.view().profiles[0]?.keys).toEqual([]);
    expect(rig.hub.listed).toEqual([]);
    const kinds = (await activities()).map((activity) => (activity as { kind: string }).kind);
    expect(kinds).toEqual(expect.arrayContaining(['key-rotated', 'key-revoked']));
  });

  it('that a program may create give it no secret in another way', async () => {
    await answered(post('/v1/keys/new', { name: 'ci' }), 'until-quit');
    expect(await post('/v1/keys/new', { name: 'more' })).toMatchObject({ status: 200 });
    const raw = post('/hub/-/api/auth/clientkeys/', { name: 'raw' });
    await untilAsked();
    expect(asks()[0]).toMatchObject({ want: { as: 'new-key' }, changes: null });
    expect(await answered(raw, 'deny')).toMatchObject({ status: 403 });
    expect(rig.forwarder.asked).toEqual([]);
  });

  it('say what a session is needed for', async () => {
    await rig.core.handle.signOut(rig.id);
    const { json } = await get('/v1/keys');
    expect(json).toMatchObject({
      listed: false,
      problem: 'The session has ended. Sign in to Hubkey, then try again.',
    });
  });

  it('are revoked by their name at the Hub where only one has it', async () => {
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
    rig.hub.listed.push({ id: 1, name: 'a' }, { id: 2, name: 'twice' }, { id: 3, name: 'twice' });
    expect(await post('/v1/keys/revoke', { name: 'a' })).toMatchObject({ status: 200 });
    expect(kindOf(await post('/v1/keys/revoke', { name: 'twice' }))).toBe('which-key');
    expect(kindOf(await post('/v1/keys/revoke', { name: 'none' }))).toBe('no-key');
    expect(rig.hub.listed.map(({ id }) => id)).toEqual([2, 3]);
  });

  it('are looked up before anybody is asked, and near names are named', async () => {
    await rig.saveKey('nightly');
    rig.hub.listed.push({ id: 1, name: 'nightly-far' }, { id: 2, name: 'twice' });
    rig.hub.listed.push({ id: 3, name: 'twice' });
    for (const [path, name, kind, message] of [
      [
        '/v1/keys/revoke',
        'nightlyfar',
        'no-key',
        'No client key is called “nightlyfar”, neither here nor on the Hub. Similar names: nightly-far and nightly.',
      ],
      [
        '/v1/keys/revoke',
        'deploy',
        'no-key',
        'No client key is called “deploy”, neither here nor on the Hub. Run “hubkey keys” for the list.',
      ],
      ['/v1/keys/revoke', 'twice', 'which-key', expect.any(String) as string],
      [
        '/v1/keys/rotate',
        'nightly-far',
        'no-key',
        'No client key called “nightly-far” is saved on this computer. Similar names: nightly.',
      ],
      [
        '/v1/keys/check',
        'nihgtly',
        'no-key',
        'No client key called “nihgtly” is saved on this computer. Similar names: nightly.',
      ],
    ] as const) {
      const refused = await post(path, { name });
      expect({ path, name, kind: kindOf(refused), message: messageOf(refused) }).toEqual({
        ...{ path, name, kind, message },
      });
    }
    expect(asks()).toEqual([]);
    rig.hub.failures.push({ kind: 'unreachable', reason: 'timeout' });
    expect(kindOf(await post('/v1/keys/revoke', { name: 'far' }))).toBe('hub-unreachable');
    expect(asks()).toEqual([]);
    const there = await answered(post('/v1/keys/revoke', { name: 'nightly-far' }), 'once');
    expect(there.json).toMatchObject({ key: { name: 'nightly-far', id: 1 }, revoked: true });
  });

  it('that can’t be looked up without a sign-in are asked about first', async () => {
    await rig.core.handle.signOut(rig.id);
    const asked = post('/v1/keys/revoke', { name: 'far' });
    expect(await answered(asked, 'deny')).toMatchObject({ status: 403 });
  });

  it('are not changed in a profile that is read only, nor under a name that can’t be', async () => {
    await rig.saveKey('nightly');
    for (const path of ['/v1/keys/rotate', '/v1/keys/check']) {
      expect(kindOf(await post(path, { name: 'none' }))).toBe('no-key');
    }
    expect(kindOf(await post('/v1/keys/rotate', { name: 'nightly' }))).toBe('which-key');
    expect(await post('/v1/keys/new', { name: 'Nightly' })).toMatchObject({ status: 409 });
    expect(asks()).toEqual([]);
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'read-only' });
    for (const path of ['/v1/keys/new', '/v1/keys/revoke']) {
      const refused = await post(path, { name: 'ci' });
      expect(refused).toMatchObject({ status: 403, headers: { 'x-hubkey-reason': 'read-only' } });
    }
    expect(rig.hub.calls.filter((asked) => /createKey|revokeKey/.test(asked))).toEqual([]);
  });

  it('wait for a sign-in, and nothing goes on after a refusal', async () => {
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
    await rig.core.handle.signOut(rig.id);
    const late = await post('/v1/keys/new', { name: 'ci' }, { 'x-hubkey-wait': '0' });
    expect(kindOf(late)).toBe('sign-in-needed');
    await rig.signIn();
    await settled();
    expect(rig.hub.listed).toEqual([]);
    await rig.core.handle.signOut(rig.id);
    const asked = post('/v1/keys/new', { name: 'ci' });
    await expect.poll(() => rig.core.view().screen.name).toBe('sign-in');
    await rig.signIn();
    expect(await asked).toMatchObject({ status: 200 });
    expect(rig.hub.listed).toHaveLength(1);
  });

  it('are checked', async () => {
    await rig.saveKey('nightly', 'abcd.efgh');
    const good = await post('/v1/keys/check', { name: 'NIGHTLY' });
    expect(good.json).toMatchObject({ key: { name: 'nightly' }, check: 'works' });
    rig.hub.keys.clear();
    const bad = await post('/v1/keys/check', { name: 'nightly' });
    expect(bad).toMatchObject({ json: { check: 'rejected' }, headers: { 'x-hubkey-exit': '1' } });
  });
});

describe('GET /v1/health', () => {
  const healthOf = (word: string, online: boolean) => ({
    overall_health: word,
    hub_status: { health: 'ok' },
    site_status: [
      { site: 'edi', health: word, nodes: [{ name: 'edi-1', health: word, online }], queues: [] },
    ],
  });

  it('reads, and says by its code what came of it', async () => {
    rig.hub.documents.set('/api/health/', healthOf('ok', true));
    rig.hub.documents.set('/api/configurations/', {});
    await rig.signIn();
    const well = await get('/v1/health');
    expect(well.json).toMatchObject({
      profile: 'hub.example',
      overall: 'ok',
      cause: 'well',
      sites: [{ name: 'edi', nodes: [{ name: 'edi-1', online: true }] }],
    });
    expect(well.headers['x-hubkey-exit']).toBeUndefined();

    rig.hub.documents.set('/api/health/', healthOf('warning', false));
    // What was just read isn't read again.
    expect((await get('/v1/health')).json).toMatchObject({ overall: 'ok' });
    await rig.clock.advance(10 * minute);
    const bad = await get('/v1/health', people);
    expect(bad.headers['x-hubkey-exit']).toBe('5');
    expect(bad.text).toMatch(
      /^The only node, edi-1 in edi, has been offline since .*\nUpdated .*\nedi-1 +node +edi +offline, warning\n$/s,
    );

    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    await rig.clock.advance(11_000);
    expect((await get('/v1/health')).headers['x-hubkey-exit']).toBe('6');
    const asked = rig.hub.calls.length;
    await get('/v1/health');
    expect(rig.hub.calls).toHaveLength(asked);
  });

  it('needs a session', async () => {
    await rig.signIn();
    await rig.core.handle.signOut(rig.id);
    expect(kindOf(await get('/v1/health'))).toBe('sign-in-needed');
    expect(rig.core.view().profiles[0]?.health).toBeNull();
  });
});

describe('GET /v1/jobs', () => {
  const job = (id: number, state: string, completed: string | null = null) => ({
    id,
    state,
    completed,
    friendly_name: 'Migrate',
    owner: { name: 'pixit' },
    site: 'edi',
    runtime: 12.5,
  });
  beforeEach(() => rig.signIn());

  it('lists jobs, and gives one of them', async () => {
    rig.hub.documents.set('/api/jobs/', { results: [job(3, 'STARTED'), job(2, 'SUCCESS')] });
    expect((await get('/v1/jobs')).json).toMatchObject({
      jobs: [{ id: 3, state: 'STARTED', name: 'Migrate', runtimeSeconds: 12.5 }, { id: 2 }],
    });
    expect((await get('/v1/jobs', people)).text).toMatch(/^ID +STATE.*\n3 +running.*\n2 .*\n$/s);
    expect(await activities()).toContainEqual(
      expect.objectContaining({ kind: 'passed', path: '/api/jobs/', status: 200 }),
    );
  });

  it.each([
    ['STARTED', null, undefined, undefined],
    ['PENDING', '2026-11-29T12:00:00Z', undefined, undefined],
    ['SUCCESS', null, '1', undefined],
    ['FAILURE', null, '1', '1'],
    ['Has Failures', '2026-11-29T12:00:00Z', '1', '1'],
  ])('says whether a job has ended: %s', async (state, completed, ended, exit) => {
    rig.hub.documents.set('/api/jobs/7/', job(7, state, completed));
    const answer = await get('/v1/jobs/7');
    expect(answer.json).toMatchObject({ job: { id: 7, state }, ended: ended === '1' });
    expect(answer.headers['x-hubkey-ended']).toBe(ended);
    expect(answer.headers['x-hubkey-exit']).toBe(exit);
  });

  it('says that there is no such job, key or Hub', async () => {
    expect(await get('/v1/jobs/9')).toMatchObject({ status: 404 });
    expect(kindOf(await get('/v1/jobs?key=none'))).toBe('no-key');
    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    expect(await get('/v1/jobs')).toMatchObject({ status: 502 });
    const passed = { kind: 'passed', method: 'GET', profile: 'hub.example', credential: 'session' };
    expect(await activities()).toEqual(
      expect.arrayContaining([
        { ...passed, path: '/api/jobs/9/', status: 404 },
        { ...passed, path: '/api/jobs/', status: null },
      ]),
    );
  });
});

describe('a name that doesn’t exist', () => {
  const profile = 'No profile is called “hubexample”. Similar names: hub.example.';
  const key =
    'No client key called “nigtly” is saved on this computer. Similar names: nightly and nightlys.';
  const asked: readonly (readonly [what: string, message: string, ask: () => Promise<Answer>])[] = [
    ['use', profile, () => post('/v1/use', { profile: 'hubexample' })],
    ['logout', profile, () => post('/v1/logout', { profile: 'hubexample' })],
    ['refresh', profile, () => post('/v1/refresh', { profile: 'hubexample' })],
    ['login', profile, () => post('/v1/login', { profile: 'hubexample' })],
    ['keys', profile, () => get('/v1/keys?profile=hubexample')],
    ['keys new', profile, () => post('/v1/keys/new', { name: 'x', profile: 'hubexample' })],
    ['health', profile, () => get('/v1/health?profile=hubexample')],
    ['jobs', profile, () => get('/v1/jobs?profile=hubexample')],
    ['jobs --key', key, () => get('/v1/jobs?key=nigtly')],
    ['header', profile, () => get('/v1/header?profile=hubexample')],
    ['header --key', key, () => get('/v1/header?key=nigtly')],
    ['exec --key', key, () => get('/v1/environment?key=nigtly')],
    ['curl', profile, () => get('/hub/hubexample/api/jobs/')],
    ['curl --key', key, () => get('/hub/-/api/jobs/', { 'x-hubkey-key': 'nigtly' })],
    ['copy', profile, () => post('/v1/copy', { what: 'header', profile: 'hubexample' })],
    [
      'copy --key',
      key,
      () => post('/v1/copy', { what: 'header', credential: { clientKey: 'nigtly' } }),
    ],
  ];

  it.each(asked)('is an error at once that names near ones: %s', async (_what, message, ask) => {
    await rig.signIn();
    await rig.saveKey('nightly', 'abcd.efgh');
    await rig.saveKey('nightlys', 'abcd.ijkl');
    const answer = await ask();
    expect(answer.status).toBe(404);
    expect(messageOf(answer)).toBe(message);
    expect(asks()).toEqual([]);
  });

  it('has no near ones while Hubkey is locked', async () => {
    await rig.signIn();
    await rig.saveKey('nightly', 'abcd.efgh');
    await rig.core.handle.lock(null);
    const list = 'Run “hubkey keys” for the list.';
    expect(messageOf(await get('/v1/header?key=nigtly'))).toBe(
      `No client key called “nigtly” is saved on this computer. ${list}`,
    );
    expect(messageOf(await get('/v1/header?profile=hubexample'))).not.toContain('hub.example');
  });
});
