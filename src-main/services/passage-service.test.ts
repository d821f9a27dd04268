import { beforeEach, expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const pass = async (method: string) => {
  const passed = await rig.core.pass({
    profile: rig.id,
    credential: { kind: 'session' },
    caller: { door: 'socket' },
    waitMs: 0,
    request: {
      method,
      path: '/api/jobs/',
      headers: [],
      body: null,
      signal: new AbortController().signal,
    },
  });
  return passed.ok ? passed.value.status : passed.problem;
};

it.each([
  ['plain', 'GET', false, 401],
  ['packed', 'GET', true, 401],
  ['packed', 'GET', true, 403],
  ['without a body', 'HEAD', false, 401],
] as const)(
  'a token that is refused %s to a %s is renewed once',
  async (_how, method, packs, status) => {
    rig.passage.packs = packs;
    rig.passage.refusal = status;
    rig.passage.refused.add('access-1');
    expect(await pass(method)).toBe(200);
    expect(rig.passage.asked.map(({ credential }) => credential)).toEqual(['access-1', 'access-3']);
    expect(rig.hub.count('refresh')).toBe(1);
  },
);
