import { describe, expect, it } from 'vitest';
import { randomId } from '../adapters/random-id.ts';
import { calls, type CallName } from './calls.ts';
import { validInput } from './valid-input.ts';

const form = { address: 'hub', user: 'u', password: 'p', keep: false, trust: null };
const request = {
  what: 'header',
  profile: '0123456789abcdef',
  credential: { kind: 'session' },
  endpoint: 'health',
  shell: 'posix',
  jq: false,
  variable: false,
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
  ['adoptKey', { account: 'x/refresh', profile: request.profile, name: 'ci' }, 'account'],
  ['changeSettings', { theme: 'pink' }, 'theme'],
  ['changeSettings', [], 'input'],
  ['changeSettings', new Map(), 'input'],
  ['changeSettings', null, 'input'],
  ['dismissNotice', 'other', 'input'],
  ['refresh', undefined, 'input'],
] as const)('refuses wrong input of %s by its field, without its value', (name, input, field) => {
  expect(() => validInput(name, input)).toThrow(`"${name}" with a wrong ${field}.`);
});

describe('an id', () => {
  const inputs = {
    refresh: (id) => id,
    catalogue: (profile) => ({ profile, again: false }),
    health: (id) => id,
    copy: (profile) => ({ ...request, profile }),
    forgetKey: (key) => ({ profile: request.profile, key }),
    changeKey: (key) => ({
      profile: request.profile,
      request: { do: 'rotate', name: 'ci', key, hubId: null },
    }),
    adoptKey: (id) => ({ account: `${id}/key/${id}`, profile: request.profile, name: 'ci' }),
    answerConsent: (id) => ({ id, choice: 'deny' }),
    revokeConsent: (id) => id,
  } satisfies Partial<Record<CallName, (id: string) => unknown>>;
  const names = Object.keys(inputs) as (keyof typeof inputs)[];

  it.each(names)('of %s has the form of those that Hubkey makes', (name) => {
    expect(() => validInput(name, inputs[name](randomId()))).not.toThrow();
    for (const id of [
      '../../../../etc/passwd',
      '..',
      '',
      '0123456789abcde',
      '0123456789abcdef\n',
      '0123456789ABCDEF',
      '0123456789abcdef0',
      '__proto__',
      '%2e%2e%2f',
      '0123456/89abcdef',
    ]) {
      expect(() => validInput(name, inputs[name](id)), JSON.stringify(id)).toThrow(/with a wrong/);
    }
  });
});

it.each(Object.keys(calls) as CallName[])('%s refuses what is no input at all', (name) => {
  expect(() => validInput(name, Symbol())).toThrow(name);
});
