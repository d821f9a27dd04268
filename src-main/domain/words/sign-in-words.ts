import { exhaustive } from '../exhaustive.ts';
import type { AddressProblem } from '../hub-address.ts';
import { hostOf } from '../hub-address.ts';
import type { SignInProblem } from '../sign-in.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { rejectedKeyWords } from './key-words.ts';

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
      return { text: missing[problem.field], field: problem.field };
    case 'address':
      return { text: addressProblemWords(problem.problem), field: 'address' };
    case 'wrong-credentials':
      return {
        text: 'Wrong username or password. If your Hub uses SSO, sign in with a client key instead.',
        field: null,
      };
    case 'key-rejected':
      return { text: rejectedKeyWords(), field: null };
    case 'key-shape':
      return {
        text: 'That isn’t a client key. A key has no spaces and no accented letters. Copy the whole key again.',
        field: 'key',
      };
    case 'name-taken':
      return { text: 'There is already a key with this name. Choose another name.', field: 'name' };
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
      return missing.address;
    case 'not-an-address':
      return 'That isn’t an address. Try hub.example or https://hub.example:8000.';
    case 'scheme':
      return `Hubkey can use https and http, not ${problem.scheme}.`;
    case 'credentials-inside':
      return 'Leave the user and password out of the address, where they would be saved unencrypted. Enter them below.';
    case 'port':
      return 'The port must be a number from 1 to 65535.';
    default:
      return exhaustive(problem);
  }
}

const missing: Record<SignInField, string> = {
  address: 'Enter the Hub’s address.',
  user: 'Enter your username.',
  password: 'Enter your password.',
  name: 'Give the key a name, so you can recognize it later.',
  key: 'Paste the client key.',
};

/** That a program filled in the form, which may name any address. `by`: the program in words. */
export const filledInWords = (by: string): string =>
  `Filled in for ${by}. Check the address before you type your password.`;

/** The warning before a password leaves over plain http. */
export function httpWarning(hub: string): string {
  return `The connection to ${hostOf(hub)} is not encrypted. Others on the network can read your password and tokens.`;
}
