// What every system must do, on its own desktop: arguments go to Playwright, HUBKEY_PACKED names a package's program.
import { setUp } from './setup/set-up.mjs';

await setUp('test');
const { built } = await import('./setup/built.mjs');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');
const { tool } = await import('./setup/tool.mjs');
await built();
const config = ['-c', 'e2e/smoke/playwright.config.ts'];
const words = [...tool('playwright'), 'test', ...config, ...process.argv.slice(2)];
// Linux brings its own desktop, as a test has none.
const session = [process.execPath, 'scripts/in-desktop-session.mjs', '--'];
const [node, ...args] = process.platform === 'linux' ? [...session, ...words] : words;
const { code } = await run(node, args, { cwd: root, show: true });
process.exit(code);
