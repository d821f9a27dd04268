import { expect, it } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { FakeHubClient } from './fake-hub-client.ts';
import { hubClientContract } from './hub-client-contract/hub-client-contract.ts';
import { apiKey, type HubClientRig } from './hub-client-contract/rig.ts';
import { targetAt } from './target-at.ts';

hubClientContract('the fake', ({ rotates }) => {
  let hub = new FakeHubClient();
  const done = Promise.resolve();
  const rig: HubClientRig = {
    get client() {
      return hub;
    },
    target: targetAt('https://hub.example'),
    newUser: ({ permitted }) => {
      hub = new FakeHubClient();
      hub.rotates = rotates;
      hub.permitted = permitted;
      hub.documents.set('/api/jobs/', { count: 0, next: null, previous: null, results: [] });
      hub.documents.set('/api/docs/', '<title>API docs</title>');
      hub.documents.set('/api/schema/', { openapi: '3.0.3', paths: { '/api/jobs/': { get: {} } } });
      return Promise.resolve({ name: 'pixit', password: hub.password });
    },
    disableUser: () => {
      hub.disabled = true;
      return done;
    },
    addKey: (name) => {
      const { id, key } = hub.addKey(name);
      return Promise.resolve({ id, key });
    },
    deleteKey: (id) => {
      hub.forgetKey(id);
      return done;
    },
    changeSecret: () => {
      hub.endTokens();
      return done;
    },
    stop: () => done,
  };
  return Promise.resolve(rig);
});

it('the fake has opened a secret once a request is under way', async () => {
  const hub = new FakeHubClient();
  const target = targetAt('https://hub.example');
  const key = apiKey(hub.addKey('nightly').key);
  const password = Secret.of(hub.password);
  const answer = hub.hold();
  const asked = [
    hub.signIn(target, 'pixit', password),
    hub.prove(target, key),
    hub.read(target, key, '/api/auth/clientkeys/', 'any'),
  ];
  for (const secret of [password, key.secret]) secret.forget();
  answer();
  const answers = await Promise.all(asked);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
});
