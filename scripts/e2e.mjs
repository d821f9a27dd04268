// The end-to-end tests alone, as `npm test` runs them; further arguments go to Playwright. A file that is named runs whole.
import { playwright } from './setup/playwright.mjs';

if (process.argv.slice(2).some((word) => word.includes('.spec'))) process.env.HUBKEY_TESTS = 'all';
process.exit(await playwright('e2e/playwright.config.ts'));
