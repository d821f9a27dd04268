import { expect } from 'vitest';
import { readJobs } from '../../domain/read-jobs.ts';
import { Secret } from '../../domain/secret.ts';
import { apiKey, bearer, keysPath, rejected, signedIn, type Cases } from './rig.ts';

export const proving: Cases = {
  'takes an access token, and rejects what is none': async (rig) => {
    const { access, refresh } = await signedIn(rig);
    expect(await rig.client.prove(rig.target, bearer(access))).toEqual({ ok: true });
    for (const token of [refresh, Secret.of('nonsense')]) {
      const answer = await rig.client.prove(rig.target, bearer(token));
      expect(answer).toMatchObject(rejected('token'));
    }
  },
  'tells a user without permissions from a bad token': async (rig) => {
    const { access } = await signedIn(rig, false);
    expect(await rig.client.prove(rig.target, bearer(access))).toEqual({
      ok: false,
      problem: { kind: 'not-permitted' },
    });
  },
  'takes a client key': async (rig) => {
    const { key } = await rig.addKey('nightly', await rig.newUser({ permitted: true }));
    expect(await rig.client.prove(rig.target, apiKey(key))).toEqual({ ok: true });
  },
  'rejects a client key that was deleted, or never made': async (rig) => {
    const { id, key } = await rig.addKey('nightly', await rig.newUser({ permitted: true }));
    await rig.deleteKey(id);
    for (const bad of [key, 'AAAAAAAA.aaaa']) {
      const answer = await rig.client.prove(rig.target, apiKey(bad));
      expect(answer).toMatchObject(rejected('no-credentials'));
    }
  },
};

export const reading: Cases = {
  'gives what is read of an answer, and the whole of it': async (rig) => {
    const { access } = await signedIn(rig);
    const answer = await rig.client.read(rig.target, bearer(access), '/api/jobs/', 'jobs');
    if (!answer.ok) throw new Error(answer.problem.kind);
    const sent: unknown = JSON.parse(new TextDecoder().decode(answer.value.body));
    expect(sent).toMatchObject({ previous: null });
    expect(answer.value.value).toEqual(readJobs(sent));
  },
  'takes a client key': async (rig) => {
    const { key } = await rig.addKey('nightly', await rig.newUser({ permitted: true }));
    expect((await rig.client.read(rig.target, apiKey(key), '/api/jobs/', 'jobs')).ok).toBe(true);
  },
  'rejects a bad credential': async (rig) => {
    await rig.newUser({ permitted: true });
    for (const [credential, why] of [
      [bearer(Secret.of('nonsense')), 'token'],
      [apiKey('nonsense'), 'no-credentials'],
    ] as const) {
      const answer = await rig.client.read(rig.target, credential, '/api/jobs/', 'jobs');
      expect(answer).toMatchObject(rejected(why));
    }
  },
  'says that a user lacks a permission': async (rig) => {
    const { access } = await signedIn(rig, false);
    const answer = await rig.client.read(rig.target, bearer(access), '/api/jobs/', 'jobs');
    expect(answer).toEqual({ ok: false, problem: { kind: 'not-permitted' } });
  },
  'tells an item that is gone from a path that is none': async (rig) => {
    const { access } = await signedIn(rig);
    const read = (path: string) => rig.client.read(rig.target, bearer(access), path, 'any');
    expect(await read('/api/jobs/99999/')).toEqual({ ok: false, problem: { kind: 'not-found' } });
    expect(await read('/api/nothing/')).toMatchObject({
      problem: { kind: 'not-a-hub', status: 404 },
    });
  },
  'lists the keys of a session, and not those of a client key': async (rig) => {
    const { user, access } = await signedIn(rig);
    const { id, key } = await rig.addKey('nightly', user);
    const list = await rig.client.read(rig.target, bearer(access), keysPath, 'keys');
    expect(list.ok && list.value.value).toMatchObject({
      next: null,
      keys: [{ hubId: id, name: 'nightly' }],
    });
    const byKey = await rig.client.read(rig.target, apiKey(key), keysPath, 'keys');
    expect(byKey).toMatchObject(rejected('no-credentials'));
  },
  'gives a document as its catalogue, and a page as a page, to anybody': async (rig) => {
    await rig.newUser({ permitted: true });
    const read = (path: string) => rig.client.readDocument(rig.target, null, path);
    const document = await read('/api/schema/');
    expect(document).toMatchObject({ ok: true, value: { kind: 'catalogue' } });
    expect(await read('/api/docs/')).toMatchObject({ ok: true, value: { kind: 'page' } });
    expect(await read('/api/nothing/')).toMatchObject({
      problem: { kind: 'not-a-hub', status: 404 },
    });
  },
};
