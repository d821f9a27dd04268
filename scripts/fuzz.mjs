// The attack as a test, in full: further arguments go to e2e/fuzz/main.ts.
import { setUp } from './setup/set-up.mjs';

await setUp('test');
const { built } = await import('./setup/built.mjs');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');
const { tool } = await import('./setup/tool.mjs');
await built();
const words = ['scripts/in-desktop-session.mjs', '--', ...tool('tsx')];
const { code } = await run(
  process.execPath,
  [...words, 'e2e/fuzz/main.ts', ...process.argv.slice(2)],
  { cwd: root, show: true },
);
process.exit(code);
