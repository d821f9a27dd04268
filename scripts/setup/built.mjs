import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.mjs';
import { giveUp, run } from './run.mjs';

const sources = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json'];

/** Builds to `out/` if a source is newer than the build. */
export async function built() {
  const out = join(root, 'out', 'main', 'index.js');
  const newest = Math.max(...sources.map((name) => newestIn(join(root, name))));
  if (existsSync(out) && statSync(out).mtimeMs > newest) return;
  console.error('Building…');
  const { code, output } = await run(process.execPath, [electronVite, 'build'], { cwd: root });
  if (code !== 0) giveUp(output);
}

export const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');

function newestIn(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
