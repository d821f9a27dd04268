import { defineConfig } from '@playwright/test';

// The hubkey command speaks its caller's language; workers inherit this.
process.env['LC_ALL'] = 'C.UTF-8';

/** Set by the commands that run more than what `npm test` does. */
const wanted = process.env['HUBKEY_TESTS'];

/**
 * The real Electron, keychain, clipboard and tray. Each worker has a desktop session of its own
 * (fixture `desktop`), so that keychain, clipboard and tray are no other worker's.
 */
export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  ...(wanted === 'long' ? { grep: /@long/ } : {}),
  ...(wanted === undefined ? { grepInvert: /@long/ } : {}),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // One more than CI's cores, as tests often wait for windows and the Hub.
  workers: 3,
  fullyParallel: false,
  // On a busy machine a start can be slow; a test that passes only when repeated is named in the summary.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
});
