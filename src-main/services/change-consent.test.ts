import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerFacts } from '../domain/caller-facts.ts';
import type { ConsentChoice } from '../domain/consent.ts';
import { sessionRef, type CredentialRef } from '../domain/credential.ts';
import type { ForwardedRequest } from '../ports/hub-forwarder.ts';
import { CoreRig, minute } from '../testing/core-rig.ts';
import { callerOf, fileOf, programOf } from '../testing/fakes.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
let gone: AbortController;
beforeEach(async () => {
  rig = new CoreRig();
  gone = new AbortController();
  await rig.signIn();
  await rig.saveKey('ci', 'abc.def');
});

interface Sent extends Partial<ForwardedRequest> {
  credential?: CredentialRef;
  waitMs?: number;
}

const forward = (method: string, path = '/api/jobs/7/', sent: Sent = {}) => {
  const { credential = sessionRef, waitMs = minute, ...request } = sent;
  const own = { method, path, headers: [], body: null, signal: gone.signal };
  return rig.core.forward({
    profile: rig.id,
    credential,
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs,
    request: { ...own, ...request },
  });
};
type Answer = Awaited<ReturnType<typeof forward>>;
/** The status, or why not. */
function outcome(answer: Answer): string | number {
  if (answer.ok) return answer.value.status;
  const { problem } = answer;
  return problem.kind === 'not-allowed' ? problem.why.because : problem.kind;
}
const got = async (asked: Promise<Answer>) => outcome(await asked);
const consents = () => rig.core.view().consents;
const asks = () => consents().requests;
const answer = (choice: ConsentChoice) =>
  rig.core.handle.answerConsent({ id: asks()[0]?.id ?? '', choice });
async function answered(asked: Promise<Answer>, choice: ConsentChoice): Promise<string | number> {
  await settled();
  await answer(choice);
  return outcome(await asked);
}
const sentToHub = () => rig.forwarder.asked.map(({ request }) => request.method);
const calls = (facts: CallerFacts) => (rig.callers.facts = facts);
const bash = '/usr/bin/bash';
const scriptOf = (path: string, changed = '1') =>
  callerOf(programOf(bash, { script: fileOf(path, changed), pid: 50 }));
const ci: CredentialRef = { kind: 'client-key', name: 'ci' };

describe('a request through the helper', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('that reads passes unasked: %s', async (method) => {
    expect(await got(forward(method))).toBe(200);
    expect(rig.callers.inspected).toBe(0);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'])(
    'that changes something waits for the person: %s',
    async (method) => {
      const asked = forward(method, '/api/jobs/7/?secret=x');
      await settled();
      expect(sentToHub()).toEqual([]);
      expect(asks()).toMatchObject([
        {
          want: { kind: 'change', method, path: '/api/jobs/7/?…' },
          changes: `${method} /api/jobs/{id}/`,
          credential: 'session',
        },
      ]);
      expect(JSON.stringify(rig.core.view())).not.toContain('secret=x');
      expect(rig.notifier.shown.at(-1)?.body).toContain(`sync wants to ${method} /api/jobs/7/`);
      expect(await answered(asked, 'once')).toBe(200);
      expect(sentToHub()).toEqual([method]);
      expect(consents().grants).toEqual([]);
    },
  );

  it('that says by a header that it is another method is a change too', async () => {
    const asked = forward('GET', '/api/jobs/7/', {
      headers: [['X-HTTP-Method-Override', 'delete']],
    });
    await settled();
    expect(asks()).toMatchObject([{ want: { method: 'GET as DELETE' } }]);
    expect(await answered(asked, 'deny')).toBe('denied');
    expect(sentToHub()).toEqual([]);
  });

  it('is not sent where nobody answers in time, and noted where it is denied', async () => {
    const unanswered = forward('DELETE');
    await settled();
    await rig.clock.advance(minute);
    expect(await got(unanswered)).toBe('unanswered');
    expect(await answered(forward('DELETE'), 'deny')).toBe('denied');
    expect(await got(forward('POST', '/api/other/'))).toBe('silenced');
    expect(await got(forward('GET'))).toBe(200);
    expect(sentToHub()).toEqual(['GET']);
    await rig.clock.advance(1_000);
    expect(rig.activityLog.batches.flat().map(({ activity }) => activity)).toContainEqual({
      kind: 'denied',
      to: '/usr/bin/sync',
      method: 'DELETE',
      path: '/api/jobs/7/',
      profile: 'hub.example',
      credential: 'session',
    });
  });

  it('waits for the person and for a sign-in no longer than its caller does', async () => {
    await rig.core.handle.signOut(rig.id);
    const asked = forward('POST');
    await settled();
    await rig.clock.advance(minute / 2);
    await answer('once');
    await settled();
    await rig.clock.advance(minute / 2 - 1);
    let over = false;
    void asked.then(() => (over = true));
    await settled();
    expect(over).toBe(false);
    await rig.clock.advance(1);
    expect(await got(asked)).toBe('sign-in-needed');
  });
});

