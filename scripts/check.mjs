// All static checks, two at a time; the output of those that fail.
import { setUp } from './setup/set-up.mjs';

if (!process.argv.includes('--ready')) await setUp('test');
const { compileMessages } = await import('./words/compile-messages.mjs');
await compileMessages();
const { checks } = await import('./checks.mjs');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');

const waiting = [...checks];
let failed = 0;
const work = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, words] = next;
    const from = Date.now();
    const { code, output } = await run('npx', ['--no-install', ...words], { cwd: root });
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
