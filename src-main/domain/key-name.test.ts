import { expect, it } from 'vitest';
import { readKeyName, rotatedKeyName } from './key-name.ts';

it('takes 1 to 50 visible code points, trimmed', () => {
  expect(readKeyName('  nightly ')).toEqual({ ok: true, value: 'nightly' });
  expect(readKeyName('   ')).toEqual({ ok: false, problem: 'empty' });
  expect(readKeyName('a\u202eb')).toEqual({ ok: false, problem: 'hidden' });
  expect(readKeyName('build 👩‍💻')).toEqual({ ok: true, value: 'build 👩‍💻' });
  expect(readKeyName('🔑'.repeat(50)).ok).toBe(true);
  expect(readKeyName('🔑'.repeat(51))).toEqual({ ok: false, problem: 'too-long' });
});

it.each([
  ['ci', [], 'ci 2026-11-26'],
  ['ci 2026-03-01', [], 'ci 2026-11-26'],
  ['ci 2026-11-26', ['ci 2026-11-26'], 'ci 2026-11-26 2'],
  ['ci 2026-11-26 2', ['ci 2026-11-26', 'ci 2026-11-26 2'], 'ci 2026-11-26 3'],
  ['🔑'.repeat(50), [], `${'🔑'.repeat(39)} 2026-11-26`],
] as const)('rotates %s to a name that no key has', (old, taken, name) => {
  expect(rotatedKeyName(old, new Set(taken), Date.UTC(2026, 10, 26))).toBe(name);
});
