import { expect, it } from 'vitest';
import type { ExchangeProblem } from '../exchange.ts';
import { exchangeNewsWords, exchangeProblemWords, pastedProblemWords } from './exchange-words.ts';
import { managedRefusedWords } from './managed-words.ts';

it.each<[ExchangeProblem, string]>([
  [{ kind: 'unreadable', code: 'EACCES' }, '(EACCES). Check that you may open it'],
  [{ kind: 'too-large' }, 'Choose another one.'],
  [{ kind: 'not-json' }, 'Export it again'],
  [{ kind: 'other-file' }, 'Choose one that'],
  [{ kind: 'newer' }, 'Update Hubkey here'],
  [{ kind: 'field', field: 'profiles[0].hub\u202e' }, '“profiles[0].hub\\u202e”'],
  [{ kind: 'wrong-passphrase' }, 'Try again.'],
  [{ kind: 'no-passphrase' }, 'Export it again'],
  [{ kind: 'damaged' }, 'Export it again'],
  [{ kind: 'failed' }, 'Close other programs'],
])('says what is wrong with a file and what to do: %o', (problem, words) => {
  expect(exchangeProblemWords(problem)).toContain(words);
});

it('says what was imported, in numbers', () => {
  const news = { kind: 'imported', profiles: 2, settings: 1, keys: 0, left: [] } as const;
  expect(exchangeNewsWords(news)).toBe('Imported 2 profiles and 1 setting.');
  expect(exchangeNewsWords({ ...news, profiles: 0, settings: 0, left: ['ci', 'farm'] })).toBe(
    'Nothing was imported. Not added, as they are here already or couldn’t be saved: ci and farm.',
  );
});

it('says why an access token isn’t saved', () => {
  expect(pastedProblemWords({ kind: 'token', hub: null })).toMatch(/expires within the hour/);
});

it.each([
  [
    { kind: 'unprotected', path: '/etc/hubkey', of: 'settings' },
    'can change /etc/hubkey. Ask an administrator',
  ],
  [
    { kind: 'unprotected', path: '/etc/ca.pem', of: 'authorities' },
    'can change /etc/ca.pem. Your organisation’s other settings are used.',
  ],
  [{ kind: 'unreadable', path: '/etc/ca.pem', code: 'ENOENT' }, '/etc/ca.pem'],
  [{ kind: 'not-json' }, 'aren’t valid JSON'],
  [{ kind: 'newer' }, 'Update Hubkey.'],
  [{ kind: 'field', field: 'settings.rawHeader' }, '“settings.rawHeader”'],
  [{ kind: 'no-certificate', path: '/etc/ca.pem' }, '/etc/ca.pem contains no certificate'],
] as const)('says why the organisation’s settings aren’t used: %o', (problem, words) => {
  const path = '/etc/hubkey/managed.json';
  expect(managedRefusedWords({ kind: 'managed-refused', path, problem })).toContain(words);
});
