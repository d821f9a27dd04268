import { describe, expect, it } from 'vitest';
import type { Activity } from '../activity.ts';
import type { CopyKind } from '../copy-request.ts';
import { followLocale } from '../messages/index.ts';
import {
  activityChainWords,
  activityCredentialWords,
  activityMatches,
  activityWho,
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
    [copied, 'Header copied'],
    [
      { ...copied, what: 'httpie', by: 'palette', variable: true },
      'HTTPie command copied, with a variable in place of the credential',
    ],
    [{ ...copied, what: 'sign-in command' }, 'Sign-in command copied'],
    [passed, 'GET /api/, no answer'],
    [{ ...passed, status: 404 }, 'GET /api/, answered 404'],
    [passedBy, 'DELETE /api/jobs/1/, answered 204'],
    [{ ...passed, status: 200, count: 12 }, 'GET /api/, answered 200, 12 times'],
    [{ kind: 'handed-out', to: '/usr/bin/curl', ...who }, 'Credential handed out'],
    [{ kind: 'denied', to: '/usr/bin/curl', ...who }, 'Credential denied'],
    [
      { kind: 'denied', to: 'x', method: 'POST', path: '/api/jobs/', ...who },
      'POST /api/jobs/ denied',
    ],
    [
      { kind: 'refused', why: 'wrong-token', count: 1 },
      'A request was refused: wrong or missing token',
    ],
    [
      { kind: 'refused', why: 'no-profile', count: 1_200 },
      '1,200 requests were refused: there is no such profile',
    ],
    [
      { kind: 'refused', why: 'other', count: 1 },
      'A request was refused: this version doesn’t know why',
    ],
    [{ kind: 'locked', why: 'idle' }, 'Hubkey locked because nobody was using the computer'],
    [{ kind: 'unlocked', why: 'person' }, 'You unlocked Hubkey'],
    [{ kind: 'key-revoked', profile: 'p', key: 'nightly' }, 'Client key “nightly” revoked'],
    [
      { kind: 'key-exported', profile: 'p', key: 'nightly' },
      'Client key “nightly” exported to an encrypted file',
    ],
  ])('says what %o is', (activity, words) => {
    expect(activityWords(activity)).toBe(words);
  });

  it.each<[Activity, string]>([
    [copied, 'You, in the tray'],
    [{ ...copied, by: 'helper' }, 'A program'],
    [{ ...copied, by: 'helper', to: '/usr/bin/sync' }, '/usr/bin/sync'],
    [passed, 'A program'],
    [passedBy, 'deploy.sh'],
    [{ ...passed, from: 'api-docs' }, 'You, in the API docs'],
    [{ kind: 'program-act', what: 'use', to: 'zsh', profile: 'p' }, 'zsh'],
    [{ kind: 'refused', why: 'busy', count: 1 }, 'A program'],
    [{ kind: 'locked', why: 'idle' }, 'Hubkey'],
    [{ kind: 'unlocked', why: 'person' }, 'You'],
    [{ kind: 'key-created', profile: 'p', key: 'k' }, 'You'],
    [{ kind: 'key-created', profile: 'p', key: 'k', to: 'make.sh' }, 'make.sh'],
  ])('says who %o was', (activity, words) => {
    expect(activityWho(activity)).toBe(words);
  });

  it('has a word for a copy that only another version makes', () => {
    expect(activityWords({ ...copied, what: 'xonsh' as CopyKind })).toBe('Copied');
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
    expect(activityMatches({ at: 0, activity: passedBy }, 'deploy.sh 204')).toBe(true);
  });

  it('finds in the language that is shown', () => {
    const entry = { at: 0, activity: copied };
    try {
      followLocale(() => 'de');
      const german = activityWords(copied);
      expect(activityMatches(entry, german)).toBe(true);
    } finally {
      followLocale(() => 'en');
    }
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