describe('a lasting answer', () => {
  it.each(['minutes', 'until-quit', 'always'] as const)(
    '%s is for that method and path family, credential and program alone',
    async (choice) => {
      expect(await answered(forward('DELETE', '/api/jobs/7/'), choice)).toBe(200);
      expect(await got(forward('DELETE', '/api/jobs/8/'))).toBe(200);
      const others = [
        () => forward('POST', '/api/jobs/8/'),
        () => forward('DELETE', '/api/sites/8/'),
        () => forward('DELETE', '/api/jobs/8/', { credential: ci }),
      ];
      for (const other of others) expect(await answered(other(), 'once')).toBe(200);
      calls(callerOf(programOf('/usr/bin/other')));
      expect(await answered(forward('DELETE', '/api/jobs/8/'), 'once')).toBe(200);
    },
  );

  it('is none for the raw credential, and the other way round', async () => {
    await answered(forward('POST', '/api/jobs/'), 'until-quit');
    const creating = forward('POST', '/api/auth/clientkeys/');
    await settled();
    expect(asks()).toMatchObject([{ want: { as: 'new-key' }, changes: null }]);
    expect(await answered(creating, 'until-quit')).toBe(200);
    expect(await answered(forward('DELETE', '/api/auth/clientkeys/1/'), 'once')).toBe(200);
  });

  it('takes the Hub’s own document for what an id is', async () => {
    const entry = { method: 'DELETE', path: '/api/spaces/{name}/', summary: '', tag: '' };
    rig.catalogues.saved.set(rig.id, {
      entries: [{ ...entry, parameters: [], body: null }],
      source: 'hub',
      from: '/api/schema/',
      unread: null,
      readAt: rig.clock.now(),
    });
    await answered(forward('DELETE', '/api/spaces/red/'), 'until-quit');
    expect(await got(forward('DELETE', '/api/spaces/blue/'))).toBe(200);
  });

  it('settles the other questions of that family, and once does not', async () => {
    const three = ['/api/jobs/1/', '/api/jobs/2/', '/api/jobs/2/'].map((path) =>
      forward('DELETE', path),
    );
    await settled();
    expect(asks()).toHaveLength(2);
    const [first, ...others] = three;
    expect(await answered(first ?? forward('GET'), 'once')).toBe(200);
    expect(asks()).toHaveLength(1);
    await answer('minutes');
    expect(await Promise.all(others.map(got))).toEqual([200, 200]);
  });
});

it('questions are one on screen and five behind it; the rest is busy at once', async () => {
  const all = [];
  for (let number = 0; number < 20; number += 1) {
    calls(callerOf(programOf(`/usr/bin/p${number}`, { pid: 100 + number })));
    all.push(forward('DELETE'));
    await settled();
  }
  expect(asks()).toHaveLength(6);
  expect(await Promise.all(all.slice(6).map(got))).toEqual(all.slice(6).map(() => 'busy'));
  gone.abort();
  await Promise.all(all);
  expect(sentToHub()).toEqual([]);
});

