import type { AppView } from '../domain/app-view.ts';
import type { CopyKind, CopyRequest } from '../domain/copy-request.ts';
import { endpointOf, endpoints, type EndpointChoice } from '../domain/endpoint.ts';
import { inLocale } from '../domain/messages/index.ts';
import { endpointName } from '../domain/words/endpoint-words.ts';
import { defaultCredential, sessionRef, type CredentialRef } from '../domain/credential.ts';
import { isMethod } from '../domain/request-body.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ShellId } from '../domain/settings.ts';
import { shellFromName } from '../domain/shell.ts';
import { profileNamed } from './find-profile.ts';
import { readObject } from './read-fields.ts';
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
      badRequest(`"what" must be one of ${copyWords.map(({ word }) => word).join(', ')}.`),
    );
  }
  const name = given('profile');
  if (name !== undefined && typeof name !== 'string') {
    return fail(badRequest('"profile" must be a name.'));
  }
  const profile = profileNamed(name ?? null, view);
  if (!profile.ok) return profile;
  const credential = readCredential(given('credential'), profile.value);
  if (!credential) {
    return fail(badRequest('"credential" must be "session" or {"clientKey":"NAME"}.'));
  }
  const endpoint = readRequest(given);
  if (!endpoint.ok) return fail(badRequest(endpoint.problem));
  const shell = given('shell') === undefined ? defaultShell : readShell(given('shell'));
  if (!shell) return fail(badRequest('"shell" must be bash, zsh, fish, PowerShell or cmd.'));
  const [jq, variable] = [given('jq') ?? false, given('variable') ?? false];
  if (typeof jq !== 'boolean') return fail(badRequest('"jq" must be true or false.'));
  if (typeof variable !== 'boolean') return fail(badRequest('"variable" must be true or false.'));
  if (variable && !asked.variable) {
    return fail(badRequest(`"variable" is only for ${withVariable.join(', ')}.`));
  }
  const { word, what } = asked;
  const request = { what, profile: profile.value.id, credential, shell, jq, variable };
  return ok({ word, request: { ...request, endpoint: endpoint.value } });
}

type Profile = AppView['profiles'][number];

function readCredential(value: unknown, profile: Profile): CredentialRef | null {
  if (value === undefined) return defaultCredential(profile);
  if (value === 'session') return sessionRef;
  const fields = readObject(value, ['clientKey']);
  const name = fields.ok ? fields.value('clientKey') : null;
  return typeof name === 'string' ? { kind: 'client-key', name } : null;
}

/** An endpoint or path, with a method and body of its own; a failure is a sentence. A body alone is posted. */
function readRequest(given: Fields): Result<EndpointChoice, string> {
  const [path, method, body] = [given('path'), given('method'), given('body')];
  if (path !== undefined && given('endpoint') !== undefined) {
    return fail('"endpoint" and "path" can’t be used together.');
  }
  if (path !== undefined && typeof path !== 'string') return fail('"path" must be a text.');
  const endpoint = path === undefined ? readEndpoint(given('endpoint')) : { path };
  if (!endpoint) return fail('"endpoint" must be a known name or a path beginning with "/".');
  if (body !== undefined && typeof body !== 'string') return fail('"body" must be a text of JSON.');
  if (method !== undefined && (typeof method !== 'string' || !isMethod(method.toUpperCase()))) {
    return fail('"method" must be GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS.');
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
