import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src-main/**/*.test.ts',
      'src-renderer/**/*.test.ts',
      'e2e/{hub,framework-hub,fixtures,bench,fuzz}/**/*.test.ts',
      'scripts/**/*.test.mjs',
    ],
    // Or a style sheet is empty for a test that reads its text.
    css: { include: /tokens\.css/ },
    globalSetup: ['scripts/words/global-setup.mjs'],
    // The hubkey command speaks its caller's language.
    env: { LC_ALL: 'C.UTF-8' },
    testTimeout: 60_000,
    hookTimeout: 30_000,
    // One more than CI's cores: a fifth of the time is spent waiting for others.
    maxWorkers: 3,
    // As Playwright does; `npm test` names at its end what passed only when repeated.
    retry: process.env['CI'] ? 1 : 0,
  },
});
