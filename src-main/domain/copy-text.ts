import { readDocumentPath, readPath } from './api-path.ts';
import { type AppState, type HelperAddress, type ProfileState } from './app-state.ts';
import { askingCommand, type BodyField } from './asking-command.ts';
import type { BadRequest, CopyProblem, CopyRequest, SecretCopy } from './copy-request.ts';
import { credentialKinds, sessionRef, type CredentialKind } from './credential.ts';
import { askingEndpoint, endpointOf, type Endpoint, type EndpointChoice } from './endpoint.ts';
import { helperCommand, helperWords } from './helper-command.ts';
import { apiUrl, hostOf } from './hub-address.ts';
import { profileHost } from './profile.ts';
import { isMethod, readBody } from './request-body.ts';
import type { RequestProblem } from './request-problem.ts';
import { fail, ok, type Result } from './result.ts';
import { maskedSnippet, snippet, variableSnippet } from './snippet.ts';
import { promptWords } from './words/prompt-words.ts';

/** The request that a copied command makes. */
export interface CommandRequest {
  method: string;
  path: string;
  body: string | null;
  /** The endpoint whose body the command asks for; null: it asks for nothing. */
  asking: Endpoint | null;
}

/** The request of a copy, or the problem with it that can be found without a credential. */
export function copyCommand({
  what,
  endpoint,
}: Pick<CopyRequest, 'what' | 'endpoint'>): Result<CommandRequest, BadRequest> {
  const command = commandRequest(what === 'sign-in command' ? 'sign-in' : endpoint);
  if (!command.ok) return fail({ kind: 'bad-path', why: command.problem });
  const asksNothing = what === 'httpie' || what === 'python' || what === 'powershell';
  return asksNothing && command.value.asking
    ? fail({ kind: 'bad-path', why: { kind: 'asks-person' } })
    : command;
}

/** The request that a command for this endpoint sends. */
function commandRequest(endpoint: EndpointChoice): Result<CommandRequest, RequestProblem> {
  if (typeof endpoint === 'string') {
    const known = endpointOf(endpoint);
    const open = known.parameters.find(({ required }) => required);
    if (open) return fail({ kind: 'no-parameter', endpoint, parameter: open.name });
    const body = bodyOf(known.body ?? '');
    const { method, path } = known;
    const asking = known.asks.length > 0 ? known : null;
    return body.ok ? ok({ method, path, body: body.value, asking }) : body;
  }
  const { method = 'GET' } = endpoint;
  const path = (endpoint.exact ? readDocumentPath : readPath)(endpoint.path);
  if (!path.ok) return fail({ kind: 'path', why: path.problem });
  if (!isMethod(method)) return fail({ kind: 'no-method', method });
  const asking = askingEndpoint(method, path.value);
  const body = bodyOf(asking ? '' : (endpoint.body?.trim() ?? ''));
  return body.ok ? ok({ method, path: path.value, body: body.value, asking }) : body;
}

/** A body as a command has it; null: it is empty. */
function bodyOf(text: string): Result<string | null, RequestProblem> {
  const body = text === '' ? ok(null) : readBody(text);
  return body.ok ? body : fail({ kind: body.problem });
}

/** What a copy holds: the credential of that text, or a text that holds none. */
export type CopyText = { secret: SecretText } | { plain: string };

/** The text of a copy, or what it takes to write it with the credential. `helper` null: it isn't listening. */
export function copyText(
  state: Pick<AppState, 'profiles' | 'helper'>,
  profile: ProfileState,
  request: CopyRequest,
): Result<CopyText, CopyProblem> {
  const command = copyCommand(request);
  if (!command.ok) return command;
  const { shell, variable } = request;
  // A sign-in command is the curl command of that endpoint.
  const what = request.what === 'sign-in command' ? 'curl' : request.what;
  const { asking } = command.value;
  if (what === 'helper command') {
    if (!state.helper) return fail({ kind: 'no-helper' });
    const route = routeOf(state, profile, request, command.value.path, state.helper);
    if (asking) {
      return ok({ plain: askingText(profile, asking, { shell, ...helperWords(route) }) });
    }
    const { jq, credential } = request;
    const key = credential.kind === 'session' ? null : credential.name;
    return ok({ plain: helperCommand({ ...route, ...command.value, jq, key }) });
  }
  if (asking && what === 'curl') {
    const url = apiUrl(profile.hub, asking.path);
    return ok({ plain: askingText(profile, asking, { shell, options: [], url }) });
  }
  const text = { profile, what, request, command: command.value };
  if (!variable || what === 'export') return ok({ secret: text });
  const { kind } = request.credential;
  return ok({ plain: variableSnippet({ ...partsOf(text), what, kind }) });
}

/** Whether a copy's text holds the credential. */
export function holdsCredential(request: CopyRequest): boolean {
  const { what, variable } = request;
  if (what === 'helper command' || what === 'sign-in command') return false;
  return !(variable && what !== 'export') && !asksPerson(request);
}

/**
 * The copy as it is made: a command that asks the person for what it sends begins a session, so no client
 * key is involved.
 */
export function withOwnCredential(request: CopyRequest): CopyRequest {
  return asksPerson(request) ? { ...request, credential: sessionRef } : request;
}

const asksPerson = (request: CopyRequest): boolean => {
  const command = copyCommand(request);
  const isCommand = ['curl', 'helper command', 'sign-in command'].includes(request.what);
  return isCommand && command.ok && command.value.asking !== null;
};

/** A command that asks for what the request needs. The user's name is only asked for if it isn't known. */
function askingText(
  { user, hub }: ProfileState,
  { asks }: Endpoint,
  how: { shell: CopyRequest['shell']; options: readonly string[]; url: string },
): string {
  const known = user !== null && !/[\u0000-\u001f\u007f]/.test(user) ? user : null;
  const host = hostOf(hub);
  const fields = asks.map(({ name, hidden, variable }): BodyField => {
    if (name === 'username' && known !== null) return { name, value: known };
    const prompt = promptWords(name, known, host);
    return { name, prompt, hidden, variable };
  });
  return askingCommand({ ...how, fields, variable: credentialKinds.session.variable });
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

function routeOf(
  { profiles }: Pick<AppState, 'profiles'>,
  { name }: ProfileState,
  { shell }: CopyRequest,
  path: string,
  helper: HelperAddress,
) {
  const host = profileHost(name);
  const ambiguous = profiles.filter((other) => profileHost(other.name) === host).length > 1;
  return { helper, profile: name, ambiguous, path, shell };
}
