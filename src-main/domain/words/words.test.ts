import { describe, expect, it } from 'vitest';
import type { ProfileState } from '../app-state.ts';
import type { HubProblem } from '../hub-problem.ts';
import { profileOf } from '../../testing/profile-of.ts';
import { profileId } from '../ids.ts';
import type { Session } from '../session.ts';
import {
  accessWords,
  clearsWords,
  durationWords,
  headline,
  hubProblemWords,
  minutesWords,
  momentWords,
  shortDateWords,
  passwordWords,
  signInProblemWords,
  unreachableWords,
} from './index.ts';

const now = new Date(2026, 10, 26, 13, 51).getTime();
const minute = 60_000;
const horizon = {
  accessFrom: now,
  accessUntil: now + 41 * minute,
  refreshFrom: now,
  refreshUntil: new Date(2026, 10, 27, 9, 14).getTime(),
};
const profile = (session: Session): ProfileState =>
  profileOf({ id: profileId('p'), name: 'production', user: 'pixit', session });

describe('times', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [41 * minute + 59_000, '41 min'],
    [65 * minute, '1 h 5 min'],
    [120 * minute, '2 h'],
    [49 * 60 * minute, '2 days'],
  ])('says %d ms as %s', (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  it('says moments from where a person stands', () => {
    expect(momentWords(now + minute, now)).toBe('13:52');
    expect(momentWords(horizon.refreshUntil, now)).toBe('tomorrow 09:14');
    expect(momentWords(now - 24 * 60 * minute, now)).toBe('yesterday 13:51');
    expect(momentWords(new Date(2026, 11, 9, 9, 4).getTime(), now)).toBe('Wed 9 Dec 09:04');
    expect(momentWords(new Date(2027, 0, 1, 0, 0).getTime(), now)).toBe('Fri, 1 Jan 2027 00:00');
    expect(shortDateWords(new Date(2026, 11, 9).getTime(), now)).toBe('9 Dec');
    expect(shortDateWords(new Date(2027, 0, 1).getTime(), now)).toBe('1 Jan 2027');
    expect(minutesWords(20_000)).toBe('less than a minute');
  });
});

describe('a session in words', () => {
  it('gives the horizon', () => {
    const active: Session = { state: 'active', ...horizon };
    expect(accessWords(active, now)).toBe('Access for 41 min');
    expect(passwordWords(active, false, now)).toBe('Password needed again tomorrow 09:14');
    expect(passwordWords(active, true, now)).toBe('Hubkey signs in again tomorrow 09:14');
    expect(accessWords(active, horizon.accessUntil)).toBe('Access has ended');
    expect(accessWords({ state: 'signed-out' }, now)).toBeNull();
    expect(accessWords({ ...active, state: 'disabled', since: now }, now)).toBe('Account disabled');
  });

  it.each<[Session, string]>([
    [{ state: 'active', ...horizon }, 'production — pixit — access for 41 min'],
    [{ state: 'signed-out' }, 'production — pixit — signed out'],
    [{ state: 'signing-in' }, 'production — pixit — signing in'],
    [{ state: 'expired', why: 'ended', at: now }, 'production — pixit — password needed'],
    [
      {
        state: 'unreachable',
        since: now,
        nextTry: now,
        problem: { kind: 'no-network' },
        ...horizon,
      },
      'production — pixit — no network since 13:51',
    ],
    ...(
      [
        [{ kind: 'unreachable', reason: 'timeout' }, 'no answer'],
        [{ kind: 'throttled', retryAfterMs: 3_600_000 }, 'asked to wait'],
        [{ kind: 'server-error', status: 500, title: null }, 'errors from the Hub'],
        [{ kind: 'server-error', status: 503, title: 'Bad' }, 'errors from the Hub'],
        [{ kind: 'not-a-hub', status: 200, title: 'Welcome' }, 'no usable answer'],
      ] as const
    ).map(([problem, words]): [Session, string] => [
      { state: 'unreachable', since: now, nextTry: now, problem, ...horizon },
      `production — pixit — ${words} since 13:51`,
    ]),
  ])('heads the tray: %o', (session, words) => {
    expect(headline(profile(session), now)).toBe(words);
  });

  it.each<[HubProblem, RegExp]>([
    [
      { kind: 'throttled', retryAfterMs: 3_600_000 },
      /^Asked to wait since 13:51\. The Hub asked to wait 1 h before the next try\. Trying again in 59 min\. “Refresh now” tries sooner, once a minute at most\.$/,
    ],
    [
      { kind: 'server-error', status: 503, title: null },
      /^The Hub has been returning errors since 13:51 \(503\)\. Trying again in 59 min\.$/,
    ],
    [
      { kind: 'unreachable', reason: 'refused' },
      /^No answer since 13:51\. Nothing answers at hub\.example\./,
    ],
  ])('says what has come of the Hub instead, and when it is tried again: %j', (problem, words) => {
    const session = {
      state: 'unreachable',
      since: now,
      nextTry: now + 59 * minute,
      problem,
      ...horizon,
    } as const;
    expect(unreachableWords(session, 'https://hub.example', now)).toMatch(words);
  });

  it('heads it without a profile too', () => {
    expect(headline(undefined, now)).toBe('Hubkey — not signed in');
  });
});

