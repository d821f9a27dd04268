import { beforeEach, describe, expect, it } from 'vitest';
import { CoreRig, minute } from '../../testing/core-rig.ts';
import { filledInWords } from '../../domain/words/sign-in-words.ts';
import { callerOf, programOf } from '../../testing/fakes.ts';
import { settled } from '../../testing/manual-clock.ts';
import type { CallerSignInRequest } from './caller-sign-in.ts';

let rig: CoreRig;
let gone: AbortController;
beforeEach(() => {
  rig = new CoreRig();
  gone = new AbortController();
});

const ask = (
  hubs: readonly string[] = ['https://hub.example'],
  user: string | null = null,
  change: Partial<CallerSignInRequest> = {},
) =>
  rig.core.callerSignIns.signIn({
    hubs,
    user,
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: minute,
    signal: gone.signal,
    ...change,
  });
const filled = () => rig.core.view().screen.filled;

it('opens sign-in filled in, and answers once the person has signed in', async () => {
  const asked = ask(['https://hub.example'], 'pixit');
  await settled();
  expect(rig.windowsShown).toBe(1);
  expect(rig.core.view().screen).toMatchObject({
    name: 'sign-in',
    profile: null,
    filled: { hub: 'https://hub.example', user: 'pixit' },
  });
  expect(filled()?.by).toContain('sync');
  expect(rig.notifier.shown).toMatchObject([{ title: 'Sign in to hub.example' }]);
  expect(rig.core.view().profiles).toEqual([]);
  await rig.signIn();
  expect(await asked).toMatchObject({ ok: true, value: { name: 'hub.example', user: 'pixit' } });
});

it('names no program that it couldn’t find out', async () => {
  rig.callers.byPort.set(1, { known: 'nothing', why: 'hidden' });
  void ask();
  await settled();
  expect(filled()).toMatchObject({ by: null });
  expect(filledInWords(null)).toBe(
    'A program that Hubkey couldn’t identify filled this in. Check the address before you type your password.',
  );
});

it('answers at once for an active session, and asks nobody', async () => {
  await rig.signIn();
  expect(await ask()).toMatchObject({ ok: true, value: { name: 'hub.example' } });
  expect(await ask([])).toMatchObject({ ok: true });
  expect(rig.windowsShown).toBe(0);
});

it('waits for the user that is meant, at the Hub that is meant', async () => {
  await rig.signIn();
  const other = ask(['https://hub.example'], 'ana');
  await settled();
  expect(filled()).toMatchObject({ hub: 'https://hub.example', user: 'ana' });
  await rig.signIn({ address: 'https://elsewhere.example', user: 'ana' });
  await rig.signIn({ user: 'ana' });
  expect(await other).toMatchObject({
    ok: true,
    value: { user: 'ana', hub: 'https://hub.example' },
  });
});

it('fills in a known profile whose session is over', async () => {
  await rig.signIn();
  await rig.core.handle.signOut(rig.id);
  const asked = ask();
  await settled();
  expect(rig.core.view().screen).toMatchObject({
    profile: rig.id,
    filled: { hub: 'https://hub.example', user: 'pixit' },
  });
  await rig.signIn();
  expect(await asked).toMatchObject({ ok: true });
});

it('ends with the wait, with the caller, and with the lock', async () => {
  const late = ask();
  await settled();
  await rig.clock.advance(minute);
  expect(await late).toMatchObject({ problem: { kind: 'sign-in-needed' } });
  await rig.clock.advance(minute);
  const left = ask();
  await settled();
  gone.abort();
  expect(await left).toMatchObject({ problem: { kind: 'sign-in-needed' } });
  gone = new AbortController();
  await rig.clock.advance(2 * minute);
  const locked = ask();
  await settled();
  rig.core.lock.lock('person');
  expect(await locked).toMatchObject({ problem: { kind: 'locked' } });
  expect(await ask()).toMatchObject({ problem: { kind: 'locked' } });
  expect(rig.windowsShown).toBe(3);
});

