import { credentialKinds, type CredentialKind } from './credential.ts';

/** A request as a command or program writes it. */
export interface WrittenRequest {
  url: string;
  method: string;
  /** JSON in one line of ASCII, as `readBody` gives it; null: none. */
  body: string | null;
  authorization: Authorization;
}

/** The value of an `Authorization` header: a scheme, and the credential or the variable that has it. */
export interface Authorization {
  scheme: string;
  variable: string;
  /** null: the variable is written instead. */
  credential: string | null;
}

export const authorizationOf = (
  kind: CredentialKind,
  credential: string | null,
): Authorization => ({
  scheme: credentialKinds[kind].scheme,
  variable: credentialKinds[kind].variable,
  credential,
});
