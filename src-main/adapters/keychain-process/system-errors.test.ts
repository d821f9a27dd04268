import { expect, it } from 'vitest';
import { keychainProblem, knownCodes } from './keychain-error.ts';
import type { SystemErrorTexts } from '../native/system-error-texts.ts';
import { withCode } from './system-errors.ts';

const texts = new Map([
  [1168, 'Element nicht gefunden.\r\n'],
  [5, 'Zugriff verweigert\r\n'],
  [-25308, 'Benutzerinteraktion ist nicht zulässig.'],
]);
const system = (ofKeychain: number | null = null): SystemErrorTexts => ({
  textOf: (code) => texts.get(code) ?? null,
  ofKeychain: () => ofKeychain,
});

it.each([
  ['Element nicht gefunden.\r\n', null, 'missing'],
  ['Zugriff verweigert\r\n', null, 'denied'],
  ['Benutzerinteraktion ist nicht zulässig.', null, 'locked'],
  // What keytar says on macOS where it can't read the text.
  ['An unknown error occurred.', -25308, 'locked'],
  ['An unknown error occurred.', -25307, 'absent'],
  ['An unknown error occurred.', null, 'failed'],
] as const)('in the system’s language %j with %s means %s', (message, ofKeychain, problem) => {
  expect(keychainProblem(withCode(message, knownCodes, system(ofKeychain)))).toBe(problem);
});

it('leaves a message alone that is no text of the system’s', () => {
  expect(withCode('Something else', knownCodes, system())).toBe('Something else');
});

it('knows codes of both systems', () => {
  expect(knownCodes).toEqual(expect.arrayContaining([1168, 5, -25308, -128]));
});
