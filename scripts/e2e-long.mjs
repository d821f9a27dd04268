// The end-to-end tests that `npm test` leaves out: further variants, and those that take long. About 20 minutes on 2 cores.
import { playwright } from './setup/playwright.mjs';

process.env.HUBKEY_E2E = 'long';
process.exit(await playwright('e2e/playwright.config.ts'));
