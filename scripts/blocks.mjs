// Measures how long the largest answers of a Hub hold up the app.
import { playwright } from './setup/playwright.mjs';

process.exit(await playwright('e2e/blocks/playwright.config.ts'));
