import * as v from 'valibot';
import { consentChoices, consentPolicies } from '../domain/consent.ts';
import { copyKinds } from '../domain/copy-request.ts';
import { endpoints } from '../domain/endpoint.ts';
import { clientKeyId, isId, profileId } from '../domain/ids.ts';
import { keyAgeChoices } from '../domain/key-age.ts';
import { isPageQuery } from '../domain/listed-key.ts';
import { healthIntervals } from '../domain/settings.ts';
import type { CallName, Calls } from './calls.ts';

const text = v.pipe(v.string(), v.maxLength(4096));
const id = v.pipe(v.string(), v.check(isId));
const profile = v.pipe(id, v.transform(profileId));
const clientKey = v.pipe(id, v.transform(clientKeyId));
const shell = v.picklist(['posix', 'fish', 'powershell', 'cmd']);
const trust = v.nullable(v.pipe(v.string(), v.regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)));
const nothing = v.null();

const credential = v.variant('kind', [
  v.strictObject({ kind: v.literal('session') }),
  v.strictObject({ kind: v.literal('client-key'), name: text }),
]);

const copyRequest = v.strictObject({
  what: v.picklist(copyKinds),
  profile,
  credential,
  endpoint: v.union([
    v.picklist(endpoints.map(({ id }) => id)),
    v.strictObject({
      path: v.pipe(v.string(), v.maxLength(8192)),
      method: v.optional(v.pipe(v.string(), v.maxLength(20))),
      body: v.optional(v.pipe(v.string(), v.maxLength(65_536))),
    }),
  ]),
  shell,
  jq: v.boolean(),
});

const hubId = v.pipe(v.number(), v.integer());
const keyAsk = v.variant('do', [
  v.strictObject({ do: v.literal('create'), name: text }),
  v.strictObject({
    do: v.literal('rotate'),
    name: text,
    key: clientKey,
    hubId: v.nullable(hubId),
  }),
  v.strictObject({ do: v.literal('revoke'), name: text, hubId, key: v.nullable(clientKey) }),
]);

/** Where every field may be left out, a list or a date would pass for an object without any. */
const plain = v.custom<object>(
  (value) => value instanceof Object && Object.getPrototypeOf(value) === Object.prototype,
);

const settings = v.strictObject({
  clearClipboardAfter: v.optional(v.pipe(v.number(), v.integer())),
  notifications: v.optional(v.boolean()),
  theme: v.optional(v.picklist(['system', 'light', 'dark'])),
  startAtLogin: v.optional(v.boolean()),
  defaultShell: v.optional(v.nullable(shell)),
  remindKeyAge: v.optional(v.picklist(keyAgeChoices)),
  healthInterval: v.optional(v.picklist(healthIntervals)),
  rawHeaders: v.optional(v.picklist(consentPolicies)),
  quickCopy: v.optional(v.boolean()),
  quickShortcut: v.optional(v.pipe(v.string(), v.maxLength(60))),
});

const inputs: { [Name in CallName]: v.GenericSchema<unknown, Calls[Name]['in']> } = {
  view: nothing,
  readAddress: text,
  signIn: v.strictObject({ address: text, user: text, password: text, keep: v.boolean(), trust }),
  saveKey: v.strictObject({ address: text, name: text, key: text, trust }),
  copy: copyRequest,
  copyQuick: copyRequest,
  closePalette: nothing,
  preview: copyRequest,
  forgetWaitingCopy: nothing,
  refresh: profile,
  signOut: profile,
  chooseProfile: profile,
  renameProfile: v.strictObject({ profile, name: text }),
  removeProfile: profile,
  forgetPin: profile,
  forgetKey: v.strictObject({ profile, key: clientKey }),
  keyPage: v.strictObject({
    profile,
    query: v.nullable(v.pipe(text, v.check(isPageQuery))),
  }),
  askKey: v.strictObject({ profile, ask: keyAsk }),
  addKey: v.strictObject({ profile, name: text, key: text, hubId: v.nullable(hubId) }),
  checkKey: v.strictObject({ profile, key: clientKey }),
  goOnWithKeys: profile,
  dismissKeyAct: v.strictObject({ profile, key: clientKey }),
  dismissKeyNews: nothing,
  forgetWaitingKeyAct: nothing,
  exportKeys: profile,
  health: profile,
  healthHistory: profile,
  lookAtHealth: profile,
  chooseHealthCredential: v.strictObject({ profile, credential }),
  exportHealth: v.strictObject({ profile, as: v.picklist(['json', 'png']) }),
  answerConsent: v.strictObject({ id, choice: v.picklist(consentChoices) }),
  revokeConsent: id,
  endSilence: text,
  catalogue: v.strictObject({ profile, again: v.boolean() }),
  terminalCommand: nothing,
  installCommand: nothing,
  removeCommand: nothing,
  openDocs: profile,
  changeSettings: v.pipe(plain, settings),
  activity: v.strictObject({ search: text }),
  dismissNotice: v.picklist([
    'settings-damaged',
    'settings-newer',
    'settings-unsaved',
    'helper-failed',
    'unsafe-runtime-dir',
    'clipboard-not-cleared',
  ]),
  retryKeychain: nothing,
  unclaimedItems: nothing,
  removeUnclaimedItems: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[!-~]{1,200}$/))),
    v.maxLength(10_000),
  ),
};

/**
 * The input of a call, checked. Throws a sentence that names the call and the field and holds none
 * of the values: one may be a password.
 */
export function validInput<Name extends CallName>(name: Name, input: unknown): Calls[Name]['in'] {
  const read = v.safeParse(inputs[name], input);
  if (read.success) return read.output;
  const field = v.getDotPath(read.issues[0]) ?? 'input';
  throw new Error(`Hubkey's window sent a call "${name}" with a wrong ${field}.`);
}
