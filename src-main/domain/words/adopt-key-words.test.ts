import { describe, expect, it } from 'vitest';
import type { AdoptProblem } from '../adopt-key.ts';
import type { KeychainProblem } from '../keychain-problem.ts';
import { adoptedWords, adoptProblemWords } from './adopt-key-words.ts';

const keychain: readonly KeychainProblem[] = [
  ...(['locked', 'waiting', 'absent', 'headless', 'denied', 'full', 'restarted'] as const),
  ...(['gone', 'failed', 'several', 'too-large'] as const),
];
const hub = 'https://hub.example';
const problems: readonly AdoptProblem[] = [
  { kind: 'no-item' },
  { kind: 'no-key-in-item' },
  { kind: 'same-key', name: 'ci' },
  { kind: 'key-refused' },
  { kind: 'no-profile' },
  { kind: 'name', why: 'taken' },
  { kind: 'hub', hub, problem: { kind: 'certificate', fault: 'changed', certificate: null } },
  ...keychain.map((why): AdoptProblem => ({ kind: 'item-unreadable', why })),
];

it('has words of its own for each problem', () => {
  const all = problems.map(adoptProblemWords);
  // A locked keychain and one that waits for its password are told apart too.
  expect(new Set(all).size).toBe(problems.length);
  for (const words of all) expect(words).toMatch(/^\S[^!]+\.$/);
});

it('says that nothing was changed where that is not plain', () => {
  const plain = ['no-item', 'no-key-in-item', 'name'];
  for (const problem of problems) {
    expect(adoptProblemWords(problem).includes('Nothing was changed.'), problem.kind).toBe(
      !plain.includes(problem.kind),
    );
  }
});

describe('while the keychain fails', () => {
  it('advises unlocking only where that helps', () => {
    const unlocking = keychain.filter((why) =>
      /unlock it/i.test(adoptProblemWords({ kind: 'item-unreadable', why })),
    );
    expect(unlocking).toEqual(['locked', 'waiting']);
  });

  it('never says that it goes on by itself, nor that anything is in memory', () => {
    for (const why of keychain) {
      const words = adoptProblemWords({ kind: 'key-not-saved', why });
      expect(words).not.toMatch(/by itself|in memory/);
    }
  });
});

it('says what was done, and no more than is known', () => {
  expect(adoptedWords('ci', 'production', { proved: true, itemStays: false })).toBe(
    '“ci” is saved for production and works.',
  );
  expect(adoptedWords('ci', 'production', { proved: false, itemStays: false })).toContain(
    'hasn’t been checked yet',
  );
  expect(adoptedWords('ci', 'production', { proved: true, itemStays: true })).toMatch(
    /works\. Its old item stays in the keychain/,
  );
  expect(adoptedWords('\u202eic', 'a\u202eb', { proved: true, itemStays: false })).toBe(
    '“\\u202eic” is saved for a\\u202eb and works.',
  );
});
