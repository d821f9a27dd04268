import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('./view.svelte.ts', () => ({ view: { now: { profiles: [] } } }));
beforeEach(() => {
  // Nothing is drawn here: a plain field is as good as one that is watched.
  const plain = (value: unknown) => value;
  vi.stubGlobal('$state', Object.assign(plain, { raw: plain }));
});
afterEach(() => vi.unstubAllGlobals());

it('hands a pasted key to one form only, and keeps none for another screen', async () => {
  const { navigation } = await import('./navigation.svelte.ts');
  const pasted = { hub: 'https://hub.example', key: 'ab.cd' };
  navigation.fillIn(pasted);
  expect(navigation.takePasted()).toEqual(pasted);
  expect(navigation.takePasted()).toBeNull();
  navigation.fillIn(pasted);
  navigation.go('copy');
  expect(navigation.takePasted()).toBeNull();
});
