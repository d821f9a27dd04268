import { expect, it } from 'vitest';
import { apiDocsNoticeWords, apiDocsTitle, requestsUseWords } from './api-docs-words.ts';

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

it('says which servers a page needs, whatever they are called', () => {
  const words = (...hosts: string[]) => apiDocsNoticeWords({ kind: 'needs-files', hosts });
  expect(words('cdn.jsdelivr.net')).toBe(
    'This page needs files from cdn.jsdelivr.net, which Hubkey doesn’t load. Open it in your browser.',
  );
  expect(words('a', 'b\u202e', 'c', 'd')).toBe(
    'This page needs files from a, b\\u202e, and 2 other servers, which Hubkey doesn’t load. Open it in your browser.',
  );
});
