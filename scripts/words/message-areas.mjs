/**
 * Splits the compiled index of messages (after `lazyLocales`) into a module for each catalogue file, with the messages of `base` inside: a
 * bundle then has the words of a screen beside the screen, instead of all of them in front of the first one.
 *
 * `messages`: the compiled messages of `base`. `areaOf`: the catalogue file of each message, as `sign-in`. Returns the text of
 * the index that takes the place of the first, and of each area by its name.
 */
export function messageAreas({ index, messages, base, areaOf }) {
  const written = messagesOf(messages);
  const typedefs = new Map(
    Array.from(index.matchAll(/^\/\*\* @typedef .* (\w+Inputs) \*\/$/gm), ([line, name]) => [
      name,
      line,
    ]),
  );
  const areas = new Map();
  const rest = index
    .replace(/^\/\*\* @typedef .* \w+Inputs \*\/\n/gm, '')
    .replace(new RegExp(String.raw`^import \* as \w+ from "\./${base}\.js"\n`, 'm'), '')
    .replaceAll(
      /^\/\*\*\n(?:\*.*\n)+?\*\/\nexport const (\w+) = [^]*?\n\}\);\n/gm,
      (block, key) => {
        const area = areaOf(key);
        const choice = new RegExp(String.raw`return pick\(options, "${key}", \w+\.${key}\)`);
        if (area === undefined || !written.has(key) || !choice.test(block))
          throw new Error(`The compiled messages have “${key}” in another form.`);
        const blocks = areas.get(area) ?? [];
        // In place, so that an engine reads it only once it is needed. As a function, since texts may hold "$&".
        const text = block.replace(
          choice,
          () => `return pick(options, "${key}", ${written.get(key)})`,
        );
        blocks.push(withoutParentheses(text));
        areas.set(area, blocks);
        return '';
      },
    );
  const placed = [...areas.values()].flat().length;
  if (placed !== written.size) throw new Error('The compiled messages have one in another form.');
  const names = [...areas.keys()].sort();
  return {
    index: [
      ...names.map((area) => `export * from "./areas/${area}.js"\n`),
      'export { isLoaded, loadMessages } from "./pick.js"\n',
    ].join(''),
    pick: rest.replace('const pick = ', 'export const pick = '),
    areas: new Map(
      names.map((area) => {
        const text = areas.get(area).join('');
        const used = new Set(text.match(/\b\w+Inputs\b/g));
        const types = [...used].flatMap((name) => typedefs.get(name) ?? []);
        return [area, [...heading, ...types, text].join('\n')];
      }),
    ),
  };
}

/**
 * V8 compiles a function in parentheses at once, as one that is called at once often stands in them; so the type that the compiler
 * wrote in front of them is declared in front of the message instead.
 */
const withoutParentheses = (block) =>
  block.replace(
    /\n\* @param [^]*\*\/\nexport const (\w+) = \/\*\* @type (.*) \*\/ \(\(([^]*)\n\}\);\n$/,
    (_all, key, type, rest) =>
      `\n* @type ${type.replace("'../runtime.js'", "'../../runtime.js'")}\n*/\nexport const ${key} = (${rest}\n};\n`,
  );

const heading = [
  '/* eslint-disable */',
  'import { pick } from "../pick.js"',
  'import * as registry from "../../registry.js"',
  "/** @typedef {import('../../runtime.js').LocalizedString} LocalizedString */",
];

/** The function of each message of a language, as the compiler wrote it. */
const messagesOf = (text) =>
  new Map(
    Array.from(
      `${text}\n`.matchAll(/^export const (\w+) = ((?:\/\*\*.*?\*\/ )?\([^]*?\n\});\n/gm),
      ([, key, message]) => [key, message],
    ),
  );
