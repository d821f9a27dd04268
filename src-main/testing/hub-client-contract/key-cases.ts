import { expect } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import { apiKey, bearer, keysPath, rejected, signedIn, type Cases } from './rig.ts';

export const keys: Cases = {
  'are created with their secret, and work until they are revoked': async (rig) => {
    const { access } = await signedIn(rig);
    const made = await rig.client.createKey(rig.target, bearer(access), 'nightly');
    if (!made.ok) throw new Error(made.problem.kind);
    const { hubId, name, key } = made.value;
    expect({ name, isNumber: Number.isInteger(hubId) }).toEqual({
      name: 'nightly',
      isNumber: true,
    });
    const jobs = () =>
      rig.client.read(rig.target, { kind: 'client-key', secret: key }, '/api/jobs/', 'jobs');
    expect((await jobs()).ok).toBe(true);
    expect(await rig.client.revokeKey(rig.target, bearer(access), hubId)).toEqual({ ok: true });
    expect(await jobs()).toMatchObject(rejected('no-credentials'));
    // Gone is what was asked for.
    expect(await rig.client.revokeKey(rig.target, bearer(access), hubId)).toEqual({ ok: true });
  },
  'may share a name': async (rig) => {
    const { access } = await signedIn(rig);
    for (let time = 0; time < 2; time += 1) {
      expect((await rig.client.createKey(rig.target, bearer(access), 'same')).ok).toBe(true);
    }
    const list = await rig.client.read(rig.target, bearer(access), keysPath, 'keys');
    expect(list.ok && list.value.value.keys).toHaveLength(2);
  },
  'are refused for a name that the Hub does not take': async (rig) => {
    const { access } = await signedIn(rig);
    for (const name of [' ', 'x'.repeat(51)]) {
      const answer = await rig.client.createKey(rig.target, bearer(access), name);
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: {} } });
      expect(
        !answer.ok && answer.problem.kind === 'invalid' && answer.problem.fields,
      ).toHaveProperty('name');
    }
  },
  'are created and revoked by a good session alone': async (rig) => {
    const { user } = await signedIn(rig);
    const { id, key } = await rig.addKey('nightly', user);
    for (const [credential, why] of [
      [bearer(Secret.of('nonsense')), 'token'],
      [apiKey(key), 'no-credentials'],
    ] as const) {
      const created = await rig.client.createKey(rig.target, credential, 'more');
      expect(created).toMatchObject(rejected(why));
      const revoked = await rig.client.revokeKey(rig.target, credential, id);
      expect(revoked).toMatchObject(rejected(why));
    }
    expect((await rig.client.read(rig.target, apiKey(key), '/api/jobs/', 'jobs')).ok).toBe(true);
  },
};
