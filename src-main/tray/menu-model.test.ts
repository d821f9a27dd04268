import { beforeEach, describe, expect, it } from 'vitest';
import type { HubProblem } from '../domain/hub-problem.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { electronMenu } from './electron-menu.ts';
import { trayMenu } from './menu-model.ts';
import { nextMinute } from './minute-tick.ts';
import type { TrayIconState } from './tray-icon.ts';
import type { TrayItem } from './tray-item.ts';
import { trayState } from './tray-state.ts';

let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});

const menu = () => trayMenu(rig.core.view(), rig.clock.now(), 'posix');
const labels = (items: TrayItem[]) =>
  items.flatMap((item) => (item.kind === 'separator' ? [] : [item.label]));
const find = (...path: string[]) =>
  path.reduce<TrayItem | undefined>(
    (item, label) => itemsOf(item).find((inner) => 'label' in inner && inner.label === label),
    { kind: 'submenu', label: '', enabled: true, items: menu() },
  );
const itemsOf = (item: TrayItem | undefined) => (item?.kind === 'submenu' ? item.items : []);

describe('the menu', () => {
  it('has its lines in their order', async () => {
    await rig.signIn();
    expect(labels(menu())).toEqual([
      'hub.example — pixit — access for 1 h',
      'Copy header',
      'Copy curl',
      'Copy helper command',
      'Quick copy…',
      'Client keys',
      'Health: not read yet',
      'Open API docs',
      'Profiles',
      'Refresh now',
      'Sign out',
      'Lock now',
      'Settings…',
      'Open Hubkey',
      'Quit Hubkey',
    ]);
    expect(menu()[0]).toMatchObject({ kind: 'text' });
  });

  it('names nobody and copies nothing while Hubkey is locked, and has no way to unlock', async () => {
    await rig.signIn();
    await rig.saveKey('nightly');
    await rig.core.handle.lock(null);
    expect(JSON.stringify(menu())).not.toMatch(/hub\.example|pixit|nightly/);
    expect(labels(menu())[0]).toBe('Hubkey is locked');
    const enabled = menu().filter((item) => 'enabled' in item && item.enabled);
    expect(labels(enabled)).toEqual(['Open Hubkey', 'Quit Hubkey']);
  });

  it('offers sign-in where nobody is signed in', async () => {
    expect(labels(menu())).toContain('Sign in…');
    expect(find('Copy header')).toMatchObject({ enabled: false });
    await rig.signIn();
    await rig.core.handle.signOut(rig.id);
    expect(find('Sign in…')).toMatchObject({ action: { do: 'sign-in', profile: rig.id } });
    expect(find('Refresh now')).toMatchObject({ enabled: false });
  });

  it('says by an ellipsis what opens sign-in first', async () => {
    await rig.signIn();
    await rig.saveKey('nightly');
    expect(labels(menu())).toEqual(expect.arrayContaining(['Copy header', 'Open API docs']));
    await rig.core.handle.signOut(rig.id);
    expect(find('Copy header…')).toMatchObject({ enabled: true });
    expect(find('Open API docs…')).toMatchObject({ enabled: true });
    expect(labels(itemsOf(find('Copy curl')))).toContain('Jobs…');
    expect(labels(itemsOf(find('Copy helper command')))).toContain('Jobs');
    expect(find('Client keys', 'nightly', 'Copy header')).toMatchObject({ enabled: true });
    await rig.signIn({ user: 'other' });
    const signedOut = 'Copy for hub.example — signed out';
    expect(find('Profiles', signedOut, 'Copy header…')).toBeDefined();
  });

  it('has nothing to copy without a profile, and a Hub to add', () => {
    for (const label of ['Copy header', 'Quick copy…', 'Open API docs', 'Settings…']) {
      expect(find(label)).toMatchObject({ enabled: false });
    }
    expect(find('Profiles', 'Add a Hub…')).toMatchObject({
      enabled: true,
      action: { do: 'sign-in', profile: null },
    });
  });

  it('shows the shortcut of Quick copy once the desktop has given it', async () => {
    await rig.signIn();
    await rig.restart();
    expect(find('Quick copy…')).not.toHaveProperty('shortcut');
    await rig.core.handle.changeSettings({ quickCopy: true, quickShortcut: 'ctrl+alt+k' });
    expect(find('Quick copy…')).toMatchObject({ shortcut: 'Ctrl+Alt+K', enabled: true });
    const drawn = (platform: NodeJS.Platform) =>
      electronMenu(
        menu().filter((item) => 'shortcut' in item),
        () => undefined,
        platform,
      );
    expect(drawn('linux')).toMatchObject([{ label: 'Quick copy… (Ctrl+Alt+K)' }]);
    expect(drawn('win32')).toMatchObject([
      { label: 'Quick copy…', accelerator: 'Ctrl+Alt+K', registerAccelerator: false },
    ]);
    rig.shortcuts.problem = 'refused';
    await rig.core.handle.changeSettings({ quickShortcut: 'Ctrl+Alt+J' });
    expect(find('Quick copy…')).not.toHaveProperty('shortcut');
  });

  it('says that there are no client keys yet, and where to make them', async () => {
    await rig.signIn();
    expect(labels(itemsOf(find('Client keys')))).toEqual([
      'No client keys yet',
      'New client key…',
      'Open client keys',
    ]);
    expect(find('Client keys', 'No client keys yet')).toMatchObject({ kind: 'text' });
    expect(find('Client keys', 'New client key…')).toMatchObject({ enabled: true });
  });

  it('creates no key where nobody can sign in', async () => {
    await rig.saveKey('nightly');
    expect(find('Client keys', 'New client key…')).toMatchObject({ enabled: false });
  });

  it('copies what a key can, and a helper command while the helper listens', async () => {
    await rig.signIn();
    await rig.saveKey('nightly');
    const copies = () => labels(itemsOf(find('Client keys', 'nightly')));
    expect(copies()).toEqual(['Copy header', 'Copy curl']);
    rig.core.surroundings.helper({ url: 'http://127.0.0.1:1', socket: null, headerFile: '/h' });
    expect(copies()).toEqual(['Copy header', 'Copy curl', 'Copy helper command']);
    expect(find('Client keys', 'nightly', 'Copy helper command')).toMatchObject({
      action: { request: { what: 'helper command', credential: { name: 'nightly' } } },
    });
  });

  it('copies for another profile without making it the current one', async () => {
    await rig.signIn();
    await rig.signIn({ user: 'other' });
    const [first, second] = rig.core.view().profiles;
    const name = 'Copy for hub.example — signed in';
    expect(labels(itemsOf(find('Profiles', name)))).toEqual(['Copy header', 'Copy curl']);
    expect(find('Profiles', name, 'Copy header')).toMatchObject({
      action: { request: { profile: first?.id } },
    });
    expect(find('Profiles', 'hub.example')).toMatchObject({ kind: 'radio', checked: false });
    const current = find('Profiles', 'hub.example-2');
    expect(current).toMatchObject({ checked: true, action: { profile: second?.id } });
  });

  it('names a productive Hub as one, wherever its profile stands', async () => {
    await rig.signIn();
    const mark = { colour: 'red', production: true } as const;
    await rig.core.handle.markProfile({ profile: rig.id, mark });
    expect(labels(menu())[0]).toBe('hub.example (production) — pixit — access for 1 h');
    await rig.signIn({ user: 'other' });
    expect(labels(itemsOf(find('Profiles')))).toEqual([
      'hub.example (production)',
      'hub.example-2',
      'Copy for hub.example (production) — signed in',
      'Add a Hub…',
    ]);
  });

  it('lists endpoints, keys and profiles', async () => {
    await rig.signIn();
    await rig.saveKey('a & b', 'abcd.efgh');
    await rig.signIn({ user: 'other' });
    await rig.core.handle.chooseProfile(rig.id);
    expect(labels(itemsOf(find('Copy curl')))).toEqual([
      'Health',
      'Jobs',
      'Alerts',
      'Client keys',
      'Configurations',
    ]);
    expect(labels(itemsOf(find('Client keys')))[0]).toBe('a & b');
    expect(labels(itemsOf(find('Profiles')))).toEqual([
      'hub.example',
      'hub.example-2',
      'Copy for hub.example-2 — signed in',
      'Add a Hub…',
    ]);
  });

  it('copies by the key where a profile lives on one', async () => {
    await rig.saveKey('nightly', 'abcd.efgh');
    expect(find('Copy header')).toMatchObject({
      action: { request: { credential: { kind: 'client-key', name: 'nightly' } } },
    });
  });

  it('doubles what would mark an access key', () => {
    const items: TrayItem[] = [{ kind: 'text', label: 'a & b_c' }];
    expect(electronMenu(items, () => undefined, 'linux')).toEqual([
      { label: 'a && b_c', enabled: false },
    ]);
  });
});

