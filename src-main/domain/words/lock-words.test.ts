import { expect, it } from 'vitest';
import { lockCauses, unlockCauses, whileLockedChoices } from '../lock.ts';
import {
  lockedBecauseWords,
  lockedSinceWords,
  lockedWords,
  passesWords,
  unlockedBecauseWords,
  unlockProblemWords,
} from './lock-words.ts';

const noon = new Date(2026, 10, 26, 12).getTime();

it('says why it is locked and since when', () => {
  expect(lockedSinceWords({ state: 'locked', since: noon, why: 'screen' }, noon)).toBe(
    'Locked since 12:00, when your screen locked.',
  );
  expect(lockedSinceWords({ state: 'locked', since: noon, why: 'suspend' }, noon)).toBe(
    'Locked since 12:00, when the computer went to sleep. If it stays locked after sleep, press “Unlock”.',
  );
  expect(
    lockedSinceWords({ state: 'locked', since: noon, why: 'person' }, noon + 24 * 3_600_000),
  ).toBe('Locked since yesterday 12:00, when you chose “Lock now”.');
});

it('says each cause, setting and problem in words of its own', () => {
  const all = [
    ...lockCauses.map((why) => lockedSinceWords({ state: 'locked', since: noon, why }, noon)),
    ...lockCauses.map(lockedBecauseWords),
    ...unlockCauses.map(unlockedBecauseWords),
    ...whileLockedChoices.map(passesWords),
    ...(['nothing', 'script-keys'] as const).map((passes) => lockedWords({ passes })),
    ...(['screen-locked', 'not-confirmed'] as const).map(unlockProblemWords),
  ];
  expect(new Set(all).size).toBe(all.length);
});
