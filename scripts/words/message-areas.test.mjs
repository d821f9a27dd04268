import { expect, it } from 'vitest';
import { messageAreas } from './message-areas.mjs';

const indexed = (key, name) => `/**
* | output |
* | --- |
* | "…" |
*
* @param {${name}Inputs} inputs
* @param {{ locale?: "en" }} options
* @returns {LocalizedString}
*/
export const ${key} = /** @type {((inputs: ${name}Inputs) => LocalizedString) & import('../runtime.js').MessageMetadata<{}>} */ ((inputs, options = {}) => {
	return pick(options, "${key}", __en.${key})(inputs)
});
`;
const index = `/* eslint-disable */
import { getLocale } from "../runtime.js"

/** @typedef {{ count: number }} Keys_FoundInputs */
/** @typedef {{}} Sign_In_TitleInputs */
import * as __en from "./en.js"
${indexed('keys_found', 'Keys_Found')}${indexed('sign_in_title', 'Sign_In_Title')}
const loaded = {}
const pick = (options, key, message) => loaded[options.locale ?? getLocale()]?.[key] ?? message
export const loadMessages = async (locale) => {}
export const isLoaded = (locale) => true
`;
const messages = `export const keys_found = /** @type {(inputs: Keys_FoundInputs) => LocalizedString} */ (i) => {
	return /** @type {LocalizedString} */ (\`\${i?.count} for $& and more\`)
};

export const sign_in_title = /** @type {(inputs: Sign_In_TitleInputs) => LocalizedString} */ () => {
	return /** @type {LocalizedString} */ (\`Sign in\`)
};`;
const files = { keys_found: 'keys', sign_in_title: 'sign-in' };
const split = (changed = {}) =>
  messageAreas({ index, messages, base: 'en', areaOf: (key) => files[key], ...changed });

it('puts each message into the module of its file, and its types with it', () => {
  const { index: whole, areas } = split();
  expect([...areas.keys()]).toEqual(['keys', 'sign-in']);
  expect(areas.get('keys')).toContain('@typedef {{ count: number }} Keys_FoundInputs');
  expect(areas.get('keys')).not.toContain('Sign_In_TitleInputs');
  expect(whole).toBe(
    'export * from "./areas/keys.js"\nexport * from "./areas/sign-in.js"\nexport { isLoaded, loadMessages } from "./pick.js"\n',
  );
});

it('keeps the words of the base language inside, and calls no other module for them', () => {
  const { areas, pick } = split();
  expect(areas.get('keys')).toContain('`${i?.count} for $& and more`');
  expect([...areas.values()].join('')).not.toContain('__en');
  expect(pick).not.toContain('__en');
  expect(pick).toContain('export const pick = ');
});

it('writes no function in parentheses, and declares its type from where the module is', () => {
  const text = split().areas.get('sign-in');
  expect(text).toContain('export const sign_in_title = (inputs, options = {}) => {\n');
  expect(text).toContain("& import('../../runtime.js').MessageMetadata<{}>}\n*/");
  expect(text).not.toContain('@param');
});

it('fails where the compiler writes something else', () => {
  expect(() => split({ areaOf: () => undefined })).toThrow('“keys_found” in another form');
  expect(() => split({ messages: '' })).toThrow('“keys_found” in another form');
  const other = index.replace('__en.keys_found)', '__en.keys_found, 1)');
  expect(() => split({ index: other })).toThrow('“keys_found” in another form');
  const function_ = index.replace('export const keys_found', 'export function keys_found');
  expect(() => split({ index: function_ })).toThrow('in another form');
});
