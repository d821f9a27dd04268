import { expect, it } from 'vitest';
import { apiDocsTitle, requestsUseWords } from './api-docs-words.ts';

it('says which profile and which credential, whatever they are called', () => {
  expect(apiDocsTitle('hub.example')).toBe('API docs of hub.example');
  expect(apiDocsTitle('a\u202eb')).toBe('API docs of a\\u202eb');
  expect(requestsUseWords({ user: 'pixit' }, { kind: 'session' })).toBe(
    'Requests use the session of pixit',
  );
  expect(requestsUseWords({ user: null }, { kind: 'client-key', name: 'x\ny' })).toBe(
    'Requests use the client key “x\\u000ay”',
  );
});
