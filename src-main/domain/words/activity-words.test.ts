import { describe, expect, it } from 'vitest';
import type { Activity } from '../activity.ts';
import {
  activityChainWords,
  activityCredentialWords,
  activityMatches,
  activityWords,
} from './activity-words.ts';

const who = { profile: 'hub.example', credential: 'session' };
const copied: Activity = { kind: 'copied', what: 'header', by: 'tray', ...who };
const passedBy: Activity = {
  kind: 'passed',
  method: 'DELETE',
  path: '/api/jobs/1/',
  status: 204,
  to: 'deploy.sh',
  ...who,
};
const passed: Activity = { kind: 'passed', method: 'GET', path: '/api/', status: null, ...who };

describe('activity in words', () => {
  it.each<[Activity, string]>([
    [copied, 'Header copied in the tray'],
    [
      { ...copied, by: 'helper', to: '/usr/bin/sync' },
      'Header copied through the helper for /usr/bin/sync',
    ],
    [
      { ...copied, what: 'httpie', by: 'palette', variable: true },
      'HTTPie command with a variable copied in the quick palette',
    ],
    [{ ...copied, what: 'sign-in command' }, 'Sign-in command copied in the tray'],
    [passed, 'GET /api/, no answer'],
    [{ ...passed, status: 404 }, 'GET /api/, answered 404'],
    [passedBy, 'DELETE /api/jobs/1/ by deploy.sh, answered 204'],
    [
      { ...passed, status: 204, from: 'api-docs' },
      'GET /api/ in the API docs of hub.example, answered 204',
    ],
    [{ ...passed, status: 200, count: 12 }, 'GET /api/, answered 200, 12 times'],
    [{ kind: 'denied', to: '/usr/bin/curl', ...who }, 'No credential given to /usr/bin/curl'],
    [
      { kind: 'refused', why: 'wrong-token', count: 1 },
      'A request was refused: the token was wrong or missing',
    ],
    [
      { kind: 'refused', why: 'browser-request', count: 12 },
      '12 requests were refused: they came from a web page',
    ],
    [
      { kind: 'refused', why: 'other', count: 1 },
      'A request was refused: this version doesn’t know why',
    ],
    [{ kind: 'locked', why: 'idle' }, 'Hubkey locked because nobody was using the computer'],
    [{ kind: 'unlocked', why: 'person' }, 'You unlocked Hubkey'],
    [{ kind: 'refused', why: 'locked', count: 2 }, '2 requests were refused: Hubkey was locked'],
    [{ kind: 'key-revoked', profile: 'p', key: 'nightly' }, 'Client key “nightly” revoked'],
  ])('says what %o is', (activity, words) => {
    expect(activityWords(activity)).toBe(words);
  });

  it('says whose credential it was', () => {
    expect(activityCredentialWords(copied)).toBe('hub.example, session');
    expect(activityCredentialWords({ ...copied, credential: 'nightly' })).toBe(
      'hub.example, key “nightly”',
    );
    expect(activityCredentialWords({ kind: 'refused', why: 'busy', count: 1 })).toBe('');
  });

  it('finds by words in any order and case, and only where each is there', () => {
    const entry = { at: 0, activity: copied };
    expect(activityMatches(entry, ' TRAY  hub.ex')).toBe(true);
    expect(activityMatches(entry, 'tray window')).toBe(false);
    expect(activityMatches(entry, '')).toBe(true);
  });

  it('says whether the record is whole', () => {
    const now = new Date(2026, 10, 26, 14).getTime();
    const at = new Date(2026, 10, 26, 9, 5).getTime();
    expect(activityChainWords({ kind: 'unbroken', since: at }, now)).toBe(
      'The log has been intact since 09:05.',
    );
    expect(activityChainWords({ kind: 'changed', before: at }, now)).toMatch(
      /changed or cut before 09:05/,
    );
  });
});
