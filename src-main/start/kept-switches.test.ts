import { expect, it } from 'vitest';
import { keptSwitches } from './kept-switches.ts';

it.each([
  [
    ['--user-data-dir=/data/hubkey', '--ozone-platform=x11'],
    ['--user-data-dir=/data/hubkey', '--ozone-platform=x11'],
  ],
  [['--hidden', '--lang=de', '--quick'], ['--lang=de']],
  [['hubkey:settings', '--lang=de'], ['--lang=de']],
  [['--lang=de', '--', '--user-data-dir=/a', 'hubkey:settings'], ['--lang=de']],
  [[], []],
])('of %j are %j', (args, kept) => {
  expect(keptSwitches(args)).toEqual(kept);
});
