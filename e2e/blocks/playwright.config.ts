import base from '../playwright.config.ts';

/** How long the app is held up by what a Hub sends: `npm run e2e:blocks`, on a computer that does nothing else. */
export default { ...base, testDir: '.', workers: 1, retries: 0 };
