import { defaultSettings } from '../domain/settings.ts';

/** A client key as `settings.json` has it, with what a test changes in it. */
export const savedKey = (change: object = {}) => ({
  id: '00000000000000c1',
  name: 'nightly',
  hubId: 7,
  addedAt: 1,
  provedAt: null,
  lastUsedAt: null,
  deadAt: null,
  saved: true,
  remindedAt: null,
  expiry: null,
  forScripts: true,
  ...change,
});

/** A profile as `settings.json` has it. */
export const savedProfile = (change: object = {}) => ({
  id: '00000000000000a1',
  name: 'production',
  hub: 'https://hub.example',
  user: 'ana',
  needsPerson: false,
  keepSignedIn: true,
  pin: null,
  network: { proxy: { kind: 'system' }, authorities: null, identity: null },
  colour: 'teal',
  production: true,
  changes: 'ask',
  keys: [savedKey()],
  acts: [],
  healthBy: { kind: 'session' },
  recentRequests: [{ method: 'GET', path: '/api/jobs/' }],
  favouriteRequests: [{ method: 'POST', path: '/api/workflows/' }],
  watchedJobs: [{ id: 7, name: 'Recall reel 7' }],
  ...change,
});

/** The whole of `settings.json`. */
export const savedFile = (change: object = {}) => ({
  version: 2,
  profiles: [savedProfile()],
  current: '00000000000000a1',
  settings: { ...defaultSettings, theme: 'dark' },
  grants: [],
  lostKeys: [{ name: 'nightly', profile: 'production' }],
  ...change,
});
