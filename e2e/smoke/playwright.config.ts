import base from '../playwright.config.ts';

/** What every system must do, on its own desktop: `npm run smoke`. `HUBKEY_PACKED` names the program of a package to try. */
export default { ...base, testDir: '.', outputDir: '../../test-results', workers: 1 };
