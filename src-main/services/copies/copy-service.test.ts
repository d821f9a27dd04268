import { Secret } from '../../domain/secret.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { CoreRig, day } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

describe('what was copied', () => {
  it('is cleared after 30 s, and the receipt with it', async () => {
    const answer = await rig.core.handle.copy(rig.request());
    expect(answer).toMatchObject({ value: { what: 'header', clearsAt: rig.clock.now() + 30_000 } });
    expect(rig.clipboard.text).toBe('Authorization: Bearer access-1');
    await rig.clock.advance(30_000);
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view().receipt).toBeNull();
  });

  it('is left alone where a person copied something else', async () => {
    await rig.core.handle.copy(rig.request());
    rig.clipboard.text = 'theirs';
    await rig.clock.advance(30_000);
    expect(rig.clipboard.text).toBe('theirs');
  });

  it('stays as long as the settings say', async () => {
    await rig.core.handle.changeSettings({ clearClipboardAfter: 0 });
    expect(await rig.core.handle.copy(rig.request())).toMatchObject({ value: { clearsAt: null } });
    await rig.clock.advance(50 * 60_000);
    expect(rig.clipboard.text).toBe('Authorization: Bearer access-1');
    await rig.core.handle.changeSettings({ clearClipboardAfter: 1 });
    expect(rig.core.view().settings.clearClipboardAfter).toBe(5);
  });

  it('counts from the latest copy', async () => {
    await rig.core.handle.copy(rig.request());
    await rig.clock.advance(20_000);
    await rig.core.handle.copy(rig.request({ what: 'value' }));
    await rig.clock.advance(20_000);
    expect(rig.clipboard.text).toBe('Bearer access-1');
  });

  it('is tried again where it could not be cleared, and said so until it is', async () => {
    const notices = () => rig.core.view().notices.map(({ kind }) => kind);
    await rig.core.handle.copy(rig.request());
    rig.clipboard.broken = true;
    await rig.clock.advance(30_000);
    expect(notices()).toEqual(['clipboard-not-cleared']);
    expect(rig.core.view().receipt).toBeNull();
    rig.clipboard.broken = false;
    await rig.clock.advance(1_000);
    expect(rig.clipboard.text).toBe('');
    expect(notices()).toEqual([]);
  });

  it('is not tried again for ever', async () => {
    await rig.core.handle.copy(rig.request());
    rig.clipboard.broken = true;
    await rig.clock.advance(60_000);
    rig.clipboard.broken = false;
    await rig.clock.advance(60_000);
    expect(rig.clipboard.text).not.toBe('');
    expect(rig.core.view().notices).toMatchObject([{ kind: 'clipboard-not-cleared' }]);
  });

  it('gives way to a text without a credential', async () => {
    await rig.core.handle.copy(rig.request());
    rig.core.surroundings.helper({ url: 'http://127.0.0.1:1', socket: null, headerFile: '/x' });
    await rig.core.handle.copy(rig.request({ what: 'helper command' }));
    await rig.clock.advance(60_000);
    expect(rig.clipboard.text).toContain('http://127.0.0.1:1/hub/');
  });

  it('says of a variable and of a sign-in command that they hold no credential', async () => {
    await rig.saveKey();
    const key = { kind: 'client-key', name: 'nightly' } as const;
    await rig.core.handle.copy(rig.request({ what: 'curl', credential: key, variable: true }));
    expect(rig.clipboard.text).toContain('"Authorization: Api-Key $API_KEY"');
    await rig.clock.advance(1);
    await rig.core.handle.copy(rig.request({ what: 'sign-in command', credential: key }));
    expect(rig.clipboard.text).toContain('export JWT_TOKEN');
    const { entries } = await rig.core.handle.activity({ search: 'copied' });
    expect(entries.slice(0, 2).map(({ activity }) => activity)).toMatchObject([
      { what: 'sign-in command', credential: 'session' },
      { what: 'curl', credential: 'nightly', variable: true },
    ]);
    await rig.clock.advance(60_000);
    expect(rig.clipboard.text).toContain('export JWT_TOKEN');
  });

  it('holds the credential again where an export sets the variable', async () => {
    await rig.core.handle.copy(rig.request({ what: 'export', variable: true }));
    expect(rig.clipboard.text).toBe("export JWT_TOKEN='access-1'");
    await rig.clock.advance(30_000);
    expect(rig.clipboard.text).toBe('');
  });

  it('is cleared on quit', async () => {
    await rig.core.handle.copy(rig.request());
    await rig.core.quit();
    expect(rig.clipboard.text).toBe('');
  });
});

