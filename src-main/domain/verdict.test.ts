import { describe, expect, it } from 'vitest';
import type { HubProblem } from './hub-problem.ts';
import { rejectionReasons, type RejectionReason } from './rejection.ts';
import { questionOf, questions, verdictOn, type Question, type Verdict } from './verdict.ts';

const rejected = (why: RejectionReason, status: 401 | 403 = 401): HubProblem => ({
  kind: 'rejected',
  status,
  why,
});
const blocked: HubProblem = { kind: 'blocked', status: 401, title: '401 Authorization Required' };
const challenged: HubProblem = { kind: 'challenged' };
const notPermitted: HubProblem = { kind: 'not-permitted' };
const wrongMethod: HubProblem = { kind: 'wrong-method' };
const gone: HubProblem = { kind: 'not-found' };
const page: HubProblem = { kind: 'not-a-hub', status: 404, title: 'Not Found' };
const error: HubProblem = { kind: 'server-error', status: 502, title: null };
const throttled: HubProblem = { kind: 'throttled', retryAfterMs: 1_000 };
const silent: HubProblem = { kind: 'unreachable', reason: 'timeout' };
const invalid: HubProblem = { kind: 'invalid', fields: {} };

function proves(question: Question, verdict: Verdict, problems: readonly (HubProblem | null)[]) {
  for (const problem of problems) {
    expect([problem, verdictOn(question, problem)]).toEqual([problem, verdict]);
  }
}
const all = rejectionReasons.flatMap((why) => [rejected(why), rejected(why, 403)]);

describe('a client key', () => {
  it('works where it was taken, whatever its owner may do', () => {
    proves('key-call', 'works', [null, notPermitted, wrongMethod]);
  });

  it('is not proved by what a public view answers to everybody', () => {
    proves('key-call-elsewhere', 'nothing', [null, notPermitted, wrongMethod]);
  });

  it('is rejected only where keys are documented', () => {
    proves('key-call', 'key-rejected', all);
    proves('key-call-elsewhere', 'needs-session', all);
  });

  it('is neither good nor bad by an answer that looked at nobody', () => {
    proves('key-call', 'nothing', [gone, invalid]);
    proves('key-call', 'back-off', [page, error, throttled, silent]);
    proves('key-call', 'blocked', [blocked]);
  });
});

describe('an access token', () => {
  it('is renewed once by a refusal in the framework’s shape', () => {
    proves('session-call', 'renew', all);
    proves('session-call', 'blocked', [blocked]);
    proves('session-call', 'works', [null, notPermitted, wrongMethod]);
  });

  it('that was just given shows by its refusal that the account is disabled, or that asking on is of no use', () => {
    proves('fresh-token-call', 'account-disabled', [rejected('account'), rejected('account', 403)]);
    proves('fresh-token-call', 'fresh-refused', [rejected('token'), rejected('no-credentials')]);
  });
});

describe('a session', () => {
  it('is over by the refresh endpoint’s own 401 alone, where it says what is at fault', () => {
    const own = rejectionReasons.filter((why) => why !== 'other').map((why) => rejected(why));
    proves('refresh', 'session-over', own);
    const others = [rejected('other'), ...rejectionReasons.map((why) => rejected(why, 403))];
    proves('refresh', 'back-off', [...others, page, gone, invalid, error, throttled, silent]);
    proves('refresh', 'blocked', [blocked]);
  });
});

describe('the saved password', () => {
  it('is wrong only by the framework’s own words', () => {
    proves('unattended-sign-in', 'wrong-password', [rejected('no-account')]);
  });

  it('is not tried again by itself after any other 4xx', () => {
    const refusals = [rejected('token'), rejected('other', 403), notPermitted, wrongMethod];
    const others = [gone, invalid, throttled, blocked];
    proves('unattended-sign-in', 'wait-for-person', [...refusals, ...others]);
  });

  it('is tried later where no Hub answered', () => {
    proves('unattended-sign-in', 'back-off', [error, silent, page]);
  });
});

it('a 401 without words that Hubkey reads renews a token by its challenge, and proves nothing else', () => {
  proves('session-call', 'renew', [challenged]);
  proves('fresh-token-call', 'fresh-refused', [challenged]);
  proves('key-call', 'nothing', [challenged]);
  proves('key-call-elsewhere', 'nothing', [challenged]);
  proves('refresh', 'back-off', [challenged]);
  // This changes nothing: the person who typed the password reads it.
  proves('sign-in', 'wrong-password', [challenged]);
  proves('unattended-sign-in', 'wait-for-person', [challenged]);
});

it.each(questions)('nothing is proved by silence or an error: %s', (question) => {
  proves(question, 'back-off', [
    error,
    silent,
    { kind: 'no-network' },
    { kind: 'certificate', fault: 'changed', certificate: null },
    { kind: 'redirect', location: 'https://sso.example/' },
    { kind: 'unreadable', why: 'cut-short' },
  ]);
});

it.each([
  ['/api/jobs/', 'key-call'],
  ['/api/jobs/?page=2', 'key-call'],
  ['/api/jobs', 'key-call'],
  ['/api/jobs/7/', 'key-call-elsewhere'],
  ['/api/health/', 'key-call-elsewhere'],
  ['/api/auth/clientkeys/', 'key-call-elsewhere'],
] as const)('a key on %s is a %s', (path, question) => {
  expect(questionOf({ kind: 'client-key', name: 'ci' }, path, false)).toBe(question);
});

it('a session’s question depends on its token’s age alone', () => {
  expect(questionOf({ kind: 'session' }, '/api/jobs/', false)).toBe('session-call');
  expect(questionOf({ kind: 'session' }, '/api/jobs/', true)).toBe('fresh-token-call');
});
