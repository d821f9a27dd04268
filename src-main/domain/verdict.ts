import type { CredentialRef } from './credential.ts';
import type { HubProblem } from './hub-problem.ts';

/**
 * The kind of request, as far as the meaning of the answer depends on it.
 * sign-in: with a typed password · unattended-sign-in: with the saved one · session-call: with an access
 * token · fresh-token-call: with a token that the Hub has just issued · key-call: with a client key, where the
 * Hub is documented to accept keys · key-call-elsewhere: with a client key on any other path.
 */
export const questions = [
  'sign-in',
  'unattended-sign-in',
  'refresh',
  'session-call',
  'fresh-token-call',
  'key-call',
  'key-call-elsewhere',
] as const;
export type Question = (typeof questions)[number];

/**
 * What came back. `refused-…` has the framework's own shape; `challenged` is a 401 that has its challenge,
 * without a body or in words of another language; `blocked` is a 401 or 403 that has neither.
 */
export type Observation =
  | 'good'
  | 'not-permitted'
  | 'wrong-method'
  | 'refused-no-credentials'
  | 'refused-token'
  | 'refused-account'
  | 'refused-no-account'
  | 'refused-other'
  | 'challenged'
  | 'blocked'
  | 'not-found'
  | 'client-error'
  | 'throttled'
  | 'server-error'
  | 'no-answer'
  | 'not-a-hub';

/**
 * What an answer proves.
 * works: the credential is good · nothing: neither good nor bad · renew: this access token was rejected, get
 * a new one, once · session-over: sign in again · account-disabled: no more refreshes until a person acts ·
 * fresh-refused: a token that the Hub has just issued was rejected, get another one later, not at once ·
 * key-rejected: the client key was rejected · needs-session: this call accepts no client key, which says nothing
 * about the key · wrong-password: the password was rejected · wait-for-person: no further unattended sign-in,
 * the password stays · blocked: something in front of the Hub wants a sign-in, keep everything ·
 * back-off: keep everything and ask again later.
 */
export type Verdict =
  | 'works'
  | 'nothing'
  | 'renew'
  | 'session-over'
  | 'account-disabled'
  | 'fresh-refused'
  | 'key-rejected'
  | 'needs-session'
  | 'wrong-password'
  | 'wait-for-person'
  | 'blocked'
  | 'back-off';

type Row = Record<Observation, Verdict>;

/** Answers from anything but the framework, which prove nothing about a credential. */
const elsewhere = {
  blocked: 'blocked',
  throttled: 'back-off',
  'server-error': 'back-off',
  'no-answer': 'back-off',
  'not-a-hub': 'back-off',
} as const satisfies Partial<Row>;

/** A path is resolved before authentication, so a 404 says nothing about the credential. */
const call = { 'not-found': 'nothing', 'client-error': 'nothing', ...elsewhere } as const;

/** Permissions and methods are only checked after the credential was accepted (DRF, `APIView.initial`). */
const taken = { good: 'works', 'not-permitted': 'works', 'wrong-method': 'works' } as const;

