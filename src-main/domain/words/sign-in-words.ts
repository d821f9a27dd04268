import { exhaustive } from '../exhaustive.ts';
import type { AddressProblem } from '../hub-address.ts';
import { hostOf } from '../hub-address.ts';
import type { SignInProblem } from '../sign-in.ts';
import { hubProblemWords } from './hub-problem-words.ts';

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
        text: 'The Hub does not accept this sign-in. Check username and password, or the key. If your Hub signs in by SSO, use a client key instead.',
        field: null,
      };
    case 'key-shape':
      return {
        text: 'This can’t be a client key: a key has no blanks and only plain characters. Copy it again, whole.',
        field: 'key',
      };
    case 'name-taken':
      return { text: 'A key of this name is kept already. Choose another name.', field: 'name' };
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
      return 'This is not an address. Type it as in hub.example or https://hub.example:8000.';
    case 'scheme':
      return `Hubkey speaks https and http, not ${problem.scheme}.`;
    case 'credentials-inside':
      return 'Leave user and password out of the address: they would be kept in clear. Type them below.';
    case 'port':
      return 'The port is a number from 1 to 65535.';
    default:
      return exhaustive(problem);
  }
}

const missing: Record<SignInField, string> = {
  address: 'Type the Hub’s address.',
  user: 'Type your username.',
  password: 'Type your password.',
  name: 'Give the key a name, so that you know it again.',
  key: 'Paste the client key.',
};

/** That a program filled in the form, which may name any address. `by`: the program in words. */
export const filledInWords = (by: string): string =>
  `Filled in for ${by}. Check the address before you type your password.`;

/** The warning before a password leaves over plain http. */
export function httpWarning(hub: string): string {
  return `The connection to ${hostOf(hub)} is not encrypted: your password and tokens can be read on the way.`;
}
