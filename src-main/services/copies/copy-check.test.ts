import { beforeEach, describe, expect, it } from 'vitest';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { fail } from '../../domain/result.ts';
import { ForgottenSecret, Secret } from '../../domain/secret.ts';
import { noticeWords } from '../../domain/words/notice-words.ts';
import { CoreRig, day } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';
import { CopyCheck, type CopyCheckDeps } from './copy-check.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const check = () => rig.core.view().receipt?.check;
const checks = () => rig.hub.count('prove');
const key = () => rig.request({ credential: { kind: 'client-key', name: 'ci' } });
const notices = () => rig.core.view().notices.map((notice) => noticeWords(notice));
const copy = async (request = rig.request()) => {
  const answer = await rig.core.handle.copy(request);
  await settled();
  return answer;
};

describe('a copy', () => {
  it('is on the clipboard before the Hub is asked, and says later that it was checked', async () => {
    const open = rig.hub.hold();
    const answer = await rig.core.handle.copy(rig.request());
    expect(rig.clipboard.text).toBe('Authorization: Bearer access-1');
    expect(answer).toMatchObject({ value: { check: 'checking' } });
    await settled();
    expect([check(), checks()]).toEqual(['checking', 1]);
    open();
    await settled();
    expect(check()).toBe('checked');
  });

  it('of a credential that any call has just checked asks the Hub nothing', async () => {
    await copy();
    expect(await copy(rig.request({ what: 'curl' }))).toMatchObject({
      value: { check: 'checked' },
    });
    expect(checks()).toBe(1);
    await rig.clock.advance(30_000);
    await copy();
    expect(checks()).toBe(2);
  });

  it('of a renewed token counts anew', async () => {
    await copy();
    await rig.core.handle.refresh(rig.id);
    await copy();
    expect(checks()).toBe(2);
  });

  it('joins a check that runs, and its own text is what is marked', async () => {
    const open = rig.hub.hold();
    await rig.core.handle.copy(rig.request());
    await rig.core.handle.copy(rig.request({ what: 'value' }));
    open();
    await settled();
    expect([check(), checks()]).toEqual(['checked', 1]);
  });

  it('joins no check of an older token, which would take its place', async () => {
    const prove = rig.hub.prove.bind(rig.hub);
    let open = (): void => undefined;
    rig.hub.prove = async (...call) => {
      rig.hub.prove = prove;
      await new Promise<void>((done) => (open = done));
      return prove(...call);
    };
    await rig.core.handle.copy(rig.request());
    await rig.core.handle.refresh(rig.id);
    await copy();
    const renewed = rig.clipboard.text;
    expect(renewed).not.toBe('Authorization: Bearer access-1');
    open();
    await settled();
    expect([rig.clipboard.text, check()]).toEqual([renewed, 'checked']);
  });

  it('whose credential is forgotten during its check stays unchecked, and no mistake of ours is kept quiet', async () => {
    const fails = async (error: Error) => {
      const marks: string[] = [];
      const custody = { mark: (_number: number, mark: string) => marks.push(mark) };
      const checks = { check: () => Promise.reject(error) };
      const deps = { checks, custody, signInAndCopy: () => undefined, tell: () => undefined };
      const run = new CopyCheck(deps as unknown as CopyCheckDeps).run({
        number: 1,
        request: rig.request(),
        requester: { by: 'window' },
        secret: Secret.of('abc'),
        textWith: () => Secret.of('abc'),
      });
      return [
        await run.then(
          () => null,
          (thrown: unknown) => thrown,
        ),
        ...marks,
      ];
    };
    expect(await fails(new ForgottenSecret())).toEqual([null, 'unchecked']);
    const mistake = new Error('ours');
    expect(await fails(mistake)).toEqual([mistake, 'unchecked']);
  });

  it('is checked five times a minute at most', async () => {
    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    for (let times = 0; times < 9; times += 1) await copy();
    expect([check(), checks()]).toEqual(['unchecked', 5]);
    await rig.clock.advance(61_000);
    rig.hub.problem = null;
    await copy();
    expect(check()).toBe('checked');
  });

  it('without a credential asks nothing', async () => {
    const helper = { url: 'http://127.0.0.1:1', socket: null, headerFile: '/x' };
    rig.core.surroundings.helper(helper);
    await copy(rig.request({ what: 'helper command' }));
    expect([check(), checks()]).toEqual(['none', 0]);
  });
});

