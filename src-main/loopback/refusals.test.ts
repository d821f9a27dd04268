import { expect, it } from 'vitest';
import { lockedProblem } from '../domain/lock.ts';
import { copyRefusal, forwardRefusal, headerRefusal, lockedRefusal } from './refusals.ts';

const denied = { kind: 'not-allowed', why: { because: 'denied' } } as const;
const deniedByLock = { ...lockedProblem, denied: true } as const;

it.each([copyRefusal, forwardRefusal, headerRefusal])(
  'leaves what a denied consent tells to its own entry in the activity',
  (refusalOf) => {
    expect(refusalOf(denied)).toMatchObject({ kind: 'not-allowed', uncounted: true });
    expect(refusalOf(deniedByLock)).toMatchObject({ kind: 'locked', uncounted: true });
  },
);

it('counts a refusal that no other entry tells', () => {
  const withheld = forwardRefusal({ kind: 'withheld' });
  expect(withheld).toMatchObject({ kind: 'not-allowed', reason: 'withheld' });
  for (const refusal of [withheld, lockedRefusal, copyRefusal(lockedProblem)]) {
    expect(refusal.uncounted).toBeUndefined();
  }
});
