import { expect } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import { apiKey, bearer, rejected, signedIn, type Cases } from './rig.ts';

const hour = 3_600_000;

export const signingIn: Cases = {
  'gives both tokens and their lives': async (rig) => {
    const user = await rig.newUser({ permitted: true });
    const answer = await rig.client.signIn(rig.target, user.name, Secret.of(user.password));
    if (!answer.ok) throw new Error(answer.problem.kind);
    const { access, refresh } = answer.value;
    expect(access.token.equals(refresh.token)).toBe(false);
    expect(Math.abs(access.lifeMs - hour)).toBeLessThanOrEqual(5_000);
    expect(Math.abs(refresh.lifeMs - 24 * hour)).toBeLessThanOrEqual(5_000);
  },
  'rejects a wrong password': async (rig) => {
    const user = await rig.newUser({ permitted: true });
    const wrong = Secret.of(`${user.password}x`);
    expect(await rig.client.signIn(rig.target, user.name, wrong)).toMatchObject(
      rejected('no-account'),
    );
  },
  'rejects a disabled user': async (rig) => {
    const { user } = await signedIn(rig);
    await rig.disableUser(user);
    const password = Secret.of(user.password);
    expect(await rig.client.signIn(rig.target, user.name, password)).toMatchObject(
      rejected('no-account'),
    );
  },
};

export const refreshing: Cases = {
  'gives an access token and keeps the refresh token': async (rig) => {
    const { refresh } = await signedIn(rig);
    for (let time = 0; time < 2; time += 1) {
      const answer = await rig.client.refresh(rig.target, refresh);
      if (!answer.ok) throw new Error(answer.problem.kind);
      expect(answer.value.refresh).toBeNull();
      const proof = await rig.client.prove(rig.target, bearer(answer.value.access.token));
      expect(proof.ok).toBe(true);
    }
  },
  'rejects what is no refresh token': async (rig) => {
    const { access } = await signedIn(rig);
    expect(await rig.client.refresh(rig.target, access)).toMatchObject(rejected('token'));
    expect(await rig.client.refresh(rig.target, Secret.of('nonsense'))).toMatchObject(
      rejected('token'),
    );
  },
  'goes on for a disabled user, with tokens that are rejected at once': async (rig) => {
    const { user, refresh } = await signedIn(rig);
    await rig.disableUser(user);
    const answer = await rig.client.refresh(rig.target, refresh);
    if (!answer.ok) throw new Error(answer.problem.kind);
    const fresh = bearer(answer.value.access.token);
    expect(await rig.client.prove(rig.target, fresh)).toMatchObject(rejected('account'));
  },
};

/** Last, because it affects all tokens. */
export const changing: Cases = {
  'ends every token and no client key': async (rig) => {
    const { user, access, refresh } = await signedIn(rig);
    const { key } = await rig.addKey('nightly', user);
    await rig.changeSecret();
    expect(await rig.client.refresh(rig.target, refresh)).toMatchObject(rejected('token'));
    expect(await rig.client.prove(rig.target, bearer(access))).toMatchObject(rejected('token'));
    expect((await rig.client.read(rig.target, apiKey(key), '/api/jobs/', 'jobs')).ok).toBe(true);
  },
};

export const rotating: Cases = {
  'gives a new refresh token, and rejects the old one': async (rig) => {
    const { refresh } = await signedIn(rig);
    const answer = await rig.client.refresh(rig.target, refresh);
    if (!answer.ok || !answer.value.refresh) throw new Error('Not rotated.');
    expect(await rig.client.refresh(rig.target, refresh)).toMatchObject(rejected('token'));
    const next = await rig.client.refresh(rig.target, answer.value.refresh.token);
    expect(next.ok).toBe(true);
  },
};
