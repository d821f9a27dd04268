import { expect, it } from 'vitest';
import {
  credentialName,
  credentialsOf,
  defaultCredential,
  keyOf,
  sameCredential,
  sessionRef,
  type CredentialRef,
} from './credential.ts';
import { clientKeyId } from './ids.ts';
import { newClientKey } from './profile.ts';

const key = (name: string) =>
  newClientKey({ id: clientKeyId(name), name, hubId: null, addedAt: 1, provedAt: null });
const ref = (name: string): CredentialRef => ({ kind: 'client-key', name });

it.each([
  ['ana', [], [sessionRef]],
  ['ana', [key('ci')], [sessionRef, ref('ci')]],
  [null, [key('ci'), key('night')], [ref('ci'), ref('night')]],
  [null, [], [sessionRef]],
])('of user %s with keys %o there are %o, the first by default', (user, keys, all) => {
  expect(credentialsOf({ user, keys })).toEqual(all);
  expect(defaultCredential({ user, keys })).toEqual(all[0]);
});

it('finds and compares keys by name without regard to case', () => {
  expect(sameCredential(ref('CI'), ref('ci'))).toBe(true);
  expect(sameCredential(ref('session'), sessionRef)).toBe(false);
  expect(sameCredential(sessionRef, sessionRef)).toBe(true);
  expect(keyOf({ keys: [key('ci')] }, { kind: 'client-key', name: 'Ci' })?.name).toBe('ci');
  expect(keyOf({ keys: [key('night')] }, { kind: 'client-key', name: 'ci' })).toBeUndefined();
});

it('names them as people do', () => {
  const names = [sessionRef, ref('CI'), ref('gone')].map((wanted) =>
    credentialName({ keys: [key('ci')] }, wanted),
  );
  expect(names).toEqual(['session', 'ci', 'gone']);
});
