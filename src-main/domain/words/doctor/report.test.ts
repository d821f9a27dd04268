import { expect, it } from 'vitest';
import { doctorReport } from './report.ts';

it('gives each check a line that begins with its result, and what to do below it', () => {
  const report = doctorReport([
    { id: 'keychain', check: 'Keychain', result: 'ok', words: 'Fine.', todo: null },
    { id: 'helper', check: 'Helper', result: 'failed', words: 'It broke.', todo: 'Start it.' },
  ]);
  expect(report).toBe(
    '[ok]     Keychain: Fine.\n[failed] Helper: It broke.\n         → Start it.\n',
  );
});

it('lets nothing from outside pass for a line of its own', () => {
  const words = 'The Hub says: no\n[failed] Keychain: gone';
  const report = doctorReport([{ id: 'x', check: 'X', result: 'ok', words, todo: null }]);
  expect(report.split('\n')).toHaveLength(2);
});
