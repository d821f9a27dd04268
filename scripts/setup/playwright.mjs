import { built } from './built.mjs';
import { root } from './folders.mjs';
import { run } from './run.mjs';
import { setUp } from './set-up.mjs';
import { tool } from './tool.mjs';

/** Sets up, builds what is out of date, and runs Playwright by a configuration; its exit code. */
export async function playwright(config) {
  await setUp('test');
  await built();
  const [node, ...args] = [...tool('playwright'), 'test', '-c', config, ...process.argv.slice(2)];
  const { code } = await run(node, args, { cwd: root, show: true });
  return code;
}
