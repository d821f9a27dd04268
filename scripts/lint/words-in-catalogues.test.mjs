import { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { wordsInCatalogues } from './words-in-catalogues.mjs';

const svelteParser = svelte.configs.base.find(({ languageOptions }) => languageOptions?.parser)
  .languageOptions.parser;

const found = (code, { file = 'words.ts', option = 'sentences' } = {}) =>
  new Linter().verify(
    code,
    {
      files: ['**/*.ts', '**/*.svelte'],
      languageOptions: {
        parser: file.endsWith('.svelte') ? svelteParser : tseslint.parser,
        parserOptions: { parser: tseslint.parser },
      },
      plugins: { hubkey: { rules: { words: wordsInCatalogues } } },
      rules: { 'hubkey/words': ['error', option] },
    },
    { filename: file },
  );

const inSvelte = { file: 'Words.svelte' };

describe('words outside the catalogues', () => {
  it.each([
    ["const words = 'Nothing was sent.';", {}],
    ['const words = `The Hub rejected ${name}.`;', {}],
    ["show({ title: 'Health' });", {}],
    ['show({ message: `${count} keys` });', {}],
    ["const read = { name: textOf(name) ?? '(no name)' };", {}],
    ['const name = uniqueName(wanted.ok ? wanted.value : `key ${id}`, taken);', {}],
    ["const job = { name: given ?? `Job ${id ?? ''}`.trim() };", {}],
    ['const words = `${hub} ended your session`;', { option: 'phrases' }],
    ['<p>Nothing yet</p>', inSvelte],
    ['<button aria-label="Close">×</button>', inSvelte],
    ['<Field label="Name" />', inSvelte],
    ["<script>let words = 'Nothing was sent.';</script>", inSvelte],
  ])('are found in %s', (code, how) => {
    expect(found(code, how)).toMatchObject([{ ruleId: 'hubkey/words' }]);
  });

  it.each([
    ["throw new Error('The first snapshot is taken before anything is drawn.');", {}],
    ["import x from './Some file name.ts';", {}],
    ["const kind = 'helper command';", {}],
    ["const key = { name: 'api_key', type: 'not-a-hub' };", {}],
    ['const name = `${host}-${port}`;', {}],
    ["const name = path.replace(' ', '-') + '.json';", {}],
    ["const type = 'application/json';", { option: 'phrases' }],
    ['const x = m.copy_button();', {}],
    ['<p>{m.copy_nothing()} <code>hubkey status now</code> · 3 ×</p>', inSvelte],
    ['<p class="wide row now">Hubkey</p>', inSvelte],
    ['<style>p { color: red; }</style>', inSvelte],
  ])('are none in %s', (code, how) => {
    expect(found(code, how)).toEqual([]);
  });
});
