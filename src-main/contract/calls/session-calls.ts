import * as v from 'valibot';
import type { AddressFacts, AddressProblem } from '../../domain/hub-address.ts';
import type { Result } from '../../domain/result.ts';
import type { ClientKeyForm, SignedIn, SignInForm, SignInProblem } from '../../domain/sign-in.ts';
import { call } from '../call.ts';
import { fingerprint, profile, text } from '../inputs.ts';

/** The fingerprint of a certificate that the person has just agreed to. */
const trust = v.nullable(fingerprint);

const signInForm = v.strictObject({
  address: text,
  user: text,
  password: text,
  keep: v.boolean(),
  trust,
}) satisfies v.GenericSchema<unknown, SignInForm>;

const clientKeyForm = v.strictObject({
  address: text,
  name: text,
  key: text,
  trust,
}) satisfies v.GenericSchema<unknown, ClientKeyForm>;

/** Signing in and out, and keeping a session fresh. */
export const sessionCalls = {
  /** How Hubkey reads an address, before anything is sent to it. */
  readAddress: call(text).returns<Result<AddressFacts, AddressProblem>>(),
  signIn: call(signInForm).returns<Result<SignedIn, SignInProblem>>(),
  saveKey: call(clientKeyForm).returns<Result<SignedIn, SignInProblem>>(),
  /** Adds a profile that nobody has signed in to yet, so that its connection can be set up first. */
  setUpConnection: call(v.strictObject({ address: text, user: text })).returns<
    Result<SignedIn, SignInProblem>
  >(),
  refresh: call(profile).returns<null>(),
  signOut: call(profile).returns<null>(),
  /** Forgets the saved password; the session stays. */
  forgetPassword: call(profile).returns<null>(),
};
