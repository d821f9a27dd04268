import * as v from 'valibot';
import { copyKinds, type CopyOptions, type CopyRequest } from '../domain/copy-request.ts';
import type { CredentialRef } from '../domain/credential.ts';
import { endpoints, type EndpointChoice, type RequestChoice } from '../domain/endpoint.ts';
import { clientKeyId, isId, profileId } from '../domain/ids.ts';
import { shells } from '../domain/shell.ts';

/** Inputs that several calls share. */
export const nothing = v.null();
export const text = v.pipe(v.string(), v.maxLength(4096));
export const id = v.pipe(v.string(), v.check(isId));
export const profile = v.pipe(id, v.transform(profileId));
export const clientKey = v.pipe(id, v.transform(clientKeyId));
export const keyOfProfile = v.strictObject({ profile, key: clientKey });
export const hubId = v.pipe(v.number(), v.integer());
/** A SHA-256 fingerprint as a person sees it. */
export const fingerprint = v.pipe(v.string(), v.regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/));
export const shell = v.picklist(shells.map((option) => option.id));

export const credential = v.variant('kind', [
  v.strictObject({ kind: v.literal('session') }),
  v.strictObject({ kind: v.literal('client-key'), name: text }),
]) satisfies v.GenericSchema<unknown, CredentialRef>;

const requestChoice = v.strictObject({
  path: v.pipe(v.string(), v.maxLength(8192)),
  exact: v.optional(v.boolean()),
  method: v.optional(v.pipe(v.string(), v.maxLength(20))),
  body: v.optional(v.pipe(v.string(), v.maxLength(65_536))),
}) satisfies v.GenericSchema<unknown, RequestChoice>;

export const endpoint = v.union([
  v.picklist(endpoints.map((option) => option.id)),
  requestChoice,
]) satisfies v.GenericSchema<unknown, EndpointChoice>;

const copyKind = v.picklist(copyKinds);

export const copyOptions = v.strictObject({
  what: copyKind,
  shell,
  jq: v.boolean(),
  variable: v.boolean(),
}) satisfies v.GenericSchema<unknown, CopyOptions>;

export const copyRequest = v.strictObject({
  what: copyKind,
  profile,
  credential,
  endpoint,
  shell,
  jq: v.boolean(),
  variable: v.boolean(),
}) satisfies v.GenericSchema<unknown, CopyRequest>;
