// The end-to-end tests alone; further arguments go to Playwright.
import { playwright } from './setup/playwright.mjs';

process.exit(await playwright('e2e/playwright.config.ts'));
