// Every fault at every moment, in the real app: arguments go to e2e/faults/main.ts.
import { setUp } from './setup/set-up.mjs';

await setUp('test');
const { built } = await import('./setup/built.mjs');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');
const { tool } = await import('./setup/tool.mjs');
await built();
const [node, ...words] = [...tool('tsx'), 'e2e/faults/main.ts', ...process.argv.slice(2)];
const { code } = await run(node, words, { cwd: root, show: true });
process.exit(code);
