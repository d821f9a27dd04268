import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { ProfileId } from '../../../src-main/contract/index.ts';

const asked: { again: boolean; give: (catalogue: object) => void }[] = [];
vi.mock('../../bridge.ts', () => ({
  whole: <Value>(value: Value): Value => value,
  call: (name: string, { again }: { again: boolean }) =>
    name === 'catalogue'
      ? new Promise((give) => asked.push({ again, give }))
      : Promise.resolve(null),
}));
vi.mock('../../state/view.svelte.ts', () => ({ view: { now: { profiles: [] } } }));
const profile = 'p' as unknown as ProfileId;

// Loading what is shared with main takes a while.
beforeAll(async () => {
  await import('../../../src-main/contract/index.ts');
});
beforeEach(() => {
  asked.length = 0;
  // Nothing is drawn here: a plain field is as good as one that is watched.
  const field = (value: unknown): unknown => value;
  vi.stubGlobal('$state', Object.assign(field, { raw: field }));
});
afterEach(() => vi.unstubAllGlobals());

it('asks once for a catalogue that two want at the same time', async () => {
  const { CopyChoice } = await import('./copy-choice.svelte.ts');
  const choice = new CopyChoice('posix');
  await choice.restore(profile);
  const both = Promise.all([choice.loadCatalogue(profile), choice.loadCatalogue(profile)]);
  const again = choice.loadCatalogue(profile, true);
  expect(asked.map((call) => call.again)).toEqual([false, true]);
  asked[1]?.give({ name: 'new' });
  await again;
  asked[0]?.give({ name: 'old' });
  await both;
  expect(choice.catalogue).toEqual({ name: 'new' });
  void choice.loadCatalogue(profile);
  expect(asked).toHaveLength(3);
});
