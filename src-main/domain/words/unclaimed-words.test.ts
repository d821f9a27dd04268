import { expect, it } from 'vitest';
import { profileId } from '../ids.ts';
import type { UnclaimedItems } from '../unclaimed-items.ts';
import {
  adoptableWords,
  removedKeysWords,
  unclaimedKeyWords,
  unclaimedWords,
} from './unclaimed-words.ts';

const savedFor = profileId('00000000000000aa');
const key = (account: string, named = false) => ({ account, savedFor, named });
const items = (removable: string[], keys: UnclaimedItems['keys'] = []): UnclaimedItems => ({
  removable,
  keys,
});

it('counts what can be removed, and says of sessions that nothing else can be done', () => {
  expect(unclaimedWords(items(['k'], [key('k')]))).toBe(
    '1 item in the keychain belongs to no profile.',
  );
  const mixed = unclaimedWords(items(['k', 'r'], [key('k'), key('n', true)]));
  expect(mixed).toMatch(/^2 items in the keychain belong to no profile\. A saved session/);
  expect(mixed).toContain('can only be removed. Sign in again instead.');
});

it('says which client keys a removal would take, and none that is left alone', () => {
  expect(removedKeysWords(items(['r'], [key('n', true)]))).toBeNull();
  expect(removedKeysWords(items(['r', 'k'], [key('k')]))).toMatch(/^1 of them is a client key\./);
  expect(removedKeysWords(items(['k', 'l'], [key('k'), key('l')]))).toMatch(
    /^2 of them are client keys\./,
  );
});

it('says of a client key where it is from, or why it is left alone', () => {
  expect(unclaimedKeyWords(key('k'), 'pro\u202eduction')).toBe(
    'It was saved for pro\\u202eduction.',
  );
  expect(unclaimedKeyWords(key('k'), null)).toBe('The profile it was saved for is gone.');
  expect(unclaimedKeyWords(key('k', true), 'production')).toContain('leaves it alone');
});

it('asks for a Hub where there is none to choose', () => {
  expect(adoptableWords(true)).toContain('Choose a profile');
  expect(adoptableWords(false)).toContain('Add their Hub first.');
});
