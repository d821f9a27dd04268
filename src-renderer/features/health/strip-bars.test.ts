import { expect, it } from 'vitest';
import { barPath, barTone } from './strip-bars.ts';

it('draws each state in its tone, and what isn’t “ok” never as it', () => {
  expect(
    ['ok', 'warning', 'critical', 'error', 'no answer', 'sleepy', 'unknown'].map(barTone),
  ).toEqual(['ok', 'warn', 'bad', 'bad', 'bad', 'warn', 'unknown']);
  expect(barPath(['ok', 'critical', 'ok'], 'ok')).toBe('M0.08 0h.84v1h-.84zM2.08 0h.84v1h-.84z');
  expect(barPath(['ok'], 'bad')).toBe('');
});
