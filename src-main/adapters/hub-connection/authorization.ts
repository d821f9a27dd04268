import { credentialKinds, type Credential } from '../../domain/credential.ts';

/** The value of the Authorization header. Both scheme words are case-sensitive. */
export const authorization = ({ kind, secret }: Credential): string =>
  `${credentialKinds[kind].scheme} ${secret.reveal()}`;