describe('a token that the Hub takes no more', () => {
  const refuse = () => rig.hub.failNext('prove', { kind: 'rejected', status: 401, why: 'token' });

  it('gives way to a new one on the clipboard', async () => {
    refuse();
    const before = rig.clock.now();
    await copy(rig.request({ what: 'curl' }));
    expect(rig.clipboard.text).toContain('Bearer access-3');
    expect(rig.core.view().receipt).toMatchObject({ check: 'renewed', clearsAt: before + 30_000 });
    await rig.clock.advance(30_000);
    expect(rig.clipboard.text).toBe('');
  });

  it('leaves alone what a person has copied meanwhile', async () => {
    refuse();
    const open = rig.hub.hold();
    await rig.core.handle.copy(rig.request());
    rig.clipboard.text = 'theirs';
    open();
    await settled();
    expect([rig.clipboard.text, check()]).toEqual(['theirs', 'outdated']);
  });

  it('does not take the place of a later copy', async () => {
    await rig.saveKey('ci', 'abc.def');
    refuse();
    const open = rig.hub.hold();
    await rig.core.handle.copy(rig.request());
    await rig.core.handle.copy(key());
    open();
    await settled();
    expect([rig.clipboard.text, check()]).toEqual(['Authorization: Api-Key abc.def', 'checked']);
  });

  it('needs no password where one is saved, also after a restart of the Hub with a new secret', async () => {
    await rig.signIn({ keep: true });
    rig.hub.endTokens();
    await copy();
    const [, token = ''] = rig.clipboard.text.split('Bearer ');
    expect(token).toMatch(/^access-/);
    expect(check()).toBe('renewed');
    expect(rig.windowsShown).toBe(0);
  });

  it('is taken off where the password is needed, and the copy completes after signing in', async () => {
    rig.hub.endTokens();
    await copy(rig.request({ what: 'value' }));
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view()).toMatchObject({
      screen: { name: 'sign-in', profile: rig.id },
      waitingCopy: { what: 'value' },
    });
    await rig.signIn();
    expect(rig.clipboard.text).toMatch(/^Bearer access-/);
    expect(check()).toBe('checked');
  });

  it('asks for the password once, though the Hub takes no token at all', async () => {
    rig.hub.endTokens();
    await copy();
    const forms = rig.core.view().screen.number;
    rig.hub.failsFrom('prove', { kind: 'rejected', status: 401, why: 'token' });
    await rig.signIn();
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view()).toMatchObject({ screen: { number: forms }, waitingCopy: null });
    expect(notices()).toEqual([
      'The session has ended, and what you copied no longer works. Sign in, then copy again.',
    ]);
  });

  it('is taken off where the Hub rejects the next one as well, and the person is told', async () => {
    rig.hub.failures.push(
      { kind: 'rejected', status: 401, why: 'token' },
      { kind: 'unreachable', reason: 'timeout' },
      { kind: 'rejected', status: 401, why: 'token' },
    );
    await copy();
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view().receipt).toBeNull();
    expect(notices()).toEqual([expect.stringMatching(/^The Hub rejected the session’s token/)]);
    await copy();
    expect(notices()).toEqual([]);
  });

  it('does not stay either where it is copied too often to ask the Hub again', async () => {
    const rejected: HubProblem = { kind: 'rejected', status: 401, why: 'token' };
    rig.hub.prove = () => Promise.resolve(fail(rejected));
    for (let times = 0; times < 7; times += 1) {
      await copy();
      expect([rig.clipboard.text, check()]).toEqual(['', undefined]);
    }
  });

  it('of a disabled account is taken off, and the person is told', async () => {
    rig.hub.disabled = true;
    await copy();
    expect(rig.clipboard.text).toBe('');
    expect(notices()).toEqual([expect.stringMatching(/this account is disabled/)]);
  });

  it('that a program asked for opens no window', async () => {
    rig.hub.endTokens();
    const copying = rig.core.copyFor({
      request: rig.request(),
      caller: { door: 'tcp', remotePort: 1, localPort: 2 },
      waitMs: 60_000,
      signal: new AbortController().signal,
    });
    await settled();
    const id = rig.core.view().consents.requests[0]?.id ?? '';
    await rig.core.handle.answerConsent({ id, choice: 'once' });
    const shown = rig.windowsShown;
    expect(await copying).toMatchObject({ ok: true });
    await settled();
    expect(rig.clipboard.text).toBe('');
    expect([rig.windowsShown, rig.core.view().waitingCopy]).toEqual([shown, null]);
    expect(notices()).toHaveLength(1);
  });
});