describe('a key that a program creates', () => {
  const key = 'abcdefgh.ijklmnopqrstuvwxyz';
  const create = async (text: string) => {
    rig.forwarder.text = text;
    const status = await answered(forward('POST', '/api/auth/clientkeys/'), 'once');
    await settled();
    return status;
  };
  const saved = () =>
    (rig.core.view().profiles[0]?.keys ?? []).map(({ name, hubId, saved }) => [name, hubId, saved]);
  const answerWith = (id: number, name: string) => JSON.stringify({ id, name, api_key: key });

  it('is saved like one that the person creates, and they are told', async () => {
    expect(await create(answerWith(7, 'nightly'))).toBe(200);
    expect(saved()).toEqual([
      ['ci', null, true],
      ['nightly', 7, true],
    ]);
    expect(rig.core.view().keyNews).toMatchObject({ action: 'create', name: 'nightly' });
    expect(rig.notifier.shown.at(-1)).toMatchObject({
      title: 'New client key of hub.example',
      body: '/usr/bin/sync created “nightly”. Its secret is saved in Hubkey too: see Client keys.',
    });
    expect(JSON.stringify([rig.core.view(), rig.profiles.saved])).not.toContain(key);
    await rig.clock.advance(1_000);
    expect(rig.activityLog.batches.flat().map(({ activity }) => activity)).toContainEqual({
      kind: 'key-created',
      profile: 'hub.example',
      key: 'nightly',
    });
    rig.forwarder.text = '{}';
    const used: CredentialRef = { kind: 'client-key', name: 'nightly' };
    expect(await got(forward('GET', '/api/jobs/', { credential: used }))).toBe(200);
    expect(rig.forwarder.asked.at(-1)?.credential).toBe(key);
  });

  it('gets a name that is free, and is saved once', async () => {
    await create(answerWith(7, 'CI'));
    await create(answerWith(8, ''));
    await create(answerWith(8, 'again'));
    expect(saved().map(([name]) => name)).toEqual(['ci', 'CI-2', '8']);
  });

  it('is in memory where the keychain does not take it, and they are told that', async () => {
    rig.secrets.problem = 'failed';
    await create(answerWith(7, 'nightly'));
    expect(saved()).toContainEqual(['nightly', 7, false]);
    expect(rig.notifier.shown.at(-1)?.body).toContain('couldn’t be saved');
    expect(rig.core.view().keyNews?.problem).toMatchObject({ kind: 'not-saved' });
  });

  it('is none where the Hub created none', async () => {
    await create('{"name":["taken"]}');
    expect(saved()).toHaveLength(1);
  });
});

