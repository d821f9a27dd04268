import { beforeEach, expect, it } from 'vitest';
import { CoreRig, minute } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
let gone: AbortController;
beforeEach(() => {
  rig = new CoreRig();
  gone = new AbortController();
});

const ask = (hubs: readonly string[] = ['https://hub.example'], user: string | null = null) =>
  rig.core.callerSignIns.signIn({
    hubs,
    user,
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: minute,
    signal: gone.signal,
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
  const left = ask();
  await settled();
  gone.abort();
  expect(await left).toMatchObject({ problem: { kind: 'sign-in-needed' } });
  gone = new AbortController();
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
