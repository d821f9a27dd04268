import type { AppView } from '../domain/app-view.ts';
import { secretCopies, type CopyRequest } from '../domain/copy-request.ts';
import { endpoints, type EndpointChoice } from '../domain/endpoint.ts';
import { defaultCredential, sessionRef, type CredentialRef } from '../domain/credential.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ShellId } from '../domain/settings.ts';
import { shellFromName } from '../domain/shell.ts';
import { profileNamed } from './find-profile.ts';
import type { Refusal } from './refusals.ts';
import { shortName } from '../domain/words/shown-name.ts';

const fields = new Set(['what', 'profile', 'credential', 'endpoint', 'shell', 'jq']);

/** The copy that a body asks for; or the problem, with the field that is wrong. */
export function readCopyRequest(
  body: unknown,
  view: AppView,
  defaultShell: ShellId,
): Result<CopyRequest, Refusal> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return fail(wrong('The body must be a JSON object, such as {"what":"header"}.'));
  }
  const given = body as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !fields.has(name));
  if (unknown !== undefined) return fail(wrong(`There is no field "${shortName(unknown, 40)}".`));
  const what = secretCopies.find((kind) => kind === given['what']);
  if (!what) return fail(wrong(`"what" must be one of ${secretCopies.join(', ')}.`));
  const { profile: name = null } = given;
  if (name !== null && typeof name !== 'string') return fail(wrong('"profile" must be a name.'));
  const profile = profileNamed(name, view);
  if (!profile.ok) return profile;
  const credential = readCredential(given['credential'], profile.value);
  if (!credential) {
    return fail(wrong('"credential" must be "session" or {"clientKey":"NAME"}.'));
  }
  const endpoint = readEndpoint(given['endpoint']);
  if (!endpoint)
    return fail(wrong('"endpoint" must be a known name or a path beginning with "/".'));
  const shell = given['shell'] === undefined ? defaultShell : readShell(given['shell']);
  if (!shell) return fail(wrong('"shell" must be bash, zsh, fish, PowerShell or cmd.'));
  const { jq = false } = given;
  if (typeof jq !== 'boolean') return fail(wrong('"jq" must be true or false.'));
  return ok({ what, profile: profile.value.id, credential, endpoint, shell, jq });
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

function readEndpoint(value: unknown): EndpointChoice | null {
  if (value === undefined) return 'health';
  if (typeof value !== 'string') return null;
  if (value.startsWith('/')) return { path: value };
  const name = value.toLowerCase();
  return endpoints.find(({ id, label }) => id === name || label.toLowerCase() === name)?.id ?? null;
}

const readShell = (value: unknown): ShellId | null =>
  typeof value === 'string' ? shellFromName(value) : null;
