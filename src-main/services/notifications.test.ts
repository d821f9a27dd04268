import { beforeEach, expect, it, vi } from 'vitest';
import { initialState } from '../domain/app-state.ts';
import { defaultSettings } from '../domain/settings.ts';
import { FakeNotifier } from '../testing/fakes.ts';
import { Notifications } from './notifications.ts';
import { Store } from './store.ts';

const words = { title: 'News', body: 'Something happened.' };
let notifier: FakeNotifier;
let inFront: boolean;
beforeEach(() => {
  notifier = new FakeNotifier();
  inFront = false;
});

function create({ allowed = true } = {}): Notifications {
  const settings = { ...defaultSettings, notifications: allowed };
  const runtime = {
    electron: '45',
    supported: true,
    shell: 'posix',
    languages: [],
    environment: [],
  } as const;
  const store = new Store(initialState(settings, runtime));
  return new Notifications({ store, notifier, windows: { inFront: () => inFront } });
}

it('tells of what happened whatever window is in front, and opens more at a click', () => {
  inFront = true;
  const open = vi.fn();
  create().tell(words, open);
  expect(notifier.shown).toMatchObject([words]);
  expect(open).not.toHaveBeenCalled();
  notifier.shown[0]?.onClick();
  expect(open).toHaveBeenCalledOnce();
});

it('names nothing while Hubkey is locked', () => {
  const store = new Store(
    initialState(defaultSettings, {
      electron: '45',
      supported: true,
      shell: 'posix',
      languages: [],
      environment: [],
    }),
  );
  store.dispatch({ type: 'locked', since: 1, why: 'screen' });
  const windows = { inFront: () => false };
  new Notifications({ store, notifier, windows }).tell(words, vi.fn());
  expect(notifier.shown).toMatchObject([
    { title: 'Hubkey needs you', body: 'Unlock it to see why.' },
  ]);
});

it('tells nothing where the settings say so', () => {
  create({ allowed: false }).tell(words, vi.fn());
  expect(notifier.shown).toEqual([]);
});

it('asks in the window, and tells of it where the window was not in front', () => {
  const open = vi.fn(() => {
    inFront = true;
  });
  create().ask(words, open);
  expect(open).toHaveBeenCalledOnce();
  expect(notifier.shown).toMatchObject([words]);
});

it('asks in a window that is in front already without a notification', () => {
  inFront = true;
  const open = vi.fn();
  create().ask(words, open);
  expect(open).toHaveBeenCalledOnce();
  expect(notifier.shown).toEqual([]);
});

it('asks in the window alone where the settings want no notification', () => {
  const open = vi.fn();
  create({ allowed: false }).ask(words, open);
  expect(open).toHaveBeenCalledOnce();
  expect(notifier.shown).toEqual([]);
});
