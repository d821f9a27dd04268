// All static checks, two at a time; the output of those that fail.
import { setUp } from './setup/set-up.mjs';

if (!process.argv.includes('--ready')) await setUp('test');
const { compileMessages } = await import('./words/compile-messages.mjs');
await compileMessages();
const { checks } = await import('./checks.mjs');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');
const { tool } = await import('./setup/tool.mjs');

const waiting = [...checks];
let failed = 0;
const work = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, [called, ...args]] = next;
    const from = Date.now();
    const [node, ...file] = called === 'node' ? [process.execPath] : tool(called);
    const { code, output } = await run(node, [...file, ...args], { cwd: root });
    console.log(
      `${code === 0 ? 'ok    ' : 'failed'} ${name} (${Math.round((Date.now() - from) / 1000)} s)`,
    );
    if (code === 0) continue;
    failed += 1;
    console.log(output.trimEnd());
  }
};
await Promise.all([work(), work()]);
process.exit(failed ? 1 : 0);