describe('a copy under way at quit', () => {
  it('leaves no credential behind where it has yet to be written', async () => {
    const copying = rig.core.handle.copy(rig.request());
    await rig.core.quit();
    expect(await copying).toMatchObject({ ok: false, problem: { kind: 'clipboard' } });
    expect(rig.clipboard.text).toBe('');
  });

  it('leaves no credential behind where it is being written, nor one asked for after it', async () => {
    await rig.core.handle.copy(rig.request());
    await settled();
    const write = rig.clipboard.write.bind(rig.clipboard);
    let go = (): void => undefined;
    rig.clipboard.write = async (secret) => {
      await new Promise<void>((done) => (go = done));
      return write(secret);
    };
    const copying = rig.core.handle.copy(rig.request({ what: 'value' }));
    await settled();
    const quitting = rig.core.quit();
    const late = rig.core.handle.copy(rig.request({ what: 'curl' }));
    go();
    await quitting;
    await Promise.all([copying, late]);
    expect(rig.clipboard.text).toBe('');
  });
});

describe('a copy that needs the password', () => {
  beforeEach(async () => {
    rig.clock.sleep(2 * day);
    rig.wakeups.wake();
    await settled();
  });

  it('opens sign-in and completes afterwards', async () => {
    const answer = await rig.core.handle.copy(rig.request({ what: 'curl' }));
    expect(answer).toMatchObject({ problem: { kind: 'sign-in-needed' } });
    expect(rig.core.view()).toMatchObject({
      screen: { name: 'sign-in', profile: rig.id },
      waitingCopy: { what: 'curl' },
    });
    expect(rig.windowsShown).toBe(1);
    await rig.signIn();
    expect(rig.clipboard.text).toMatch(/^curl -sS .*Bearer access-3'$/s);
    expect(rig.core.view().waitingCopy).toBeNull();
  });

  it('gives way to a later one', async () => {
    await rig.core.handle.copy(rig.request({ what: 'curl' }));
    await rig.core.handle.copy(rig.request({ what: 'value' }));
    await rig.signIn();
    expect(rig.clipboard.text).toBe('Bearer access-3');
  });

  it.each(['window', 'helper'] as const)(
    'gives way to a later one that was made meanwhile, asked for in the %s',
    async (by) => {
      await rig.saveKey('nightly', 'abcd.efgh');
      await rig.core.handle.copy(rig.request({ what: 'curl' }));
      const credential = { kind: 'client-key', name: 'nightly' } as const;
      await rig.core.copies.copy(rig.request({ credential }), by);
      expect(rig.core.view().waitingCopy).toBeNull();
      await rig.signIn();
      expect(rig.clipboard.text).toBe('Authorization: Api-Key abcd.efgh');
    },
  );

  it('gives way to no earlier one that is made after it', async () => {
    await rig.saveKey('nightly', 'abcd.efgh');
    const credential = { kind: 'client-key', name: 'nightly' } as const;
    const write = rig.clipboard.write.bind(rig.clipboard);
    let open = (): void => undefined;
    rig.clipboard.write = async (text) => {
      await new Promise<void>((done) => (open = done));
      return write(text);
    };
    const earlier = rig.core.handle.copy(rig.request({ credential }));
    await settled();
    rig.clipboard.write = write;
    await rig.core.handle.copy(rig.request({ what: 'value' }));
    open();
    await earlier;
    await rig.signIn();
    expect(rig.clipboard.text).toBe('Bearer access-3');
  });

  it('can be let go', async () => {
    await rig.core.handle.copy(rig.request());
    await rig.core.handle.forgetWaitingCopy(null);
    await rig.signIn();
    expect(rig.clipboard.text).toBe('');
  });

  it('waits for its own profile alone', async () => {
    await rig.core.handle.copy(rig.request());
    await rig.signIn({ user: 'other' });
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view().waitingCopy).not.toBeNull();
  });
});

it.each([
  [{ path: '/api/jobs?page=2' }, '/api/jobs/?page=2'],
  [{ path: '/api/jobs?page=2', exact: true }, '/api/jobs?page=2'],
])(
  'adds a final slash to what a person typed, and nothing to a path of a document: %o',
  async (endpoint, path) => {
    await rig.signIn();
    expect(await rig.core.handle.copy(rig.request({ what: 'curl', endpoint }))).toMatchObject({
      ok: true,
    });
    expect(rig.clipboard.text).toContain(`hub.example${path}'`);
  },
);

it.each([
  [{ credential: { kind: 'client-key', name: 'none' } as const }, { kind: 'no-key', name: 'none' }],
  [{ endpoint: { path: '//other.example/' } }, { kind: 'bad-path' }],
])('says why nothing was copied: %o', async (change, problem) => {
  expect(await rig.core.handle.copy(rig.request(change))).toMatchObject({ ok: false, problem });
  expect(rig.clipboard.text).toBe('');
});