describe('a client key that the Hub rejects', () => {
  beforeEach(async () => {
    await rig.saveKey('ci', 'abc.def');
    await rig.clock.advance(day / 24);
    rig.hub.keys.clear();
  });

  it('is taken off the clipboard, marked, and the person told what to do', async () => {
    await copy(key());
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view().profiles[0]?.keys[0]?.deadAt).toBe(rig.clock.now());
    expect(notices()).toEqual([expect.stringMatching(/^The Hub rejected “ci”.*Create a new one/)]);
    expect(rig.notifier.shown).toEqual([]);
  });

  it('does not stay either where it is copied too often to ask the Hub again', async () => {
    const before = checks();
    for (let times = 0; times < 7; times += 1) {
      await copy(key());
      expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['', null]);
    }
    expect(checks() - before).toBe(5);
  });

  it('does not stay where its mark alone says so: the secret is another one since a restart', async () => {
    await copy(key());
    await rig.restart();
    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    for (let times = 0; times < 5; times += 1) await copy(key());
    expect(check()).toBe('unchecked');
    await copy(key());
    expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['', null]);
  });

  it('stays again once the Hub takes it, however often it is copied', async () => {
    await copy(key());
    rig.hub.keys.add('abc.def');
    for (let times = 0; times < 7; times += 1) await copy(key());
    expect(rig.clipboard.text).toContain('abc.def');
  });

  it('is told of by a notification where it was copied in the tray', async () => {
    await rig.core.tray.copy(key());
    await settled();
    expect(rig.notifier.shown).toMatchObject([{ title: 'Nothing to paste' }]);
    rig.notifier.shown[0]?.onClick();
    expect(rig.windowsShown).toBe(1);
  });

  it('leaves alone what a person has copied meanwhile, and is told of all the same', async () => {
    const open = rig.hub.hold();
    await rig.core.handle.copy(key());
    rig.clipboard.text = 'theirs';
    open();
    await settled();
    expect(rig.clipboard.text).toBe('theirs');
    expect(notices()).toHaveLength(1);
  });
});

it.each<HubProblem>([
  { kind: 'unreachable', reason: 'timeout' },
  { kind: 'server-error', status: 503, title: null },
  { kind: 'throttled', retryAfterMs: 60_000 },
  { kind: 'blocked', status: 401, title: '401 Authorization Required' },
  { kind: 'not-a-hub', status: 404, title: 'Not Found' },
])('an answer that says nothing of the credential changes nothing: %o', async (problem) => {
  await rig.saveKey('ci', 'abc.def');
  await rig.clock.advance(31_000);
  for (const request of [rig.request(), key()]) {
    rig.hub.failNext('prove', problem);
    await copy(request);
    expect(rig.clipboard.text).toMatch(/^Authorization: \S+ \S+/);
    expect(check()).toBe('unchecked');
  }
  expect(rig.hub.count('refresh')).toBe(0);
  expect(notices()).toEqual([]);
});
