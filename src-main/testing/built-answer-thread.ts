import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Bundles the thread that reads answers as the app's build does. Gives its file, in a folder of the caller's to remove. */
export async function builtAnswerThread(): Promise<{ folder: string; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hubkey-thread-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, '..'),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        input: {
          thread: join(import.meta.dirname, '../adapters/answer-worker/answer-thread.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return { folder, file: join(folder, 'thread.mjs') };
}
