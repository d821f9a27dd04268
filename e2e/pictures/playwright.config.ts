import base from '../playwright.config.ts';

/** The README's pictures, taken of the real app: `npm run pictures`. */
export default { ...base, testDir: '.', workers: 1, retries: 0 };
