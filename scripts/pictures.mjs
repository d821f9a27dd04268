// Takes the README's pictures of the real app.
import { playwright } from './setup/playwright.mjs';

process.exit(await playwright('e2e/pictures/playwright.config.ts'));
