import { exhaustive } from '../exhaustive.ts';
import type { AddressProblem } from '../hub-address.ts';
import { hostOf } from '../hub-address.ts';
import { m } from '../messages/index.ts';
import type { SignInProblem } from '../sign-in.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { keyNameWords, rejectedKeyWords } from './key-words.ts';

type SignInField = Extract<SignInProblem, { kind: 'empty' }>['field'];

/** The message for a failed sign-in, and the field it belongs to; null: the whole form. */
export interface SignInWords {
  text: string;
  field: SignInField | null;
}

/** What happened and what to do. */
export function signInProblemWords(problem: SignInProblem): SignInWords {
  switch (problem.kind) {
    case 'empty':
      return { text: missing[problem.field](), field: problem.field };
    case 'address':
      return { text: addressProblemWords(problem.problem), field: 'address' };
    case 'wrong-credentials':
      return {
        text: m.sign_in_wrong_credentials(),
        field: null,
      };
    case 'key-rejected':
      return { text: rejectedKeyWords(), field: null };
    case 'key-shape':
      return {
        text: m.sign_in_key_shape(),
        field: 'key',
      };
    case 'key-name':
      return { text: keyNameWords(problem.why), field: 'name' };
    case 'hub':
      return { text: hubProblemWords(problem.problem, problem.hub), field: null };
    default:
      return exhaustive(problem);
  }
}

/** Why a typed text isn't an address, and what one looks like. */
function addressProblemWords(problem: AddressProblem): string {
  switch (problem.kind) {
    case 'empty':
      return missing.address();
    case 'not-an-address':
      return m.sign_in_not_an_address();
    case 'scheme':
      return m.sign_in_scheme({ scheme: problem.scheme });
    case 'credentials-inside':
      return m.sign_in_credentials_inside();
    case 'port':
      return m.sign_in_port();
    default:
      return exhaustive(problem);
  }
}

const missing: Record<SignInField, () => string> = {
  address: m.sign_in_missing_address,
  user: m.sign_in_missing_user,
  password: m.sign_in_missing_password,
  name: m.sign_in_missing_name,
  key: m.sign_in_missing_key,
};

/** That a program filled in the form, which may name any address. `by`: the program in words; null: it isn't known. */
export const filledInWords = (by: string | null): string =>
  by === null ? m.sign_in_filled_in_unknown() : m.sign_in_filled_in({ by });

/** The warning before a password leaves over plain http. */
export const httpWarning = (hub: string): string => m.sign_in_http({ host: hostOf(hub) });
