// The benchmarks: figures with their bounds, in a table. Arguments choose benchmarks; `--json` prints JSON, `--page` writes README and BENCH.md.
import { setUp } from './setup/set-up.mjs';

await setUp('test');
const { built } = await import('./setup/built.mjs');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');
const { tool } = await import('./setup/tool.mjs');
await built();
const words = ['scripts/in-desktop-session.mjs', '--', ...tool('tsx'), 'e2e/bench/main.ts'];
const { code } = await run(process.execPath, [...words, ...process.argv.slice(2)], {
  cwd: root,
  show: true,
});
process.exit(code);