it('asks once for programs that mean the same, and refuses another Hub meanwhile', async () => {
  const [first, second] = [ask(), ask()];
  await settled();
  expect(await ask(['https://evil.example'])).toMatchObject({ problem: { kind: 'busy' } });
  expect(filled()?.hub).toBe('https://hub.example');
  expect(rig.windowsShown).toBe(1);
  await rig.signIn();
  expect(await first).toMatchObject({ ok: true });
  expect(await second).toMatchObject({ ok: true });
});

it('opens the form for the next program where the first left before that', async () => {
  const inspect = rig.callers.inspect.bind(rig.callers);
  rig.callers.inspect = async (connection) => {
    await settled();
    return inspect(connection);
  };
  const leaving = new AbortController();
  const first = ask(undefined, null, { signal: leaving.signal });
  const second = ask();
  leaving.abort();
  expect(await first).toMatchObject({ problem: { kind: 'sign-in-needed' } });
  await settled();
  await settled();
  expect(rig.windowsShown).toBe(1);
  await rig.signIn();
  expect(await second).toMatchObject({ ok: true });
});

describe('a program that nobody answers', () => {
  const askTenHubs = async () => {
    const answers: unknown[] = [];
    for (let hub = 0; hub < 10; hub += 1) {
      answers.push(await ask([`https://${hub}.example`], null, { waitMs: 0 }));
    }
    return answers;
  };

  it('raises the window once in a minute, then in two', async () => {
    const [first, second] = await askTenHubs();
    expect(first).toMatchObject({ problem: { kind: 'sign-in-needed' } });
    expect(second).toMatchObject({ problem: { kind: 'paused', leftMs: minute } });
    expect(rig.windowsShown).toBe(1);
    expect(filled()?.hub).toBe('https://0.example');
    await rig.clock.advance(minute);
    await askTenHubs();
    expect(rig.windowsShown).toBe(2);
    await rig.clock.advance(minute);
    await askTenHubs();
    expect(rig.windowsShown).toBe(2);
    await rig.clock.advance(minute);
    await askTenHubs();
    expect(rig.windowsShown).toBe(3);
  });

  it('holds up no other program, and may ask again once the person has signed in', async () => {
    await askTenHubs();
    rig.callers.byPort.set(7, callerOf(programOf('/usr/bin/backup')));
    const other = ask(undefined, null, { caller: { door: 'tcp', remotePort: 7, localPort: 2 } });
    await settled();
    expect(rig.windowsShown).toBe(2);
    await rig.signIn();
    expect(await other).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: true });
  });
});

it('shows a notification beside a window in front, as a form that the person fills in stays', async () => {
  rig.windowInFront = true;
  await ask(undefined, null, { waitMs: 0 });
  expect(rig.notifier.shown).toHaveLength(1);
});

describe('a session that is there', () => {
  beforeEach(() => rig.signIn());

  it.each([
    ['a Hub that can’t be reached', { kind: 'unreachable', reason: 'timeout' }],
    ['something in front of the Hub', { kind: 'blocked', status: 401, title: 'Sign in' }],
  ] as const)('needs nobody to sign in because of %s', async (_name, problem) => {
    rig.hub.problem = problem;
    await rig.core.handle.refresh(rig.id);
    expect(await ask()).toMatchObject({
      problem: { kind: 'session', hub: 'https://hub.example', problem: { kind: 'hub', problem } },
    });
    expect(rig.windowsShown).toBe(0);
  });

  it('needs nobody to sign in while the keychain is locked', async () => {
    rig.secrets.problem = 'locked';
    await rig.restart();
    expect(rig.session.state).toBe('waiting-for-keychain');
    expect(await ask()).toMatchObject({
      problem: { kind: 'session', problem: { kind: 'waiting-for-keychain' } },
    });
    expect(rig.windowsShown).toBe(0);
  });
});
