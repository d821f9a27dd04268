import { expect, it } from 'vitest';
import { callNames } from './calls.ts';
import { validInput } from './validators.ts';

const form = { address: 'hub', user: 'u', password: 'p', keep: false, trust: null };
const request = {
  what: 'header',
  profile: 'p',
  credential: 'session',
  endpoint: 'health',
  shell: 'posix',
  jq: false,
};

it('lets right input through as it is', () => {
  expect(validInput('signIn', form)).toEqual(form);
  expect(validInput('copy', request)).toEqual(request);
  expect(validInput('copy', { ...request, endpoint: { path: '/x' } })).toBeTruthy();
  expect(validInput('changeSettings', { theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(validInput('view', null)).toBeNull();
});

it.each([
  ['signIn', { ...form, password: 7 }, 'password'],
  ['signIn', { ...form, trust: 'all' }, 'trust'],
  ['signIn', { ...form, more: 1 }, 'more'],
  ['signIn', { ...form, user: 'x'.repeat(5_000) }, 'user'],
  ['copy', { ...request, what: 'all' }, 'what'],
  ['changeSettings', { theme: 'pink' }, 'theme'],
  ['changeSettings', [], 'input'],
  ['changeSettings', new Map(), 'input'],
  ['changeSettings', null, 'input'],
  ['dismissNotice', 'other', 'input'],
  ['refresh', undefined, 'input'],
] as const)('refuses wrong input of %s by its field, without its value', (name, input, field) => {
  expect(() => validInput(name, input)).toThrow(`"${name}" with a wrong ${field}.`);
});

it('has a validator for every call', () => {
  for (const name of callNames) expect(() => validInput(name, Symbol())).toThrow(name);
});
