import type { Page } from '@playwright/test';
import { calls as contractCalls } from '../../src-main/contract/calls.ts';
import type { Calls, CredentialRef, HubkeyBridge } from '../../src-main/contract/index.ts';
import type { AnyBridge } from '../fixtures/any-bridge.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { expect, test } from '../fixtures/test.ts';
import { freeText, unknownId, wrongInputs } from '../fixtures/wrong-inputs.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** A valid input for each call, for a profile that doesn't exist. */
const rightInputs = {
  view: null,
  checkForUpdate: null,
  downloadUpdate: null,
  restartForUpdate: null,
  readAddress: freeText,
  signIn: { address: freeText, user: freeText, password: freeText, keep: false, trust: null },
  saveKey: { address: freeText, name: freeText, key: freeText, trust: null },
  copy: copyOf({ kind: 'client-key', name: freeText }),
  copyQuick: copyOf({ kind: 'session' }),
  closePalette: null,
  preview: copyOf({ kind: 'session' }),
  forgetWaitingCopy: null,
  pickRequest: { profile: unknownId, endpoint: 'health' },
  pickedRequest: unknownId,
  takeFillIn: unknownId,
  copyOptions: null,
  quickDeed: { do: 'switch', profile: unknownId },
  restOfAnswer: 12_345,
  openPalette: null,
  chooseCopyOptions: { what: 'curl', shell: 'posix', jq: false, variable: false },
  toggleFavourite: { profile: unknownId, endpoint: 'health' },
  fillInRequest: { profile: unknownId, method: freeText, path: freeText },
  refresh: unknownId,
  signOut: unknownId,
  forgetPassword: unknownId,
  chooseProfile: unknownId,
  renameProfile: { profile: unknownId, name: freeText },
  removeProfile: unknownId,
  forgetPin: unknownId,
  forgetKey: { profile: unknownId, key: unknownId },
  keyPage: { profile: unknownId, query: null },
  changeKey: {
    profile: unknownId,
    request: { do: 'rotate', name: freeText, key: unknownId, hubId: null },
  },
  addKey: { profile: unknownId, name: freeText, key: freeText, hubId: null },
  checkKey: { profile: unknownId, key: unknownId },
  resumeKeys: unknownId,
  dismissKeyAct: { profile: unknownId, key: unknownId },
  dismissKeyNews: null,
  forgetWaitingKeyAct: null,
  exportKeys: { profile: unknownId, only: null },
  health: unknownId,
  healthHistory: unknownId,
  loadHealth: unknownId,
  refreshHealth: unknownId,
  chooseHealthCredential: {
    profile: unknownId,
    credential: { kind: 'client-key', name: freeText },
  },
  exportHealth: { profile: unknownId, as: 'json' },
  answerConsent: { id: unknownId, choice: 'deny' },
  revokeConsent: unknownId,
  endSilence: freeText,
  catalogue: { profile: unknownId, again: false },
  terminalCommand: null,
  installCommand: null,
  removeCommand: null,
  markProfile: { profile: unknownId, mark: { colour: 'red', production: true } },
  copyFingerprint: Array.from({ length: 32 }, () => 'AA').join(':'),
  allowChanges: { profile: unknownId, changes: 'ask' },
  openDocs: { profile: unknownId, credential: { kind: 'session' } },
  forgetWaitingDocs: null,
  openDocsInBrowser: unknownId,
  openHubPage: unknownId,
  lock: null,
  unlock: null,
  markKey: { profile: unknownId, key: unknownId, forScripts: true },
  changeSettings: {
    clearClipboardAfter: 30,
    notifications: true,
    theme: 'system',
    rawHeaders: 'ask-first-time',
  },
  activity: { search: freeText },
  exportActivity: { search: freeText, as: 'csv' },
  watchJob: { profile: unknownId, job: 1, on: true },
  dismissNotice: 'helper-failed',
  retryKeychain: null,
  resetSettings: null,
  retrySettings: null,
  productFacts: null,
  openFolder: 'data',
  copyDiagnostics: null,
  doctor: null,
  checkHub: unknownId,
  copyDoctorReport: null,
  setUpConnection: { address: freeText, user: freeText },
  networkFacts: unknownId,
  chooseProxy: { profile: unknownId, proxy: { kind: 'own', address: freeText } },
  chooseConnectionFile: { profile: unknownId, file: 'authorities' },
  forgetConnectionFile: { profile: unknownId, file: 'key' },
  savePassphrase: { profile: unknownId, passphrase: freeText },
  unclaimedItems: null,
  removeUnclaimedItems: [unknownId],
  adoptKey: { account: `${unknownId}/key/${unknownId}`, profile: unknownId, name: freeText },
  exportSettings: null,
  exportClientKeys: { passphrase: freeText },
  startImport: null,
  openImport: { passphrase: freeText },
  finishImport: null,
  forgetImport: null,
} satisfies { [Name in keyof Calls]: Unbranded<Calls[Name]['in']> };

/** The inputs of the contract with ids as plain texts. */
type Unbranded<Value> = Value extends string
  ? string
  : Value extends object
    ? { [Key in keyof Value]: Unbranded<Value[Key]> }
    : Value;

function copyOf(credential: Unbranded<CredentialRef>) {
  return {
    what: 'header',
    profile: unknownId,
    credential,
    endpoint: 'health',
    shell: 'posix',
    jq: false,
    variable: false,
  };
}

interface Given {
  call: string;
  what: string;
  refused: boolean;
  text: string;
}

