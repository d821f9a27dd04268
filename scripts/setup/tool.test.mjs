import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checks } from '../checks.mjs';
import { root } from './folders.mjs';
import { tool } from './tool.mjs';

const names = [...new Set(checks.map(([, [name]]) => name))].filter((name) => name !== 'node');

it.each([...names, 'tsx', 'vitest', 'playwright'])('finds %s, to be run by node', (name) => {
  const [node, file] = tool(name);
  expect(node).toBe(process.execPath);
  expect(existsSync(file)).toBe(true);
});

it('is how scripts start tools, as Windows can start no npx without a shell', () => {
  const scripts = readdirSync(join(root, 'scripts'), { recursive: true }).filter((file) =>
    /(?<!\.test)\.mjs$/.test(file),
  );
  const byNpx = scripts.filter((file) =>
    /['"]npx['"]/.test(readFileSync(join(root, 'scripts', file), 'utf8')),
  );
  expect(byNpx).toEqual([]);
});
