import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probeAccount, type CheckRow } from '../../domain/doctor.ts';
import { fail } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import { CoreRig, day, hour, minute } from '../../testing/core-rig.ts';
import { certificateUntil, type FakeDoctorPorts } from '../../testing/fake-doctor-ports.ts';
import { settled } from '../../testing/manual-clock.ts';
import type { DoctorService } from './doctor-service.ts';

const hub = 'https://hub.example';
const address = { url: 'http://127.0.0.1:1', socket: '/run/helper.sock', headerFile: '/x' };

let rig: CoreRig;
let ports: FakeDoctorPorts;
let doctor: DoctorService;
beforeEach(() => {
  rig = new CoreRig();
  ports = rig.doctorPorts;
  ({ doctor } = rig.core);
  rig.core.surroundings.helper(address);
  rig.core.surroundings.tray('shown');
});
afterEach(() => rig.core.dispose());

async function rowOf(id: string): Promise<CheckRow> {
  const row = (await doctor.check()).find((finding) => finding.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
}

const results = (rows: readonly CheckRow[]) =>
  Object.fromEntries(rows.map(({ id, result }) => [id, result]));

it('finds a healthy computer with one Hub well, in the order of the table', async () => {
  await rig.signIn();
  const accounts = [...rig.secrets.items.keys()];
  const { pending } = rig.clock;
  expect(results(await doctor.check())).toEqual({
    keychain: 'ok',
    'keychain-program': 'ok',
    clipboard: 'ok',
    'clipboard-mark': 'ok',
    tray: 'ok',
    shortcut: 'not-tried',
    helper: 'ok',
    'helper-files': 'ok',
    'helper-tcp': 'ok',
    'helper-socket': 'ok',
    environment: 'ok',
    runtime: 'ok',
    'hub/hub.example/name': 'ok',
    'hub/hub.example/proxy': 'ok',
    'hub/hub.example/connection': 'ok',
    'hub/hub.example/certificate': 'ok',
    'hub/hub.example/clock': 'ok',
    'hub/hub.example/credential': 'ok',
  });
  expect([...rig.secrets.items.keys()]).toEqual(accounts);
  expect(rig.clipboard.text).toBe('');
  expect(ports.hubProbe.asked).toHaveLength(1);
  expect(rig.clock.pending).toBe(pending);
});

describe('the keychain', () => {
  it('is not asked for anything while it is locked', async () => {
    rig.secrets.problem = 'locked';
    expect(await rowOf('keychain')).toMatchObject({
      result: 'failed',
      words: 'The keychain is locked.',
      todo: 'Unlock it, and Hubkey continues by itself.',
    });
    expect(rig.secrets.calls).toEqual([]);
  });

  it.each([
    ['absent', 'No keychain is running.'],
    ['denied', 'The system didn’t let Hubkey use the keychain.'],
    ['full', 'The keychain has no room left.'],
  ] as const)('is %s', async (problem, words) => {
    rig.secrets.problem = problem;
    expect(await rowOf('keychain')).toMatchObject({ result: 'failed', words });
  });

  it('that waits gets the test item removed once it goes on', async () => {
    rig.secrets.waits = true;
    rig.secrets.seenLock = 'open';
    expect(await rowOf('keychain')).toMatchObject({
      result: 'failed',
      words: expect.stringContaining('Waiting for the keychain.') as string,
    });
    rig.secrets.answerLate();
    await settled();
    expect(rig.secrets.items.has(probeAccount)).toBe(false);
  });

  it('that gives back another text is not trusted', async () => {
    const read = rig.secrets.read.bind(rig.secrets);
    rig.secrets.read = async (account) =>
      account === probeAccount ? { ok: true, value: Secret.of('other') } : read(account);
    expect(await rowOf('keychain')).toMatchObject({
      result: 'failed',
      words: 'It returned a different text from the one that was written.',
    });
    expect(rig.secrets.items.has(probeAccount)).toBe(false);
  });

  it('that keeps the test item is said to', async () => {
    rig.secrets.remove = () => Promise.resolve(fail('failed'));
    expect(await rowOf('keychain')).toMatchObject({
      result: 'failed',
      words: 'A test item could not be removed again.',
    });
  });
});

describe('the clipboard', () => {
  it.each([
    [false, 'Something is on the clipboard, so nothing was tried.'],
    [null, 'This desktop lets no program see the clipboard in the background.'],
  ])('is left alone where it is not known to be empty: %s', async (empty, words) => {
    ports.clipboardFacts.empty = empty;
    rig.clipboard.text = 'a person’s own';
    expect(await rowOf('clipboard')).toMatchObject({ result: 'not-tried', words });
    expect(rig.clipboard.text).toBe('a person’s own');
  });

  it('is not tried while a copy is made, which stays', async () => {
    await rig.signIn();
    let finishChecking = (): void => undefined;
    ports.clipboardFacts.isEmpty = async () => {
      const empty = rig.clipboard.text === '';
      await new Promise<void>((done) => (finishChecking = done));
      return empty;
    };
    const checking = doctor.check();
    await settled();
    const copying = rig.core.handle.copy(rig.request());
    await settled();
    finishChecking();
    await Promise.all([checking, copying]);
    expect(rig.clipboard.text).toBe('Authorization: Bearer access-1');
  });

  it('that takes nothing fails, and so does one that keeps everything', async () => {
    rig.clipboard.broken = true;
    expect(await rowOf('clipboard')).toMatchObject({
      words: 'A test text didn’t arrive on the clipboard.',
    });
    rig.clipboard.broken = false;
    rig.clipboard.clearIfStill = () => Promise.resolve(fail('clipboard'));
    expect(await rowOf('clipboard')).toMatchObject({
      result: 'failed',
      words: expect.stringContaining('could not be cleared') as string,
    });
  });

  it.each([
    ['unmarked', 'attention'],
    ['unknown', 'not-tried'],
  ] as const)('with marks %s says so', async (marks, result) => {
    ports.clipboardFacts.marks = marks;
    expect(await rowOf('clipboard-mark')).toMatchObject({ result });
  });
});

describe('the desktop', () => {
  it('without tray icons, and with a refused shortcut and a lost login item, says what to do', async () => {
    await rig.core.handle.changeSettings({ startAtLogin: true });
    rig.core.surroundings.tray('none');
    rig.core.resume();
    rig.shortcuts.problem = 'refused';
    await rig.core.handle.changeSettings({ quickCopy: true });
    ports.item = 'missing';
    const rows = await doctor.check();
    expect(results(rows)).toMatchObject({
      tray: 'attention',
      shortcut: 'failed',
      'login-item': 'failed',
    });
    for (const { result, todo } of rows) if (result === 'failed') expect(todo).toBeTruthy();
  });
});

describe('the helper', () => {
  it('that isn’t listening has one row', async () => {
    const { core } = new CoreRig();
    const rows = (await core.doctor.check()).filter(({ id }) => id.startsWith('helper'));
    expect(rows).toMatchObject([{ id: 'helper', result: 'failed' }]);
  });

  it('whose files are open to others, and whose doors do not answer, says which', async () => {
    ports.helperProbe.faults = [
      { file: 'helper.json', fault: 'open' },
      { file: 'socket', fault: 'missing' },
    ];
    ports.helperProbe.tcp = { kind: 'status', status: 401 };
    ports.helperProbe.socket = { kind: 'no-answer' };
    expect((await rowOf('helper-files')).words).toBe(
      'helper.json can be used by other users of this computer. The socket is missing.',
    );
    expect((await rowOf('helper-tcp')).words).toBe('It answered with an error (401).');
    expect(await rowOf('helper-socket')).toMatchObject({ result: 'failed' });
  });
});

describe('a Hub', () => {
  beforeEach(() => rig.signIn());
  const of = (what: string) => rowOf(`hub/hub.example/${what}`);
  const contact = (change: object) =>
    ports.hubProbe.contacts.set(
      hub,
      Promise.resolve({
        ok: true,
        value: {
          family: 'IPv6',
          certificate: certificateUntil(rig.clock.now() + 90 * day),
          serverNow: rig.clock.now(),
          ...change,
        },
      }),
    );

  it.each([
    [2 * hour, 'The Hub’s clock is 2 h ahead of this computer’s.'],
    [-5 * minute, 'The Hub’s clock is 5 min behind this computer’s.'],
  ])('whose clock is off by %d ms says by how much, and what to do', async (aheadMs, words) => {
    contact({ serverNow: rig.clock.now() + aheadMs });
    expect(await of('clock')).toMatchObject({
      result: 'attention',
      words,
      todo: expect.stringContaining('network time') as string,
    });
  });

  it('whose clock is a little off, or not said, needs no word', async () => {
    contact({ serverNow: rig.clock.now() - minute });
    expect(await of('clock')).toMatchObject({ result: 'ok' });
    contact({ serverNow: null });
    expect(await of('clock')).toMatchObject({ result: 'not-tried' });
  });

  it('whose certificate ends soon is told of', async () => {
    contact({ certificate: certificateUntil(rig.clock.now() + 3 * day) });
    expect(await of('certificate')).toMatchObject({
      result: 'attention',
      words: expect.stringContaining('Sun 29 Nov') as string,
    });
  });

  it.each(['unknown', 'expired', 'not-yet-valid', 'wrong-host', 'changed'] as const)(
    'with a certificate that is %s fails at it, and the clock is not tried',
    async (fault) => {
      const problem = { kind: 'certificate', fault, certificate: null } as const;
      ports.hubProbe.contacts.set(hub, Promise.resolve(fail(problem)));
      rig.hub.problem = problem;
      const rows = await doctor.check();
      expect(results(rows)).toMatchObject({
        'hub/hub.example/connection': 'failed',
        'hub/hub.example/certificate': 'failed',
        'hub/hub.example/clock': 'not-tried',
        'hub/hub.example/credential': 'not-tried',
      });
    },
  );

  it.each([
    'refused',
    'name',
    'timeout',
    'broken',
    'proxy',
    'proxy-login',
    'proxy-kind',
    'route',
    'no-tls',
  ] as const)('that can’t be reached (%s) says what to do', async (reason) => {
    ports.hubProbe.contacts.set(hub, Promise.resolve(fail({ kind: 'unreachable', reason })));
    expect(await of('connection')).toMatchObject({
      result: 'failed',
      words: expect.stringMatching(/hub\.example/) as string,
      todo: expect.stringMatching(/\.$/) as string,
    });
  });

  it('that hangs is asked no longer than somebody waits for it', async () => {
    await rig.signIn();
    ports.hubProbe.contacts.set(hub, new Promise(() => undefined));
    const [first, second] = [new AbortController(), new AbortController()];
    void doctor.check(first.signal);
    void doctor.check(second.signal);
    await settled();
    first.abort();
    expect(doctor.running).toBe(true);
    second.abort();
    expect(ports.hubProbe.signals.map(({ aborted }) => aborted)).toEqual([true]);
    await settled();
    expect(doctor.running).toBe(false);
    expect(doctor.last).toEqual([]);
    ports.hubProbe.contacts.clear();
    expect(results(await doctor.check())).toMatchObject({ 'hub/hub.example/connection': 'ok' });
  });

  it('that hangs is given up after 10 s, and takes nothing else with it', async () => {
    ports.hubProbe.contacts.set(hub, new Promise(() => undefined));
    const pending = doctor.check();
    await settled();
    await rig.clock.advance(9_999);
    await rig.clock.advance(1);
    const rows = await pending;
    expect(results(rows)).toMatchObject({
      keychain: 'ok',
      'hub/hub.example/name': 'ok',
      'hub/hub.example/connection': 'failed',
      'hub/hub.example/clock': 'failed',
      'hub/hub.example/credential': 'ok',
    });
    expect(rows.find(({ id }) => id === 'hub/hub.example/connection')?.words).toBe(
      'This check didn’t end within 10 seconds.',
    );
  });

  it('whose check breaks off takes nothing else with it', async () => {
    ports.hubProbe.proxyOf = () => {
      throw new Error('broken');
    };
    ports.hubProbe.findName = () => Promise.reject(new Error('broken'));
    expect(results(await doctor.check())).toMatchObject({
      'hub/hub.example/name': 'failed',
      'hub/hub.example/proxy': 'failed',
      'hub/hub.example/connection': 'ok',
    });
    expect((await of('proxy')).words).toContain('a mistake in Hubkey');
  });

  it('that rejects a key says so, and one that can’t judge it does not', async () => {
    await rig.core.handle.removeProfile(rig.id);
    await rig.saveKey('nightly', 'abcd.efgh');
    expect(await of('credential')).toMatchObject({
      result: 'ok',
      words: 'The Hub accepted “nightly”.',
    });
    rig.hub.keys.clear();
    expect(await of('credential')).toMatchObject({
      result: 'failed',
      words: 'The Hub rejected “nightly”.',
    });
    rig.hub.problem = { kind: 'server-error', status: 503, title: null };
    expect(await of('credential')).toMatchObject({ result: 'not-tried' });
  });

  it('that has disabled the account says so at once, and again', async () => {
    rig.hub.disabled = true;
    const row = {
      result: 'failed',
      words: 'The Hub says that your account is disabled or gone.',
      todo: 'Ask the Hub’s administrator.',
    };
    expect(await of('credential')).toMatchObject(row);
    expect(rig.session.state).toBe('disabled');
    expect(await of('credential')).toMatchObject(row);
  });

  it('that nobody is signed in to asks for that', async () => {
    await rig.core.handle.signOut(rig.id);
    expect(await of('credential')).toMatchObject({
      result: 'attention',
      words: 'You are not signed in.',
      todo: 'Sign in to this Hub.',
    });
    expect(rig.windowsShown).toBe(0);
  });

  it('over http is said to be in clear, but not on this computer', async () => {
    await rig.signIn({ address: 'http://plain.example' });
    await rig.signIn({ address: 'http://127.0.0.1:8000' });
    const rows = await doctor.check();
    expect(results(rows)).toMatchObject({
      'hub/plain.example/certificate': 'attention',
      'hub/127.0.0.1-8000/certificate': 'ok',
    });
  });
});

it('makes one report for all who ask at once, and copies it', async () => {
  expect(await doctor.copyReport()).toEqual({ ok: false, problem: 'nothing' });
  await rig.signIn();
  const [first, other] = await Promise.all([doctor.check(), doctor.check()]);
  expect(first).toBe(other);
  expect(ports.hubProbe.asked).toHaveLength(1);
  expect(await doctor.copyReport()).toMatchObject({ ok: true });
  expect(rig.clipboard.text).toContain('[ok]        Keychain: A test item was written');
});

describe('a report that nobody waits for any more', () => {
  const dropped = async () => {
    const caller = new AbortController();
    const report = doctor.check(caller.signal);
    await settled();
    caller.abort();
    return report;
  };

  it('ends before the next one begins, which is one for all who come then', async () => {
    let finish = (): void => undefined;
    const hangs = new Promise<void>((done) => (finish = done));
    const write = rig.secrets.write.bind(rig.secrets);
    const written: string[] = [];
    rig.secrets.write = async (account, secret) => {
      written.push(account);
      await hangs;
      return write(account, secret);
    };
    const first = dropped();
    await settled();
    const [second, third, gone] = [doctor.check(), doctor.check(), dropped()];
    await settled();
    expect(doctor.running).toBe(true);
    expect(written).toEqual([probeAccount]);
    finish();
    const [, rows] = await Promise.all([first, second, third, gone]);
    expect(results(rows)).toMatchObject({ keychain: 'ok' });
    expect(await third).toBe(rows);
    expect(await gone).toEqual([]);
    expect(written).toEqual([probeAccount, probeAccount]);
    expect(doctor.last).toBe(rows);
  });

  it('asks the Hub for no credential’s sake', async () => {
    await rig.signIn();
    const before = rig.hub.count('prove');
    const { desk } = rig.core;
    const check = desk.check.bind(desk);
    let goOn = (): void => undefined;
    const waits = new Promise<void>((done) => (goOn = done));
    desk.check = async (...asked) => {
      await waits;
      return check(...asked);
    };
    const report = dropped();
    await settled();
    goOn();
    await report;
    expect(rig.hub.count('prove')).toBe(before);
  });

  it('starts no check, where everybody went before its first', async () => {
    await rig.signIn();
    const caller = new AbortController();
    const report = doctor.check(caller.signal);
    caller.abort();
    expect(await report).toEqual([]);
    expect(await doctor.check(caller.signal)).toEqual([]);
    expect(ports.hubProbe.asked).toEqual([]);
    expect(doctor.running).toBe(false);
  });
});

it('copies its report in the place of a credential, whose receipt ends', async () => {
  await rig.signIn();
  await doctor.check();
  await rig.core.handle.copy(rig.request());
  expect(await doctor.copyReport()).toEqual({ ok: true });
  expect(rig.core.view().receipt).toBeNull();
  await rig.clock.advance(minute);
  expect(rig.clipboard.text).toContain('Keychain');
  await rig.core.quit();
  expect(await doctor.copyReport()).toEqual({ ok: false, problem: 'clipboard' });
});

it('checks one Hub alone, and leaves the last report as it is', async () => {
  await rig.signIn();
  await rig.signIn({ user: 'other' });
  const rows = await rig.core.handle.checkHub(rig.id);
  expect(rows.map(({ id }) => id)).toEqual(
    ['name', 'proxy', 'connection', 'certificate', 'clock', 'credential'].map(
      (what) => `hub/hub.example/${what}`,
    ),
  );
  expect(ports.hubProbe.asked).toHaveLength(1);
  expect(doctor.last).toEqual([]);
  await rig.core.handle.removeProfile(rig.id);
  const [other] = rig.core.view().profiles;
  expect(other && (await doctor.checkHub(other.id))).toHaveLength(6);
});

it('names no secret', async () => {
  await rig.signIn({ password: 'right', keep: true });
  await doctor.check();
  await doctor.copyReport();
  for (const secret of rig.secrets.items.values()) {
    expect(rig.clipboard.text).not.toContain(secret.reveal());
  }
});
