import { beforeEach, expect, it } from 'vitest';
import { sessionRef, type CredentialRef } from '../domain/credential.ts';
import { CoreRig } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const forward = async (method: string, credential: CredentialRef = sessionRef) => {
  const passed = await rig.core.forward({
    profile: rig.id,
    credential,
    caller: { door: 'socket', openFd: () => null },
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
    rig.forwarder.packs = packs;
    rig.forwarder.refusal = status;
    rig.forwarder.refused.add('access-1');
    expect(await forward(method)).toBe(200);
    expect(rig.forwarder.asked.map(({ credential }) => credential)).toEqual([
      'access-1',
      'access-3',
    ]);
    expect(rig.hub.count('refresh')).toBe(1);
  },
);

it('a dead key is not brought back by a gateway’s page, which is passed on as it came', async () => {
  const key: CredentialRef = { kind: 'client-key', name: 'nightly' };
  const deadAt = () => rig.core.view().profiles[0]?.keys[0]?.deadAt;
  await rig.saveKey(key.name, 'abcd.efgh');
  rig.forwarder.refused.add('abcd.efgh');
  expect(await forward('GET', key)).toBe(401);
  expect(deadAt()).toBe(rig.clock.now());
  rig.forwarder.refused.clear();
  rig.forwarder.type = 'text/html';
  expect(await forward('GET', key)).toBe(200);
  expect(deadAt()).not.toBeNull();
  rig.forwarder.type = 'application/json';
  expect(await forward('GET', key)).toBe(200);
  expect(deadAt()).toBeNull();
});
