import type { AddressProblem } from './hub-address.ts';
import type { HubProblem } from './hub-problem.ts';
import type { ProfileId } from './ids.ts';

/** Why a sign-in, or adding a client key, did not happen. */
export type SignInProblem =
  | { kind: 'empty'; field: 'address' | 'user' | 'password' | 'name' | 'key' }
  | { kind: 'address'; problem: AddressProblem }
  /** The Hub said no to this user and password, or to this key. */
  | { kind: 'wrong-credentials' }
  /** The pasted key holds blanks or characters no key has. */
  | { kind: 'key-shape' }
  | { kind: 'name-taken' }
  | { kind: 'hub'; hub: string; problem: HubProblem };

/** What the sign-in form sends; the password goes to main only and into a `Secret` there. */
export interface SignInForm {
  address: string;
  user: string;
  password: string;
  keep: boolean;
  /** The fingerprint that the person chose to trust for this Hub, or null. */
  trust: string | null;
}

/** What the form for a pasted client key sends. */
export interface ClientKeyForm {
  address: string;
  name: string;
  key: string;
  trust: string | null;
}

export type SignedIn = { profile: ProfileId };
