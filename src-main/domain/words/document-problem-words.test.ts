import { expect, it } from 'vitest';
import type { HubProblem } from '../hub-problem.ts';
import { documentProblemWords } from './document-problem-words.ts';

it.each<[HubProblem, RegExp]>([
  [
    { kind: 'rejected', status: 401, why: 'no-credentials' },
    /^The Hub shows it only to people who/,
  ],
  [{ kind: 'blocked', status: 403, title: null }, /^Something in front of hub\.example/],
])('says of %j why the document was not used', (problem, sentence) => {
  expect(documentProblemWords(problem, 'https://hub.example')).toMatch(sentence);
});
