import { describe, expect, it } from 'vitest';
import { clientKeyId } from '../ids.ts';
import type { KeyRow } from '../key-rows.ts';
import { newClientKey } from '../profile.ts';
import {
  keyActWords,
  keyProblemWords,
  keySecretWords,
  keysLeftWords,
  keysLostWords,
  rejectedKeyWords,
} from './key-words.ts';

const id = clientKeyId('00000000000000b1');
const key = newClientKey({ id, name: 'ci', hubId: 7, addedAt: 1, provedAt: 2 });
const row: KeyRow = { id, name: 'ci', hubId: 7, key, listed: null, gone: false };

it.each<[string, Partial<KeyRow>]>([
  ['In this keychain', {}],
  ['Not on this computer', { key: null }],
  ['Not checked yet', { key: { ...key, provedAt: null } }],
  ['In memory only', { key: { ...key, saved: false } }],
  ['Waiting for the keychain', { key: { ...key, saved: 'unknown' } }],
  ['Rejected by the Hub', { key: { ...key, deadAt: 3, provedAt: null }, gone: true }],
  ['No longer in the Hub’s list', { gone: true }],
])('says “%s” where that is so', (words, facts) => {
  expect(keySecretWords({ ...row, ...facts })).toBe(words);
});

it('names the rejected key, and a new one that has no name yet not', () => {
  expect(rejectedKeyWords('contractor')).toBe(
    'The Hub rejected “contractor”. It was revoked, belongs to another Hub, or was not copied completely.',
  );
  expect(rejectedKeyWords()).toMatch(/^The Hub rejected this key\./);
});

describe('a key whose secret was lost', () => {
  const act = { kind: 'create', key: id, name: 'ci', before: [], startedAt: 0 } as const;

  it('is named with its number and what to do', () => {
    expect(keyActWords({ ...act, orphans: [7] }, 'ci')).toBe(
      'The Hub created “ci” (ID 7), but the reply with its secret was lost, so nobody can use it. Delete it, then create a new one.',
    );
    expect(keyActWords({ ...act, orphans: [7, 8] }, 'ci')).toContain('(IDs 7 and 8)');
  });

  it('may not have been created at all', () => {
    expect(keyActWords({ ...act, orphans: [] }, 'ci')).toContain('isn’t known yet');
  });
});

it('lists one key and several in whole sentences', () => {
  const left = { profile: 'production', hub: 'https://hub.example' };
  expect(keysLeftWords({ ...left, keys: ['a'] })).toMatch(/may still have “a”\. Revoke it on/);
  expect(keysLeftWords({ ...left, keys: ['a', 'b'] })).toMatch(/“a” and “b”\. Revoke them on/);
  const lost = { name: 'a', profile: 'production' };
  expect(keysLostWords({ keys: [lost] })).toMatch(/stored “a” of production, so the key’s secret/);
  expect(keysLostWords({ keys: [lost, lost] })).toContain('so the keys’ secrets are lost');
});

it('gives the reason of the keychain within the sentence', () => {
  const problem = { kind: 'not-saved', key: id, hubId: 7, problem: 'full' } as const;
  expect(keyProblemWords(problem)).toMatch(/couldn’t save it\. The keychain has no room left\./);
  expect(keyProblemWords({ ...problem, problem: 'locked' })).toContain('when you unlock');
});
