import { m } from '../domain/messages/index.ts';
import type { AppView } from '../domain/app-view.ts';
import type { CopyKind, CopyRequest } from '../domain/copy-request.ts';
import { endpointOf, endpoints, type EndpointChoice } from '../domain/endpoint.ts';
import { inLocale } from '../domain/messages/index.ts';
import { endpointName } from '../domain/words/endpoint-words.ts';
import { sessionRef, type CredentialRef } from '../domain/credential.ts';
import { isMethod, methods } from '../domain/request-body.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ShellId } from '../domain/settings.ts';
import { shellFromName } from '../domain/shell.ts';
import { credentialNamed } from './find-key.ts';
import { profileNamed } from './find-profile.ts';
import { readObject, readSwitch } from './read-fields.ts';
import { badRequest, type Refusal } from './refusals.ts';

const fieldNames = [
  'what',
  'profile',
  'credential',
  'endpoint',
  'path',
  'method',
  'body',
  'shell',
  'jq',
  'variable',
] as const;
type FieldName = (typeof fieldNames)[number];
type Fields = (name: FieldName) => unknown;

interface CopyWord {
  word: string;
  what: CopyKind;
  /** Whether it can have a variable instead of the credential. */
  variable: boolean;
}

const withVariable = ['header', 'value', 'curl', 'httpie', 'python', 'powershell'] as const;

/** What a body may ask for, by its word. Swagger's Authorize box wants the value. */
const copyWords: readonly CopyWord[] = [
  ...withVariable.map((what) => ({ word: what, what, variable: true })),
  { word: 'export', what: 'export', variable: false },
  { word: 'helper', what: 'helper command', variable: false },
  { word: 'swagger', what: 'value', variable: false },
  { word: 'login', what: 'sign-in command', variable: false },
];

/** A copy, and the word that the body had for it. */
export interface AskedCopy {
  word: string;
  request: CopyRequest;
}

/** The copy that a body asks for; or the problem, with the field that is wrong. */
export function readCopyRequest(
  body: unknown,
  view: AppView,
  defaultShell: ShellId,
): Result<AskedCopy, Refusal> {
  const read = readObject(body, fieldNames);
  if (!read.ok) return read;
  const given = read.value;
  const asked = copyWords.find(({ word }) => word === given('what'));
  if (!asked) {
    return fail(
      badRequest(() =>
        m.helper_what_one_of({ words: copyWords.map(({ word }) => word).join(', ') }),
      ),
    );
  }
  const name = given('profile');
  if (name !== undefined && typeof name !== 'string') {
    return fail(badRequest(m.helper_profile_name));
  }
  const profile = profileNamed(name ?? null, view);
  if (!profile.ok) return profile;
  const credential = readCredential(given('credential'), profile.value, view);
  if (!credential.ok) return credential;
  const endpoint = readRequest(given);
  if (!endpoint.ok) return fail(badRequest(endpoint.problem));
  const shell = given('shell') === undefined ? defaultShell : readShell(given('shell'));
  if (!shell) return fail(badRequest(m.helper_shell));
  const [jq, variable] = [readSwitch(given('jq')), readSwitch(given('variable'))];
  if (jq === null) return fail(badRequest(() => m.helper_true_or_false({ name: 'jq' })));
  if (variable === null) {
    return fail(badRequest(() => m.helper_true_or_false({ name: 'variable' })));
  }
  if (variable && !asked.variable) {
    return fail(badRequest(() => m.helper_variable_for({ words: withVariable.join(', ') })));
  }
  const { word, what } = asked;
  const asks = { what, profile: profile.value.id, shell, jq, variable };
  const request = { ...asks, credential: credential.value, endpoint: endpoint.value };
  return ok({ word, request });
}

type Profile = AppView['profiles'][number];

function readCredential(
  value: unknown,
  profile: Profile,
  view: AppView,
): Result<CredentialRef, Refusal> {
  if (value === undefined) return credentialNamed(null, profile, view);
  if (value === 'session') return ok(sessionRef);
  const fields = readObject(value, ['clientKey']);
  const name = fields.ok ? fields.value('clientKey') : null;
  if (typeof name === 'string') return credentialNamed(name, profile, view);
  return fail(badRequest(() => m.helper_credential_form({ example: '{"clientKey":"NAME"}' })));
}

/** An endpoint or path, with a method and body of its own; a failure says what is wrong. A body alone is posted. */
function readRequest(given: Fields): Result<EndpointChoice, () => string> {
  const [path, method, body] = [given('path'), given('method'), given('body')];
  if (path !== undefined && given('endpoint') !== undefined) {
    return fail(m.helper_endpoint_or_path);
  }
  if (path !== undefined && typeof path !== 'string') return fail(m.helper_path_text);
  const endpoint = path === undefined ? readEndpoint(given('endpoint')) : { path };
  if (!endpoint) return fail(m.helper_endpoint_form);
  if (body !== undefined && typeof body !== 'string') return fail(m.helper_body_text);
  if (method !== undefined && (typeof method !== 'string' || !isMethod(method.toUpperCase()))) {
    return fail(() => m.helper_method_one_of({ methods: methods.join(', ') }));
  }
  if (method === undefined && body === undefined) return ok(endpoint);
  const base = typeof endpoint === 'string' ? named(endpoint) : endpoint;
  const defaultMethod = body === undefined ? 'GET' : 'POST';
  return ok({
    ...base,
    method: method?.toUpperCase() ?? base.method ?? defaultMethod,
    ...(body === undefined ? {} : { body }),
  });
}

/** An endpoint of the table as a request that can be changed. */
function named(id: Extract<EndpointChoice, string>): Exclude<EndpointChoice, string> {
  const { path, method, body } = endpointOf(id);
  const reading = method === 'GET' ? {} : { method };
  return { path, exact: true, ...reading, ...(body === null ? {} : { body }) };
}

function readEndpoint(value: unknown): EndpointChoice | null {
  if (value === undefined) return 'health';
  if (typeof value !== 'string') return null;
  if (value.startsWith('/')) return { path: value };
  const name = value.toLowerCase();
  // Scripts use the English names, whatever language the window shows.
  const found = inLocale('en', () =>
    endpoints.find(({ id }) => id === name || endpointName(id).toLowerCase() === name),
  );
  return found?.id ?? null;
}

const readShell = (value: unknown): ShellId | null =>
  typeof value === 'string' ? shellFromName(value) : null;
