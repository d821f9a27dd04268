import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import { licenseFile } from './scripts/package/license-file.mjs';
import { pagePolicy } from './src-main/windows/page-policy.ts';

const here = (path: string) => resolve(import.meta.dirname, path);

const fonts = ['inter', 'jetbrains-mono'].map((name) =>
  here(`node_modules/@fontsource-variable/${name}`),
);

/** Writes the page's policy into the page that is built; the one of `npm run dev` has to be looser. */
const policyInPage: Plugin = {
  name: 'page-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
      injectTo: 'head-prepend',
    },
  ],
};

const messages: Plugin = {
  name: 'messages',
  // As a program of its own, as this configuration is bundled and the script finds the project by its place.
  async buildStart() {
    await promisify(execFile)(process.execPath, [here('scripts/words.mjs')]);
  },
};

/** V8 keeps a script with one other character in two bytes each, and reads it half as fast. oxc has no such choice. */
const charset = { esbuild: { charset: 'ascii' } } as const;

/**
 * Everything but electron, keytar and koffi is bundled: the packaged app then carries two native modules and
 * no node_modules tree, and the start reads few files.
 */
export default defineConfig({
  main: {
    ...charset,
    plugins: [messages, licenseFile()],
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node20',
      minify: 'esbuild',
      sourcemap: 'hidden',
      rolldownOptions: {
        input: {
          index: here('src-main/index.ts'),
          // The keychain's process is a program of its own.
          'keychain-child': here('src-main/adapters/keychain-process/keychain-child.ts'),
        },
        external: ['electron', 'keytar', 'koffi'],
        output: {
          format: 'es',
          chunkFileNames: '[name]-[hash].js',
          // One file for the start: what it shares with later parts would else be files of their own.
          // But the words of other languages, which are loaded where they are spoken.
          codeSplitting: {
            groups: [
              // With all that the first window or icon needs, and so before the other.
              {
                name: 'start',
                test: /src-main\/(start\/(?!refusal-words|lock-problem-of)|adapters\/private-files\/)/,
                priority: 1,
              },
              {
                name: 'app',
                test: /src-main\/(domain|services|tray)\/(?!.*\/messages\/(?!_index|pick)[\w-]+\.js$)/,
              },
            ],
          },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: here('src-main/preload/index.ts') },
        // A sandboxed preload can only be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: here('src-renderer'),
    ...charset,
    plugins: [
      messages,
      svelte({ configFile: here('svelte.config.js') }),
      policyInPage,
      licenseFile(fonts),
    ],
    build: {
      outDir: here('out/renderer'),
      // In kB. Pages are read from the disk, and sooner as one file than as several.
      chunkSizeWarningLimit: 1_000,
      target: 'chrome130',
      minify: 'esbuild',
      sourcemap: 'hidden',
      rolldownOptions: {
        input: { index: here('src-renderer/index.html') },
        // One script and one style sheet for the first paint, as each file is a question to a busy main process; with what the
        // first screens need, and no more.
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: 'page', tags: ['$initial'] }],
          },
        },
        // A file that only passes words on counts as a use of all of them otherwise.
        treeshake: {
          moduleSideEffects: (id) => !/src-main\/|src-renderer\/(?!main\.ts).*\.ts$/.test(id),
        },
      },
    },
  },
});
