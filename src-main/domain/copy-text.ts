import { readDocumentPath, readPath } from './api-path.ts';
import { type AppState, type HelperAddress, type ProfileState } from './app-state.ts';
import type { CopyRequest, SecretCopy } from './copy-request.ts';
import type { CredentialKind } from './credential.ts';
import { endpoints, type EndpointChoice } from './endpoint.ts';
import { helperCommand } from './helper-command.ts';
import { profileHost } from './profile.ts';
import { isMethod, readBody } from './request-body.ts';
import { fail, ok, type Result } from './result.ts';
import { maskedSnippet, snippet } from './snippet.ts';
import { shortName } from './words/shown-name.ts';

/** The request that a copied command makes. */
export interface CommandRequest {
  method: string;
  path: string;
  body: string | null;
}

/** The request that a command for this endpoint sends; the problem is a sentence about the typed text. */
export function commandRequest(endpoint: EndpointChoice): Result<CommandRequest, string> {
  if (typeof endpoint === 'string') {
    const path = endpoints.find(({ id }) => id === endpoint)?.path ?? '/api/';
    return ok({ method: 'GET', path, body: null });
  }
  const { method = 'GET' } = endpoint;
  const path = (endpoint.exact ? readDocumentPath : readPath)(endpoint.path);
  if (!path.ok) return path;
  if (!isMethod(method)) return fail(`Hubkey writes no command for ${shortName(method, 20)}.`);
  const typed = endpoint.body?.trim() ?? '';
  const body = typed ? readBody(typed) : ok(null);
  return body.ok ? ok({ method, path: path.value, body: body.value }) : body;
}

/** The parts of a copy with a credential that its text depends on. */
export interface SecretText {
  profile: ProfileState;
  what: SecretCopy;
  request: Pick<CopyRequest, 'shell' | 'jq'>;
  command: CommandRequest;
}

/** The text with the credential in it. Wrap it in a `Secret` at once. */
export const secretText = (text: SecretText, kind: CredentialKind, credential: string): string =>
  snippet({ ...partsOf(text), kind, credential });

/** The same text with dots instead of the credential. */
export const maskedText = (text: SecretText, kind: CredentialKind): string =>
  maskedSnippet({ ...partsOf(text), kind });

function partsOf({ profile: { hub }, what, request: { shell, jq }, command }: SecretText) {
  const { method, path, body } = command;
  return { what, shell, jq, hub, path, method, ...(body === null ? {} : { body }) };
}

/** A command that asks through the helper, with no credential in it. */
export function helperCommandText(
  { profiles }: Pick<AppState, 'profiles'>,
  profile: ProfileState,
  { shell, jq, credential }: CopyRequest,
  command: CommandRequest,
  helper: HelperAddress,
): string {
  const host = profileHost(profile.name);
  const key = credential.kind === 'session' ? null : credential.name;
  const ambiguous = profiles.filter(({ name }) => profileHost(name) === host).length > 1;
  return helperCommand({ ...command, shell, jq, key, helper, profile: profile.name, ambiguous });
}
