import { expect, it } from 'vitest';
import { hubProblemWords } from '../../domain/words/hub-problem-words.ts';
import { problemOf } from './read-answer.ts';

it.each([
  [
    '400 No required SSL certificate was sent',
    'hub.example wants a client certificate. Choose yours in Settings → Hubs.',
  ],
  [
    '400 The SSL certificate error',
    'hub.example doesn’t accept the client certificate. Check in Settings → Hubs that it is the right one, or ask the Hub’s administrator for a new one.',
  ],
  [
    '400 Bad Request',
    'The Hub doesn’t accept the name hub.example. Try the name or IP address its administrator uses.',
  ],
])('reads nginx’s page “%s”', (title, words) => {
  const body = new TextEncoder().encode(`<html><head><title>${title}</title></head></html>`);
  const answer = { status: 400, headers: { 'content-type': 'text/html' }, body };
  const problem = problemOf(answer, false, 0);
  expect(problem && hubProblemWords(problem, 'https://hub.example')).toBe(words);
});
