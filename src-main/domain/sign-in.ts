import type { AddressProblem } from './hub-address.ts';
import type { HubProblem } from './hub-problem.ts';
import type { ProfileId } from './ids.ts';
import type { KeyNameFault } from './key-name.ts';

/** Why a sign-in, or adding a client key, failed. */
export type SignInProblem =
  | { kind: 'empty'; field: 'address' | 'user' | 'password' | 'name' | 'key' }
  | { kind: 'address'; problem: AddressProblem }
  /** The Hub rejected this user and password. */
  | { kind: 'wrong-credentials' }
  | { kind: 'key-rejected' }
  /** The pasted key has blanks or characters that no key has. */
  | { kind: 'key-shape' }
  | { kind: 'key-name'; why: Exclude<KeyNameFault, 'empty'> | 'taken' }
  | { kind: 'hub'; hub: string; problem: HubProblem };

/** The sign-in form. The password only goes to main, and into a `Secret` there. */
export interface SignInForm {
  address: string;
  user: string;
  password: string;
  keep: boolean;
  /** The fingerprint that the person chose to trust for this Hub, or null. */
  trust: string | null;
}

/** The form for a pasted client key. */
export interface ClientKeyForm {
  address: string;
  name: string;
  key: string;
  trust: string | null;
}

export type SignedIn = { profile: ProfileId };
