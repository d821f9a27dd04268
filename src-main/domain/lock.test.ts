import { describe, expect, it } from 'vitest';
import { sessionRef, type CredentialRef } from './credential.ts';
import { lockedOut, type CredentialPurpose, type Lock, type WhileLocked } from './lock.ts';

const locked = { state: 'locked', since: 1, why: 'screen' } as const;
const keys = [
  { name: 'nightly', forScripts: true },
  { name: 'ci', forScripts: false },
];
const key = (name: string): CredentialRef => ({ kind: 'client-key', name });
const ask = (
  purpose: CredentialPurpose,
  whileLocked: WhileLocked,
  ref: CredentialRef,
  lock: Lock = locked,
) => lockedOut(lock, whileLocked, purpose, { keys }, ref)?.passes ?? 'taken';

it('takes nothing away while Hubkey is unlocked', () => {
  const lock: Lock = { state: 'unlocked' };
  expect(ask('hand-out', 'nothing', sessionRef, lock)).toBe('taken');
  expect(ask('forward', 'nothing', sessionRef, lock)).toBe('taken');
});

describe('while locked', () => {
  it('Hubkey’s own calls go on', () => {
    expect(ask('own', 'nothing', sessionRef)).toBe('taken');
  });

  it.each(['nothing', 'script-keys', 'everything'] as const)(
    'no credential leaves Hubkey, with %s passed on',
    (whileLocked) => {
      for (const ref of [sessionRef, key('nightly'), key('ci')]) {
        expect(ask('hand-out', whileLocked, ref)).toBe('nothing');
        expect(ask('api-docs', whileLocked, ref)).toBe('nothing');
      }
    },
  );

  it.each([
    ['nothing', sessionRef, 'nothing'],
    ['nothing', key('nightly'), 'nothing'],
    ['script-keys', sessionRef, 'script-keys'],
    ['script-keys', key('ci'), 'script-keys'],
    ['script-keys', key('none'), 'script-keys'],
    ['script-keys', key('NIGHTLY'), 'taken'],
    ['everything', sessionRef, 'taken'],
    ['everything', key('ci'), 'taken'],
  ] as const)('passes on what the setting says: %s, %o', (whileLocked, ref, outcome) => {
    expect(ask('forward', whileLocked, ref)).toBe(outcome);
  });
});
