import type { ProfileState } from './app-state.ts';
import { defaultCredential, sessionRef, type CredentialRef } from './credential.ts';
import { askingEndpoint, menuEndpoints, type EndpointChoice } from './endpoint.ts';
import { sameRequest, type SavedRequest } from './saved-request.ts';
import { endpointName } from './words/endpoint-words.ts';
import { shortName } from './words/shown-name.ts';

/** How a saved request is copied. */
export interface SavedRequestCopy {
  /** By the endpoint's name where a menu has it, otherwise "GET /api/own/". */
  name: string;
  endpoint: EndpointChoice;
  credential: CredentialRef;
}

/** How a request of a profile is copied as it was used. */
export function savedRequestCopy(profile: ProfileState, request: SavedRequest): SavedRequestCopy {
  const known = menuEndpoints.find((endpoint) => sameRequest(endpoint, request));
  return {
    name: known ? endpointName(known.id) : `${request.method} ${shortName(request.path, 200)}`,
    endpoint: known?.id ?? { ...request, exact: true },
    credential: credentialFor(profile, request),
  };
}

/** Signing in needs no key, so its line doesn't name one. */
export const credentialFor = (
  profile: ProfileState,
  { method, path }: SavedRequest,
): CredentialRef => (askingEndpoint(method, path) ? sessionRef : defaultCredential(profile));
