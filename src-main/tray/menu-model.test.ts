import { beforeEach, describe, expect, it } from 'vitest';
import type { HubProblem } from '../domain/hub-problem.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { electronMenu } from './electron-menu.ts';
import { trayMenu, type TrayItem } from './menu-model.ts';
import { nextMinute } from './minute-tick.ts';
import type { TrayIconState } from './tray-icon.ts';
import { trayState } from './tray-state.ts';

let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});

const menu = () => trayMenu(rig.core.view(), rig.clock.now(), 'posix');
const labels = (items: TrayItem[]) =>
  items.flatMap((item) => (item.kind === 'separator' ? [] : [item.label]));
const find = (label: string) =>
  menu().find((item) => item.kind !== 'separator' && item.label === label);

describe('the menu', () => {
  it('has its lines in their order', async () => {
    await rig.signIn();
    expect(labels(menu())).toEqual([
      'hub.example — pixit — access for 1 h',
      'Copy header',
      'Copy curl',
      'Copy helper command',
      'Client keys',
      'Health: not read yet',
      'Profiles',
      'Refresh now',
      'Sign out',
      'Lock now',
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
    expect(find('Copy header')).toMatchObject({ enabled: true });
  });

  it('lists endpoints, keys and profiles', async () => {
    await rig.signIn();
    await rig.saveKey('a & b', 'abcd.efgh');
    await rig.signIn({ user: 'other' });
    await rig.core.handle.chooseProfile(rig.id);
    const items = (label: string) => {
      const item = find(label);
      return item?.kind === 'submenu' ? item.items : [];
    };
    expect(labels(items('Copy curl'))).toEqual([
      'Health',
      'Jobs',
      'Alerts',
      'Client keys',
      'Configurations',
    ]);
    expect(items('Client keys')).toMatchObject([
      { label: 'a & b', items: [{ label: 'Copy header' }, { label: 'Copy curl' }] },
    ]);
    expect(items('Profiles')).toMatchObject([
      { kind: 'radio', label: 'hub.example', checked: true },
      { kind: 'radio', label: 'hub.example-2', checked: false },
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
    expect(electronMenu(items, () => undefined)).toEqual([{ label: 'a && b_c', enabled: false }]);
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