it.each([
  [{ kind: 'session' } as const, { kind: 'sign-in-needed' }],
  [{ kind: 'client-key', name: 'nightly' } as const, { kind: 'no-key', name: 'nightly' }],
])('says why where it is forgotten right after it was taken: %o', async (credential, problem) => {
  await rig.saveKey('nightly', 'abcd.efgh');
  const { desk } = rig.core;
  const take = desk.take.bind(desk);
  desk.take = async (...asked) => {
    const taken = await take(...asked);
    if (taken.ok) taken.value.secret.forget();
    return taken;
  };
  expect(await rig.core.handle.copy(rig.request({ credential }))).toEqual({ ok: false, problem });
  expect(rig.clipboard.text).toBe('');
});

it('says so where the clipboard did not take it', async () => {
  rig.clipboard.broken = true;
  expect(await rig.core.handle.copy(rig.request())).toMatchObject({
    problem: { kind: 'clipboard' },
  });
  expect(rig.core.view().receipt).toBeNull();
});

it('says so where the keychain does not give a key out', async () => {
  await rig.saveKey('nightly', 'abcd.efgh');
  rig.secrets.problem = 'locked';
  await rig.restart();
  const request = rig.request({ credential: { kind: 'client-key', name: 'nightly' } });
  expect(await rig.core.handle.copy(request)).toMatchObject({
    problem: { kind: 'key-unreadable', why: 'locked' },
  });
});

describe('a copy of a key whose keychain waits for a person', () => {
  beforeEach(async () => {
    await rig.saveKey('nightly', 'abcd.efgh');
    await rig.restart();
    rig.secrets.waits = true;
  });
  const request = () => rig.request({ credential: { kind: 'client-key', name: 'nightly' } });

  it('waits, and completes once the keychain answers', async () => {
    expect(await rig.core.handle.copy(request())).toMatchObject({
      problem: { kind: 'waiting-for-keychain' },
    });
    expect([rig.clipboard.text, rig.core.view().waitingCopy?.what]).toEqual(['', 'header']);
    rig.secrets.answerLate();
    await settled();
    expect(rig.clipboard.text).toBe('Authorization: Api-Key abcd.efgh');
    expect(rig.core.view().waitingCopy).toBeNull();
    expect(rig.core.view().notices).toEqual([]);
  });

  it('waits on where the person dismisses the prompt, and completes once it is unlocked', async () => {
    await rig.core.handle.copy(request());
    rig.secrets.problem = 'locked';
    rig.secrets.answerLate();
    await settled();
    expect(rig.clipboard.text).toBe('');
    rig.secrets.problem = null;
    rig.secrets.change();
    await settled();
    expect(rig.clipboard.text).toBe('Authorization: Api-Key abcd.efgh');
  });

  it('ends where the profile is removed meanwhile', async () => {
    await rig.core.handle.copy(request());
    const removing = rig.core.profiles.remove(rig.id);
    await settled();
    rig.secrets.answerLate();
    await removing;
    await settled();
    expect([rig.clipboard.text, rig.core.view().waitingCopy]).toEqual(['', null]);
  });
});

it('says so where another program deleted or emptied a key, and copies nothing', async () => {
  await rig.saveKey('nightly', 'abcd.efgh');
  await rig.restart();
  const request = rig.request({ credential: { kind: 'client-key', name: 'nightly' } });
  const account =
    [...rig.secrets.items.keys()].find((candidate) => candidate.includes('/key/')) ?? '';
  rig.secrets.items.set(account, Secret.of(''));
  expect(await rig.core.handle.copy(request)).toMatchObject({
    problem: { kind: 'key-unreadable', why: 'empty' },
  });
  rig.secrets.items.clear();
  expect(await rig.core.handle.copy(request)).toMatchObject({
    problem: { kind: 'key-unreadable', why: 'missing' },
  });
  expect(rig.clipboard.text).toBe('');
  expect(rig.core.view().keychain).toBe('working');
});

it('previews with dots and asks nothing of the Hub or the keychain', async () => {
  const asked = rig.secrets.calls.length;
  const shown = await rig.core.handle.preview(rig.request({ what: 'curl', jq: true }));
  expect(shown.ok && shown.value).toMatch(/Bearer •+' \| jq$/);
  expect(rig.secrets.calls.length).toBe(asked);
});

it('asks the keychain for nothing while the token is fresh', async () => {
  const asked = rig.secrets.calls.length;
  await rig.core.handle.copy(rig.request());
  expect(rig.secrets.calls.length).toBe(asked);
});
