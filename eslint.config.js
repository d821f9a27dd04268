import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { wordsInCatalogues } from './scripts/lint/words-in-catalogues.mjs';
import svelteConfig from './svelte.config.js';

const only = (what, where) => `${what} belongs to ${where} alone.`;

/** Bans by syntax; each message says what to do instead. */
const ban = (selector, message) => ({ selector, message });
const timers = ban(
  "CallExpression[callee.name=/^(setTimeout|setInterval)$/], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  only('Time', 'the clock adapter') + ' Take a Clock.',
);
const ipc = ban(
  "ImportSpecifier[imported.name='ipcMain']",
  only('ipcMain', 'ipc/') + ' Add a call to the contract.',
);
const renderer = ban(
  "ImportSpecifier[imported.name='ipcRenderer']",
  only('ipcRenderer', 'preload/') + ' Add a call to the contract.',
);

/**
 * The files that may use time without the Clock: the clock itself, and bounds of one connection or
 * process, which no deadline of the app hangs on.
 */
const withTime = [
  'src-main/adapters/system-clock.ts',
  'src-main/adapters/answer-worker/answer-worker.ts',
  'src-main/adapters/dbus/bus.ts',
  'src-main/adapters/hub-forwarder/node-hub-forwarder.ts',
  'src-main/adapters/*/hub-requests.ts',
  'src-main/adapters/*/secure-connection.ts',
  'src-main/adapters/*/straight-connection.ts',
  'src-main/loopback/helper-server.ts',
];

export default tseslint.config(
  {
    ignores: [
      'out',
      'dist',
      'node_modules',
      'test-results',
      '**/*.cjs',
      '**/*.mjs',
      '**/*.d.mts',
      '**/messages/compiled',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Taking a text apart by code points is what is meant where it is done.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
    rules: {
      // The types of markup are svelte-check's to judge: the linter sees `any` there.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  { files: ['*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['src-main/**/*.ts', 'src-renderer/**/*.ts', 'src-renderer/**/*.svelte'],
    // The keychain's own process and a table for audits are read by programs, in English.
    ignores: [
      '**/*.test.ts',
      'src-main/testing/**',
      'src-main/adapters/keychain-process/**',
      'src-main/domain/key-ledger-csv.ts',
    ],
    plugins: { hubkey: { rules: { words: wordsInCatalogues } } },
    rules: { 'hubkey/words': ['error', 'sentences'] },
  },
  {
    files: ['src-main/**/*.ts'],
    ignores: ['**/*.test.ts', 'src-main/testing/**'],
    rules: { 'no-restricted-syntax': ['error', timers, ipc, renderer] },
  },
  {
    files: withTime,
    rules: { 'no-restricted-syntax': ['error', ipc, renderer] },
  },
  {
    files: ['src-main/ipc/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', timers, renderer] },
  },
  {
    files: ['src-main/preload/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', timers, ipc] },
  },
);
