import { expect, it } from 'vitest';
import { isId } from './ids.ts';
import { keychainProgramOf, probeAccount } from './doctor.ts';
import { unclaimedItems } from './unclaimed-items.ts';

it.each([
  ['gnome-keyring-d', 'gnome-keyring'],
  ['kwalletd5', 'kwallet'],
  ['kwalletd6', 'kwallet'],
  ['ksecretd', 'kwallet'],
  ['keepassxc', 'keepassxc'],
])('knows the process %s', (process, kind) => {
  expect(keychainProgramOf(process)).toEqual({ kind });
});

it('gives any other by its own name', () => {
  expect(keychainProgramOf('oo7-daemon')).toEqual({ kind: 'other', name: 'oo7-daemon' });
});

it('writes an item that no profile can have, and that nobody is asked about', () => {
  expect(isId(probeAccount.split('/')[0] ?? '')).toBe(false);
  expect(unclaimedItems([probeAccount, 'lost/refresh'], [], new Set())).toEqual({
    removable: ['lost/refresh'],
    keys: [],
  });
});
