import type { CredentialRef } from './credential.ts';
import type { HubProblem } from './hub-problem.ts';

/**
 * What was asked, as far as the meaning of the answer depends on it.
 * sign-in: with a typed password · unattended-sign-in: with the saved one · session-call: with an access
 * token · fresh-token-call: with one that the Hub has just given · key-call: with a client key, where the
 * Hub is documented to take keys · key-call-elsewhere: with a client key on any other path.
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
 * What came back. `refused-…` has the framework's own shape; `challenged` is a 401 without a body that has
 * its challenge; `blocked` is a 401 or 403 that has neither.
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
 * works: the credential is good · nothing: neither good nor bad · renew: this access token is refused, get
 * another one once · session-over: sign in again · account-disabled: no more refreshes until a person acts ·
 * fresh-refused: a token that the Hub has just given is refused, ask for another one later, not at once ·
 * key-rejected: the client key is refused · needs-session: this call takes no client key, which says nothing
 * about the key · wrong-password: the password is refused · wait-for-person: no unattended sign-in again,
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

/** Said by anything but the framework: it proves nothing about any credential. */
const elsewhere = {
  blocked: 'blocked',
  throttled: 'back-off',
  'server-error': 'back-off',
  'no-answer': 'back-off',
  'not-a-hub': 'back-off',
} as const satisfies Partial<Row>;

/** A path is looked up before anyone is authenticated, so a 404 says nothing of who asked. */
const call = { 'not-found': 'nothing', 'client-error': 'nothing', ...elsewhere } as const;

/** Permissions and methods are looked at only once the credential was taken (DRF, `APIView.initial`). */
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
    challenged: 'nothing',
    ...call,
  },
  // A directory may lock the account after some tries: whatever was refused is not tried again.
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
  // A challenge alone could be copied by anything in front: it costs a refresh, whose own answer decides.
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
  // No key is called rejected without the words that say so.
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
  // A public view answers everybody and never looks at a key, so nothing good is said of it either.
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

/** What the answer to a question proves; `problem` null: it was good. State changes on this alone. */
export const verdictOn = (question: Question, problem: HubProblem | null): Verdict =>
  table[question][observationOf(question, problem)];

function observationOf(question: Question, problem: HubProblem | null): Observation {
  if (problem === null) return 'good';
  switch (problem.kind) {
    case 'rejected':
      // The refresh endpoint authenticates nobody, so its own refusals are 401s and never 403s.
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
      return 'no-answer';
    case 'redirect':
    case 'not-a-hub':
    case 'unreadable':
      return 'not-a-hub';
  }
}

/** Where a credential is checked: the Hub's documentation shows every kind of it there. */
export const provingPath = '/api/jobs/';

/** The paths that are documented for client keys: only there is an answer about the key. */
const takesKeys = /^\/api\/jobs\/?($|\?)/;

/** The question that a call on `path` puts. `fresh`: its token has just come from the Hub. */
export function questionOf(ref: CredentialRef, path: string, fresh: boolean): Question {
  if (ref.kind === 'client-key') return takesKeys.test(path) ? 'key-call' : 'key-call-elsewhere';
  return fresh ? 'fresh-token-call' : 'session-call';
}
