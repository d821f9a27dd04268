import type { HubCredential } from '../../ports/hub-client.ts';

/** The value of the Authorization header. Both scheme words are case-sensitive. */
export function authorization(credential: HubCredential): string {
  return credential.kind === 'bearer'
    ? `Bearer ${credential.token.reveal()}`
    : `Api-Key ${credential.key.reveal()}`;
}