/** Makes each call with every invalid input, through the page's own bridge. */
async function callWrongly(page: Page): Promise<Given[]> {
  await page.evaluate(`window.wrongInputs = ${String(wrongInputs)}`);
  return page.evaluate(
    async ({ rights, texts }) => {
      const own = window as unknown as { hubkey: AnyBridge; wrongInputs: typeof wrongInputs };
      const given: Given[] = [];
      for (const [name, right] of Object.entries(rights)) {
        const optional = name === 'changeSettings';
        for (const { kind, at, value } of own.wrongInputs(right, { ...texts, optional })) {
          const what = `${kind}${at && ` at ${at}`}`;
          try {
            const answer = await own.hubkey.call(name, value);
            given.push({ call: name, what, refused: false, text: JSON.stringify(answer) });
          } catch (error) {
            given.push({ call: name, what, refused: true, text: String(error) });
          }
        }
      }
      return given;
    },
    { rights: rightInputs, texts: { free: freeText, id: unknownId } },
  );
}

/** Names that aren't calls. */
const otherNames = [
  ...[
    'nothing',
    '',
    ' ',
    'VIEW',
    'view ',
    'view\0',
    'hubkey:view',
    'hubkey:view-changed',
    '../view',
    'x'.repeat(100_000),
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'],
];

/** The view without what changes by itself. */
async function viewOf(page: Page): Promise<object> {
  const view = await page.evaluate(() =>
    (window as unknown as { hubkey: HubkeyBridge }).hubkey.call('view', null),
  );
  const profiles = view.profiles.map((profile) => ({ ...profile, health: null }));
  return { ...view, profiles, revision: 0 };
}

/** From now on nothing outside Hubkey's windows is opened, only recorded. */
const watchOutside = ({ electron }: Hubkey): Promise<void> =>
  electron.evaluate(({ dialog, shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openPath = (path) => Promise.resolve(String(opened.push(path)));
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
    dialog.showSaveDialog = () => {
      opened.push('a save dialog');
      return Promise.resolve({ canceled: true, filePath: '' });
    };
    dialog.showOpenDialog = () => {
      opened.push('an open dialog');
      return Promise.resolve({ canceled: true, filePaths: [] });
    };
  });
const openedOutside = ({ electron }: Hubkey): Promise<unknown> =>
  electron.evaluate(() => Reflect.get(globalThis, 'opened') as unknown);

const plainSentence = (call: string): RegExp =>
  new RegExp(`: Error: Hubkey's window sent a call "${call}" with a wrong [\\w.]+\\.$`);
/** Electron's error for values that its bridge can't carry. */
const uncarried = /An object could not be cloned|recursion depth exceeded/;

test('every wrong input of the window is refused in words, and does nothing', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await hubkey.helper('GET', '/v1/status');
  const secrets = [
    hub.password,
    hubkey.helperFile()?.token ?? '',
    (await hub.waitForRequest('GET', '/api/health/')).authorization?.split(' ')[1] ?? '',
  ];
  await desktop.clipboard.write('untouched');
  // A sign-in is answered before the keychain has it.
  await expect.poll(() => viewOf(page)).toMatchObject({ keychain: 'working' });
  const before = await viewOf(page);
  const asked = hub.requests.filter(({ method }) => method !== 'GET').length;

  await watchOutside(hubkey);
  const given = await callWrongly(page);
  const calls = new Set(given.map(({ call }) => call));
  expect([...calls].sort()).toEqual(Object.keys(contractCalls).sort());
  expect(given.length).toBeGreaterThan(2_500);
  const faults = given.filter(({ call, what, refused, text }) =>
    refused
      ? !plainSentence(call).test(text) && !uncarried.test(text)
      : !what.startsWith('a field called __proto__') &&
        // A list of names may have any length, and its names any form.
        // A profile may have no colour.
        !(call === 'markProfile' && what === 'null at .mark.colour') &&
        !(
          call === 'removeUnclaimedItems' &&
          /^(a list|an extra field|an id of another form)/.test(what)
        ),
  );
  expect(faults.map(({ call, what }) => `${call}: ${what}`)).toEqual([]);
  const answers = given.map(({ text }) => text).join('\n');
  for (const secret of secrets) expect(answers.includes(secret)).toBe(false);

  const others = await page.evaluate(async (names) => {
    const { hubkey: bridge } = window as unknown as { hubkey: AnyBridge };
    const tried = [...names, null, undefined, 7, {}, ['view']];
    return Promise.all(tried.map((name) => bridge.call(name, null).catch(String)));
  }, otherNames);
  expect(new Set(others)).toEqual(
    new Set(["Error: Error invoking remote method 'hubkey:call': Error: No such call."]),
  );
  const disguised = await page.evaluate(() => {
    const { hubkey: bridge } = window as unknown as { hubkey: AnyBridge };
    return bridge.call({ toString: () => 'view' }, null).catch(String);
  });
  expect(disguised).toMatch(uncarried);

  expect(await viewOf(page)).toEqual(before);
  // The bridge drops a field called __proto__, so that one export of the activity has a valid input.
  expect(await openedOutside(hubkey)).toEqual(['a save dialog']);
  expect(await desktop.clipboard.read()).toBe('untouched');
  expect(hub.requests.filter(({ method }) => method !== 'GET')).toHaveLength(asked);
  const state = await hubkey.electron.evaluate(({ BrowserWindow }) => ({
    windows: BrowserWindow.getAllWindows().length,
    polluted: 'polluted' in {},
  }));
  expect(state).toEqual({ windows: 1, polluted: false });
  expect((await hubkey.helper('GET', '/v1/status')).status).toBe(200);
});