const table: Record<Question, Row> = {
  'sign-in': {
    good: 'works',
    'not-permitted': 'nothing',
    'wrong-method': 'nothing',
    'refused-no-credentials': 'wrong-password',
    'refused-token': 'nothing',
    'refused-account': 'wrong-password',
    'refused-no-account': 'wrong-password',
    'refused-other': 'wrong-password',
    // It changes nothing here: the person who typed the password reads it.
    challenged: 'wrong-password',
    ...call,
  },
  // A directory may lock the account after some tries, so a rejected password is not tried again.
  'unattended-sign-in': {
    good: 'works',
    'not-permitted': 'wait-for-person',
    'wrong-method': 'wait-for-person',
    'refused-no-credentials': 'wait-for-person',
    'refused-token': 'wait-for-person',
    'refused-account': 'wait-for-person',
    'refused-no-account': 'wrong-password',
    'refused-other': 'wait-for-person',
    challenged: 'wait-for-person',
    'not-found': 'wait-for-person',
    'client-error': 'wait-for-person',
    throttled: 'wait-for-person',
    blocked: 'wait-for-person',
    'server-error': 'back-off',
    'no-answer': 'back-off',
    'not-a-hub': 'back-off',
  },
  refresh: {
    good: 'works',
    'not-permitted': 'back-off',
    'wrong-method': 'back-off',
    'refused-no-credentials': 'session-over',
    'refused-token': 'session-over',
    'refused-account': 'session-over',
    'refused-no-account': 'session-over',
    'refused-other': 'back-off',
    challenged: 'back-off',
    'not-found': 'back-off',
    'client-error': 'back-off',
    ...elsewhere,
  },
  // Anything in front of the Hub could copy a challenge, so it only causes a refresh, whose own answer decides.
  'session-call': {
    ...taken,
    'refused-no-credentials': 'renew',
    'refused-token': 'renew',
    'refused-account': 'renew',
    'refused-no-account': 'renew',
    'refused-other': 'renew',
    challenged: 'renew',
    ...call,
  },
  'fresh-token-call': {
    ...taken,
    'refused-no-credentials': 'fresh-refused',
    'refused-token': 'fresh-refused',
    'refused-account': 'account-disabled',
    'refused-no-account': 'fresh-refused',
    'refused-other': 'fresh-refused',
    challenged: 'fresh-refused',
    ...call,
  },
  // A key only counts as rejected if the Hub says so in words.
  'key-call': {
    ...taken,
    'refused-no-credentials': 'key-rejected',
    'refused-token': 'key-rejected',
    'refused-account': 'key-rejected',
    'refused-no-account': 'key-rejected',
    'refused-other': 'key-rejected',
    challenged: 'nothing',
    ...call,
  },
  // A public view answers everybody and never checks a key, so a good answer proves nothing either.
  'key-call-elsewhere': {
    good: 'nothing',
    'not-permitted': 'nothing',
    'wrong-method': 'nothing',
    'refused-no-credentials': 'needs-session',
    'refused-token': 'needs-session',
    'refused-account': 'needs-session',
    'refused-no-account': 'needs-session',
    'refused-other': 'needs-session',
    challenged: 'nothing',
    ...call,
  },
};

/** What the answer to a request proves; `problem` null: it was good. Only this changes state. */
export const verdictOn = (question: Question, problem: HubProblem | null): Verdict =>
  table[question][observationOf(question, problem)];

function observationOf(question: Question, problem: HubProblem | null): Observation {
  if (problem === null) return 'good';
  switch (problem.kind) {
    case 'rejected':
      // The refresh endpoint authenticates nobody, so its own rejections are 401s and never 403s.
      if (question === 'refresh' && problem.status === 403) return 'not-permitted';
      return `refused-${problem.why}`;
    case 'not-found':
    case 'not-permitted':
    case 'wrong-method':
    case 'throttled':
    case 'server-error':
    case 'blocked':
    case 'challenged':
      return problem.kind;
    case 'invalid':
    case 'host-not-allowed':
      return 'client-error';
    case 'no-network':
    case 'unreachable':
    case 'certificate':
    case 'connection-file':
    case 'client-certificate':
      return 'no-answer';
    case 'redirect':
    case 'not-a-hub':
    case 'unreadable':
      return 'not-a-hub';
  }
}

/** The path for checking a credential: the Hub's documentation shows it with every kind of credential. */
export const provingPath = '/api/jobs/';

/** The paths that are documented for client keys: only there does an answer say something about the key. */
const takesKeys = /^\/api\/jobs\/?($|\?)/;

/** The kind of a request to `path`. `fresh`: its token has just come from the Hub. */
export function questionOf(ref: CredentialRef, path: string, fresh: boolean): Question {
  if (ref.kind === 'client-key') return takesKeys.test(path) ? 'key-call' : 'key-call-elsewhere';
  return fresh ? 'fresh-token-call' : 'session-call';
}
