import { beforeEach, afterEach, expect, it, vi } from 'vitest';
import type { KeyPage, KeyProblem, ProfileId, Result } from '../../../src-main/contract/index.ts';

const asked: { profile: string; give: (page: Result<KeyPage, KeyProblem>) => void }[] = [];
vi.mock('../../bridge.ts', () => ({
  whole: <Value>(value: Value): Value => value,
  call: (_name: string, { profile }: { profile: string }) =>
    new Promise((give) => asked.push({ profile, give })),
}));
vi.mock('../../state/now.svelte.ts', () => ({ now: { ms: 0, tick: () => undefined } }));
const [first, second] = ['first', 'second'] as unknown as [ProfileId, ProfileId];

beforeEach(() => {
  asked.length = 0;
  // Nothing is drawn here: a plain field is as good as one that is watched.
  const field = (value: unknown): unknown => value;
  vi.stubGlobal('$state', Object.assign(field, { raw: field }));
});
afterEach(() => vi.unstubAllGlobals());

const pageOf = (name: string): Result<KeyPage, KeyProblem> => {
  const key = { hubId: 1, name, owner: null, createdAt: null, expiresAt: null, lastUsedAt: null };
  return { ok: true, value: { keys: [{ ...key, more: {} }], count: 1, next: null } };
};

it('loads nothing of a profile that is not shown any more', async () => {
  const { KeyList } = await import('./key-list.svelte.ts');
  const list = new KeyList();
  list.clear(first);
  const old = list.load(first);
  list.clear(second);
  const present = list.load(second);
  // What was awaited of the first one ends only now.
  await list.load(first);
  expect(asked.map(({ profile }) => profile)).toEqual(['first', 'second']);
  asked[1]?.give(pageOf('theirs'));
  asked[0]?.give(pageOf('mine'));
  await Promise.all([old, present]);
  expect(list.listed.map(({ name }) => name)).toEqual(['theirs']);
  expect(list.loading).toBe(false);
});
