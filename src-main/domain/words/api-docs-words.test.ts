import { expect, it } from 'vitest';
import { sessionRef } from '../credential.ts';
import type { DocsLoad } from '../docs-page.ts';
import type { Session } from '../session.ts';
import {
  apiDocsNoticeWords,
  apiDocsTitle,
  docsPageWords,
  requestsUseWords,
} from './api-docs-words.ts';

const horizon = { accessFrom: 1, accessUntil: 2, refreshFrom: 1, refreshUntil: 2 };
const active: Session = { state: 'active', ...horizon };
const key = { name: 'x\ny', deadAt: null };
const byKey = { kind: 'client-key', name: key.name } as const;

it('says which profile and which credential, whatever they are called', () => {
  expect(apiDocsTitle('hub.example')).toBe('API docs of hub.example');
  expect(apiDocsTitle('a\u202eb')).toBe('API docs of a\\u202eb');
  const profile = { user: 'pixit', session: active, keys: [key] };
  expect(requestsUseWords(profile, sessionRef, false)).toBe('Requests use the session of pixit');
  expect(requestsUseWords(profile, byKey, false)).toBe('Requests use the client key “x\\u000ay”');
  expect(requestsUseWords(profile, byKey, true)).toBe(
    'Requests use what you entered under “Authorize”',
  );
});

it.each([
  [{ state: 'expired', why: 'ended', at: 1 }, 'The session of pixit has ended'],
  [{ state: 'signed-out' }, 'The session of pixit has ended'],
  [{ state: 'disabled', since: 1, ...horizon }, 'The account of pixit is disabled'],
  [{ state: 'refreshing', ...horizon }, 'Requests use the session of pixit'],
] as const)('follows the session: %j', (session, words) => {
  expect(requestsUseWords({ user: 'pixit', session, keys: [] }, sessionRef, false)).toBe(words);
});

it('follows the key', () => {
  const profile = { user: null, session: active, keys: [{ ...key, deadAt: 1 }] };
  expect(requestsUseWords(profile, byKey, false)).toBe(
    'The Hub rejected the client key “x\\u000ay”',
  );
});

it.each([
  [{ state: 'loading', bad: false }, false, /^Loading…$/],
  [{ state: 'late', bad: false }, false, /hasn’t sent/],
  [{ state: 'stopped', host: 'sso.example' }, false, /redirects to sso\.example.*browser/],
  [{ state: 'stopped', host: null }, true, /couldn’t be loaded/],
  [{ state: 'failed' }, true, /below/],
  [{ state: 'shown' }, true, /doesn’t save files.*browser/],
] as const)('says how the page stands: %j, download %s', (load: DocsLoad, download, words) => {
  expect(docsPageWords({ load, notice: null, download })).toMatch(words);
});

it('says nothing about a page that is shown', () => {
  const page = { load: { state: 'shown' }, notice: null, download: false } as const;
  expect(docsPageWords(page)).toBeNull();
  expect(docsPageWords({ ...page, notice: { kind: 'not-found' } })).toContain('(404)');
});
it('says which servers a page needs, whatever they are called', () => {
  const words = (...hosts: string[]) => apiDocsNoticeWords({ kind: 'needs-files', hosts });
  expect(words('cdn.jsdelivr.net')).toBe(
    'This page needs files from cdn.jsdelivr.net, which Hubkey doesn’t load. Open it in your browser.',
  );
  expect(words('a', 'b\u202e', 'c', 'd')).toBe(
    'This page needs files from a, b\\u202e and 2 other servers, which Hubkey doesn’t load. Open it in your browser.',
  );
});