describe('for good', () => {
  const deploy = '/home/ana/deploy.sh';
  beforeEach(() => {
    calls(scriptOf(deploy));
  });

  it('is saved without a secret, lasts over a restart and can be revoked', async () => {
    await answered(forward('DELETE'), 'always');
    await settled();
    expect(rig.profiles.saved.grants).toMatchObject([
      { changes: 'DELETE /api/jobs/{id}/', holder: { file: { path: deploy } }, until: null },
    ]);
    expect(JSON.stringify(rig.profiles.saved)).not.toContain('access-1');
    await rig.restart();
    await rig.signIn();
    expect(await got(forward('DELETE'))).toBe(200);
    await rig.core.handle.revokeConsent(consents().grants[0]?.id ?? '');
    await settled();
    expect(rig.profiles.saved.grants).toEqual([]);
    expect(await answered(forward('DELETE'), 'deny')).toBe('denied');
  });

  it('is for that script of the interpreter, and not once either has changed', async () => {
    await answered(forward('DELETE'), 'always');
    calls(scriptOf('/home/ana/other.sh'));
    expect(await answered(forward('DELETE'), 'once')).toBe(200);
    // Touched, or written anew, with the same content.
    calls(scriptOf(deploy, '2'));
    expect(await got(forward('DELETE'))).toBe(200);
    for (const path of [deploy, bash]) {
      rig.fileHasher.contents.clear();
      rig.fileHasher.contents.set(path, 'other content');
      await rig.restart();
      await rig.signIn();
      expect(await answered(forward('DELETE'), 'once'), path).toBe(200);
    }
    // What is allowed for the file as it is now takes the place of what was.
    expect(await answered(forward('DELETE'), 'always')).toBe(200);
    expect(consents().grants).toHaveLength(1);
  });

  it('lasts until Hubkey quits where the file can’t be read', async () => {
    rig.fileHasher.broken = true;
    await answered(forward('DELETE'), 'always');
    expect(await got(forward('DELETE'))).toBe(200);
    expect(rig.profiles.saved.grants).toEqual([]);
  });

  it('is for a raw credential as well', async () => {
    const header = () =>
      rig.core.header({
        profile: rig.id,
        credential: sessionRef,
        caller: { door: 'tcp', remotePort: 1, localPort: 2 },
        waitMs: minute,
        signal: gone.signal,
      });
    const asked = header();
    await settled();
    await answer('always');
    expect((await asked).ok).toBe(true);
    expect((await header()).ok).toBe(true);
    expect(rig.profiles.saved.grants).toMatchObject([{ changes: null }]);
  });

  it('goes with its profile', async () => {
    await answered(forward('DELETE'), 'always');
    await rig.core.handle.removeProfile(rig.id);
    await settled();
    expect(rig.profiles.saved.grants).toEqual([]);
  });

  it('answers nothing while Hubkey is locked, and again afterwards', async () => {
    await rig.core.handle.changeSettings({ whileLocked: 'everything' });
    await answered(forward('DELETE'), 'always');
    await answered(forward('POST'), 'until-quit');
    const waiting = forward('PATCH');
    await settled();
    await rig.core.handle.lock(null);
    expect(await got(waiting)).toBe('locked');
    expect(await got(forward('DELETE'))).toBe('locked');
    expect(await got(forward('GET'))).toBe(200);
    await rig.core.handle.unlock(null);
    expect(await got(forward('DELETE'))).toBe(200);
    expect(await answered(forward('POST'), 'once')).toBe(200);
  });
});

describe('the settings', () => {
  const set = (changes: 'ask' | 'allow' | 'read-only') =>
    rig.core.handle.allowChanges({ profile: rig.id, changes });

  it('allow changes, and a raw credential still needs the person', async () => {
    await set('allow');
    expect(await got(forward('DELETE'))).toBe(200);
    expect(await answered(forward('POST', '/api/auth/clientkeys/'), 'deny')).toBe('denied');
    expect(rig.core.view().profiles[0]?.changes).toBe('allow');
  });

  it('allow none, whatever was allowed before, and nobody is asked', async () => {
    await answered(forward('DELETE'), 'always');
    await mark();
    await set('read-only');
    const all = [
      forward('DELETE'),
      forward('DELETE', '/api/jobs/7/', { credential: ci }),
      forward('POST', '/api/auth/clientkeys/'),
      forward('POST', '/api/auth/token/refresh/'),
    ];
    expect(await Promise.all(all.map(got))).toEqual(all.map(() => 'read-only'));
    expect(await got(forward('GET'))).toBe(200);
    expect(asks()).toEqual([]);
  });

  it('refuse what waits for an answer while they change', async () => {
    const asked = forward('DELETE');
    await settled();
    await set('read-only');
    expect(await answered(asked, 'once')).not.toBe(200);
    expect(sentToHub()).toEqual([]);
  });

  const mark = async () => {
    const key = rig.core.view().profiles[0]?.keys[0]?.id;
    if (key) await rig.core.handle.markKey({ profile: rig.id, key, forScripts: true });
  };

  it('let a key that is marked for scripts change something unasked', async () => {
    await mark();
    expect(await got(forward('DELETE', '/api/jobs/7/', { credential: ci }))).toBe(200);
    expect(await answered(forward('DELETE'), 'deny')).toBe('denied');
  });
});
