import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ProfileId } from '../../../src-main/contract/index.ts';

const asked: { name: string; of: string; end: (how: 'ok' | 'fails') => void }[] = [];
vi.mock('../../bridge.ts', () => ({
  whole: <Value>(value: Value): Value => value,
  call: (name: string, of: string) =>
    new Promise((give, refuse) => {
      const end = (how: 'ok' | 'fails'): void => {
        if (how === 'ok') give({ name, of });
        else refuse(new Error('Refused.'));
      };
      asked.push({ name, of, end });
    }),
}));
const [first, second] = ['first', 'second'] as unknown as [ProfileId, ProfileId];

beforeEach(() => {
  asked.length = 0;
  // Nothing is drawn here: a plain field is as good as one that is watched.
  const field = (value: unknown): unknown => value;
  vi.stubGlobal('$state', Object.assign(field, { raw: field }));
});
afterEach(() => vi.unstubAllGlobals());
const endAll = (how: 'ok' | 'fails'): void => {
  for (const { end } of asked) end(how);
};

it('loads what is newer also where the load before it failed', async () => {
  const { HealthView } = await import('./health-view.svelte.ts');
  const view = new HealthView();
  const failed = view.load(first).catch(() => 'failed');
  void view.load(first);
  endAll('fails');
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  endAll('ok');
  await failed;
  expect(view.picture).toMatchObject({ of: 'first' });
});

it('lets no profile wait for another one', async () => {
  const { HealthView } = await import('./health-view.svelte.ts');
  const view = new HealthView();
  const old = view.load(first);
  const present = view.load(second);
  expect(asked.map(({ of }) => of)).toEqual(['first', 'first', 'second', 'second']);
  for (const { of, end } of asked) if (of === 'second') end('ok');
  await present;
  endAll('ok');
  await old;
  expect(view.picture).toMatchObject({ of: 'second' });
});
