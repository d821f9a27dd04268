// What `npm test` leaves out: further variants end to end, the hubkey command in every shell, and what takes long.
// 10 to 30 minutes on 2 cores.
import { playwright } from './setup/playwright.mjs';
import { root } from './setup/folders.mjs';
import { run } from './setup/run.mjs';
import { tool } from './setup/tool.mjs';

process.env.HUBKEY_TESTS = 'long';
const endToEnd = await playwright('e2e/playwright.config.ts');
const [node, ...file] = tool('vitest');
const { code } = await run(node, [...file, 'run', 'src-main/loopback/hubkey'], {
  cwd: root,
  show: true,
});
process.exit(endToEnd || code);
