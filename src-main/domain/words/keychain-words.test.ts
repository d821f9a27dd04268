import { expect, it } from 'vitest';
import type { ItemFault, KeychainFault } from '../keychain-problem.ts';
import { keychainWords, secretWords, sessionSecretWords } from './keychain-words.ts';

const faults: readonly KeychainFault[] = [
  'locked',
  'waiting',
  'absent',
  'headless',
  'denied',
  'full',
  'restarted',
  'gone',
  'failed',
];
const items: readonly ItemFault[] = ['missing', 'empty', 'several', 'too-large'];

it('says of each fault what happened and what to do or what follows', () => {
  const all = faults.map((fault) => keychainWords(fault) ?? '');
  expect(new Set(all).size).toBe(faults.length);
  for (const words of all) expect(words).toMatch(/^[A-Z][^!]+\. [A-Z][^!]+\.$/);
});

it('says nothing where nothing is wrong', () => {
  expect(keychainWords('working')).toBeNull();
  expect(keychainWords('unknown')).toBeNull();
});

it('names the secret where one item is at fault, and the keychain where that is', () => {
  const all = items.map((item) => secretWords(item, '“ci”'));
  expect(new Set(all).size).toBe(items.length);
  for (const words of all) expect(words).toContain('“ci”');
  expect(secretWords('locked', '“ci”')).toBe(keychainWords('locked'));
});

it('has the person sign in again where the session’s item is at fault', () => {
  for (const item of items)
    expect(sessionSecretWords(item)).toMatch(/^Your session .*sign in again\.$/i);
  expect(sessionSecretWords('locked')).toBe(keychainWords('locked'));
});

it('advises unlocking only where that helps', () => {
  const unlocking = [...faults, ...items].filter((problem) =>
    /unlock it/i.test(secretWords(problem, 'It')),
  );
  expect(unlocking).toEqual(['locked']);
});