it('the icon tells the truth of each state', async () => {
  const state = () => trayState(rig.core.view(), rig.clock.now());
  expect(state()).toBe('signed-out');
  await rig.signIn();
  expect(state()).toBe('signed-in');
  rig.hub.problem = { kind: 'no-network' };
  await rig.core.handle.refresh(rig.id);
  expect(state()).toBe('unreachable');
  rig.hub.problem = { kind: 'rejected', status: 401, why: 'token' };
  await rig.core.handle.refresh(rig.id);
  expect(state()).toBe('attention');
  await rig.core.handle.signOut(rig.id);
  expect(state()).toBe('signed-out');
});

it.each<[HubProblem, TrayIconState]>([
  [{ kind: 'no-network' }, 'unreachable'],
  [{ kind: 'unreachable', reason: 'timeout' }, 'unreachable'],
  [{ kind: 'throttled', retryAfterMs: null }, 'attention'],
  [{ kind: 'server-error', status: 503, title: null }, 'attention'],
  [{ kind: 'certificate', fault: 'expired', certificate: null }, 'attention'],
  [{ kind: 'not-a-hub', status: 200, title: null }, 'attention'],
])('the icon’s cross is for a Hub that gave no answer: %j', async (problem, icon) => {
  await rig.signIn();
  rig.hub.problem = problem;
  await rig.core.handle.refresh(rig.id);
  expect(rig.session.state).toBe('unreachable');
  expect(trayState(rig.core.view(), rig.clock.now())).toBe(icon);
});

it('the icon of a locked Hubkey tells nothing of a profile', async () => {
  const state = () => trayState(rig.core.view(), rig.clock.now());
  await rig.core.handle.lock(null);
  expect(state()).toBe('locked');
  await rig.core.handle.unlock(null);
  await rig.signIn();
  rig.hub.problem = { kind: 'no-network' };
  await rig.core.handle.lock(null);
  await rig.core.handle.refresh(rig.id);
  expect(state()).toBe('locked');
  expect(nextMinute(rig.core.view(), rig.clock.now())).toBeNull();
});

it('ticks as the minutes change, and not where there are none', async () => {
  expect(nextMinute(rig.core.view(), rig.clock.now())).toBeNull();
  await rig.signIn();
  const now = rig.clock.now();
  expect(nextMinute(rig.core.view(), now)).toBe(now + 60_000);
  expect(nextMinute(rig.core.view(), now + 59_000)).toBe(now + 60_000);
});
