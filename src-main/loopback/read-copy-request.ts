import type { AppView } from '../domain/app-view.ts';
import type { CopyKind, CopyRequest } from '../domain/copy-request.ts';
import { endpointOf, endpoints, type EndpointChoice } from '../domain/endpoint.ts';
import { defaultCredential, sessionRef, type CredentialRef } from '../domain/credential.ts';
import { isMethod } from '../domain/request-body.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ShellId } from '../domain/settings.ts';
import { shellFromName } from '../domain/shell.ts';
import { profileNamed } from './find-profile.ts';
import type { Refusal } from './refusals.ts';
import { shortName } from '../domain/words/shown-name.ts';

const fields = new Set([
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
]);

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
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return fail(wrong('The body must be a JSON object, such as {"what":"header"}.'));
  }
  const given = body as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !fields.has(name));
  if (unknown !== undefined) return fail(wrong(`There is no field "${shortName(unknown, 40)}".`));
  const asked = copyWords.find(({ word }) => word === given['what']);
  if (!asked) {
    return fail(wrong(`"what" must be one of ${copyWords.map(({ word }) => word).join(', ')}.`));
  }
  const { profile: name = null } = given;
  if (name !== null && typeof name !== 'string') return fail(wrong('"profile" must be a name.'));
  const profile = profileNamed(name, view);
  if (!profile.ok) return profile;
  const credential = readCredential(given['credential'], profile.value);
  if (!credential) {
    return fail(wrong('"credential" must be "session" or {"clientKey":"NAME"}.'));
  }
  const endpoint = readRequest(given);
  if (!endpoint.ok) return fail(wrong(endpoint.problem));
  const shell = given['shell'] === undefined ? defaultShell : readShell(given['shell']);
  if (!shell) return fail(wrong('"shell" must be bash, zsh, fish, PowerShell or cmd.'));
  const { jq = false, variable = false } = given;
  if (typeof jq !== 'boolean') return fail(wrong('"jq" must be true or false.'));
  if (typeof variable !== 'boolean') return fail(wrong('"variable" must be true or false.'));
  if (variable && !asked.variable) {
    return fail(wrong(`"variable" is only for ${withVariable.join(', ')}.`));
  }
  const { word, what } = asked;
  const request = { what, profile: profile.value.id, credential, shell, jq, variable };
  return ok({ word, request: { ...request, endpoint: endpoint.value } });
}

const wrong = (message: string): Refusal => ({ status: 400, kind: 'bad-request', message });

type Profile = AppView['profiles'][number];

function readCredential(value: unknown, profile: Profile): CredentialRef | null {
  if (value === undefined) return defaultCredential(profile);
  if (value === 'session') return sessionRef;
  if (typeof value !== 'object' || value === null) return null;
  const names = Object.keys(value);
  const { clientKey } = value as { clientKey?: unknown };
  return typeof clientKey === 'string' && names.length === 1
    ? { kind: 'client-key', name: clientKey }
    : null;
}

/** An endpoint or path, with a method and body of its own; a failure is a sentence. A body alone is posted. */
function readRequest(given: Record<string, unknown>): Result<EndpointChoice, string> {
  const { path, method, body } = given;
  if (path !== undefined && given['endpoint'] !== undefined) {
    return fail('"endpoint" and "path" can’t be used together.');
  }
  if (path !== undefined && typeof path !== 'string') return fail('"path" must be a text.');
  const endpoint = path === undefined ? readEndpoint(given['endpoint']) : { path };
  if (!endpoint) return fail('"endpoint" must be a known name or a path beginning with "/".');
  if (body !== undefined && typeof body !== 'string') return fail('"body" must be a text of JSON.');
  if (method !== undefined && (typeof method !== 'string' || !isMethod(method.toUpperCase()))) {
    return fail('"method" must be GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS.');
  }
  if (method === undefined && body === undefined) return ok(endpoint);
  const base = typeof endpoint === 'string' ? named(endpoint) : endpoint;
  const usual = body === undefined ? 'GET' : 'POST';
  return ok({
    ...base,
    method: method?.toUpperCase() ?? base.method ?? usual,
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
  return endpoints.find(({ id, label }) => id === name || label.toLowerCase() === name)?.id ?? null;
}

const readShell = (value: unknown): ShellId | null =>
  typeof value === 'string' ? shellFromName(value) : null;
