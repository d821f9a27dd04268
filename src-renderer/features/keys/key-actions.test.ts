import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type {
  KeyProblem,
  KeyRow,
  ProfileId,
  ProfileState,
  Result,
} from '../../../src-main/contract/index.ts';

const asked: { name: string; give: (answer: Result<unknown, KeyProblem>) => void }[] = [];
const said: string[] = [];
const shown = vi.hoisted((): { profile: unknown; now: { profiles: unknown[] } } => ({
  profile: undefined,
  now: { profiles: [] },
}));
vi.mock('../../bridge.ts', () => ({
  call: (name: string) => new Promise((give) => asked.push({ name, give })),
}));
vi.mock('../../state/view.svelte.ts', () => ({ view: Object.assign(shown, { shell: 'posix' }) }));
vi.mock('../../state/toast.svelte.ts', () => ({
  toast: { say: (words: () => string) => said.push(words()) },
}));

const profileOf = (id: string, name: string) =>
  ({ id: id as ProfileId, name, keys: [], acts: [] }) as unknown as ProfileState;
const [first, second] = [profileOf('first', 'studio'), profileOf('second', 'archive')];
const loaded: string[] = [];
const refused = { ok: false, problem: { kind: 'busy' } } as const;
const revoke = { do: 'revoke', name: 'ci', hubId: 7, key: null } as const;

beforeEach(() => {
  asked.length = said.length = loaded.length = 0;
  shown.profile = first;
  shown.now.profiles = [first, second];
  // Nothing is drawn here: a plain field is as good as one that is watched.
  const field = (value: unknown): unknown => value;
  vi.stubGlobal('$state', Object.assign(field, { raw: field }));
});
afterEach(() => vi.unstubAllGlobals());

async function keyActions() {
  const { KeyActions } = await import('./key-actions.svelte.ts');
  const load = (profile: ProfileId) => Promise.resolve(void loaded.push(profile));
  return new KeyActions({ load });
}

it('shows what went wrong, until it is dismissed or something succeeds', async () => {
  const actions = await keyActions();
  for (const end of [dismiss, succeed]) {
    const changed = actions.change(first, revoke);
    asked.at(-1)?.give(refused);
    await changed;
    expect(actions.trouble).toMatchObject({ kind: 'key', problem: { kind: 'busy' } });
    await end();
    expect(actions.trouble).toBeNull();
  }
  expect(said).toEqual(['Revoked “ci”.']);
  expect(loaded).toEqual(['first', 'first', 'first']);

  function dismiss(): Promise<void> {
    actions.dismiss();
    return Promise.resolve();
  }

  async function succeed() {
    const changed = actions.change(first, revoke);
    asked.at(-1)?.give({ ok: true, value: undefined });
    await changed;
  }
});

it.each([
  ['another profile', (): void => void (shown.profile = second)],
  ['another screen', null],
])('names the profile of a change that fails when %s is shown', async (_what, leave) => {
  const actions = await keyActions();
  const changed = actions.change(first, revoke);
  if (leave) leave();
  else actions.leave();
  asked[0]?.give(refused);
  await changed;
  expect(actions.trouble).toBeNull();
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^studio: /);
});

it('says nothing of a profile that is gone', async () => {
  const actions = await keyActions();
  const changed = actions.change(first, revoke);
  shown.profile = second;
  shown.now.profiles = [second];
  asked[0]?.give(refused);
  await changed;
  expect([actions.trouble, said]).toEqual([null, []]);
});

it('revokes up to the first key that fails', async () => {
  const actions = await keyActions();
  const rows = [7, 8, 9].map(
    (hubId) => ({ id: `${hubId}`, name: `k${hubId}`, hubId, key: null }) as unknown as KeyRow,
  );
  const done: string[] = [];
  const ended = actions.revokeAll(first, rows, ({ id }, count) => void done.push(`${id} ${count}`));
  asked[0]?.give({ ok: true, value: undefined });
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.give(refused);
  expect(await ended).toBe(true);
  expect(asked).toHaveLength(2);
  expect(done).toEqual(['7 1']);
  expect(actions.trouble).toMatchObject({ kind: 'revoke-many', name: 'k8', untried: 1 });
});
