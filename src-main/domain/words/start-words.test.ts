import { expect, it } from 'vitest';
import { refusedSwitchWords, refusedVariableWords } from './start-words.ts';

it('says why Hubkey doesn’t start with a switch or two, and what to do', () => {
  expect(refusedSwitchWords(['inspect'])).toEqual({
    title: 'Hubkey doesn’t start with --inspect',
    detail: 'It could open your credentials to other programs. Start Hubkey without it.',
  });
  expect(refusedSwitchWords(['app', 'inspect'])).toEqual({
    title: 'Hubkey doesn’t start with --app and --inspect',
    detail: 'They could open your credentials to other programs. Start Hubkey without them.',
  });
});

it('says why Hubkey doesn’t start with a variable or two, and what to do', () => {
  expect(refusedVariableWords(['NODE_DEBUG'])).toEqual({
    title: 'Hubkey doesn’t start with NODE_DEBUG set',
    detail:
      'Everything it sends would be printed, your credentials too. Unset it, then start Hubkey again.',
  });
  expect(refusedVariableWords(['NODE_DEBUG', 'NODE_DEBUG_NATIVE'])).toEqual({
    title: 'Hubkey doesn’t start with NODE_DEBUG and NODE_DEBUG_NATIVE set',
    detail:
      'Everything it sends would be printed, your credentials too. Unset them, then start Hubkey again.',
  });
});