describe('problems in words', () => {
  const problems: HubProblem[] = [
    { kind: 'no-network' },
    ...(
      [
        'refused',
        'name',
        'timeout',
        'broken',
        'proxy',
        'proxy-login',
        'proxy-kind',
        'route',
        'no-tls',
      ] as const
    ).map((reason) => ({ kind: 'unreachable' as const, reason })),
    ...(['wanted', 'perhaps-wanted', 'refused'] as const).map((fault) => ({
      kind: 'client-certificate' as const,
      fault,
    })),
    {
      kind: 'connection-file',
      problem: { file: 'authorities', path: 'Studio-ca.pem', fault: 'gone' },
    },
    ...(['unknown', 'expired', 'not-yet-valid', 'wrong-host', 'changed'] as const).map((fault) => ({
      kind: 'certificate' as const,
      fault,
      certificate: null,
    })),
    { kind: 'redirect', location: 'https://ana:SECRET@hub.example/login?token=SECRET#SECRET' },
    { kind: 'redirect', location: null },
    { kind: 'host-not-allowed' },
    { kind: 'not-a-hub', status: 200, title: 'Welcome' },
    { kind: 'server-error', status: 502, title: null },
    { kind: 'throttled', retryAfterMs: 60_000 },
    { kind: 'throttled', retryAfterMs: null },
    { kind: 'unreadable', why: 'not-json' },
    { kind: 'unreadable', why: 'wrong-shape' },
    { kind: 'unreadable', why: 'cut-short' },
    { kind: 'unreadable', why: 'too-large' },
    { kind: 'unreadable', why: 'too-deep' },
    { kind: 'unreadable', why: 'too-slow' },
    { kind: 'unreadable', why: 'not-a-document' },
    { kind: 'unreadable', why: 'not-read' },
    { kind: 'rejected', status: 401, why: 'token' },
    { kind: 'blocked', status: 401, title: '401 Authorization Required' },
    { kind: 'blocked', status: 403, title: 'Your IP address is not allowed here.' },
    { kind: 'wrong-method' },
    { kind: 'not-permitted' },
    { kind: 'not-found' },
    { kind: 'invalid', fields: { username: ['This field may not be blank.'] } },
  ];

  it('says each differently, in sentences without exclamation marks', () => {
    const all = problems.map((problem) => hubProblemWords(problem, 'https://hub.example:8000'));
    expect(new Set(all).size).toBe(problems.length);
    for (const words of all) expect(words).toMatch(/^[A-Z][^!]*\.$|^hub\.example[^!]*\.$/);
    expect(all.join()).toContain('redirects to https://hub.example/login. Use');
    expect(all.join()).not.toContain('SECRET');
  });

  it('puts sign-in problems beside their field', () => {
    expect(signInProblemWords({ kind: 'empty', field: 'user' }).field).toBe('user');
    expect(signInProblemWords({ kind: 'address', problem: { kind: 'port' } }).field).toBe(
      'address',
    );
    expect(signInProblemWords({ kind: 'wrong-credentials' }).field).toBeNull();
  });
});

it('counts a receipt down to its end', () => {
  expect(clearsWords(27_000)).toBe('clears in 27 s');
  expect(clearsWords(26_001)).toBe('clears in 27 s');
  expect(clearsWords(null)).toBe('stays on the clipboard');
});
