import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('./features/copy/CopyScreen.svelte', () => ({ default: 'copy' }));
vi.mock('./features/sign-in/SignInScreen.svelte', () => ({ default: 'sign-in' }));
vi.mock('./features/keys/KeysScreen.svelte', () => ({ default: 'keys' }));
vi.mock('./features/health/HealthScreen.svelte', () => ({ default: 'health' }));
vi.mock('./features/activity/ActivityScreen.svelte', () => ({ default: 'activity' }));
vi.mock('./features/settings/SettingsScreen.svelte', () => {
  throw new Error('No such file.');
});
beforeEach(() => {
  // Nothing is drawn here: a plain field is as good as one that is watched.
  const plain = (value: unknown) => value;
  vi.stubGlobal('$state', Object.assign(plain, { raw: plain }));
});
afterEach(() => vi.unstubAllGlobals());

it('has the first screens at once, and each other once it is loaded', async () => {
  const { screens } = await import('./screens.svelte.ts');
  expect([screens.of('copy'), screens.of('sign-in'), screens.of('keys')]).toEqual([
    'copy',
    'sign-in',
    null,
  ]);
  await screens.load('keys');
  expect([screens.of('keys'), screens.hasFailed('keys')]).toEqual(['keys', false]);
});

it('loads the rest, and says so where a file is gone', async () => {
  const { screens } = await import('./screens.svelte.ts');
  await screens.loadRest();
  expect([screens.of('health'), screens.of('activity'), screens.of('settings')]).toEqual([
    'health',
    'activity',
    null,
  ]);
  expect([screens.hasFailed('settings'), screens.hasFailed('health')]).toEqual([true, false]);
});
