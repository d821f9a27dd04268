import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedPackages } from './expected-packages.mjs';
import { root } from './folders.mjs';
import { folderBytes, megabytes, showProgress } from './progress.mjs';
import { giveUp, run } from './run.mjs';

const stamp = join(root, 'node_modules', '.hubkey-setup');

/** Installs the packages in package-lock.json, unless that is already done. */
export async function npmPackages() {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const lock = createHash('sha256').update(text).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  for (let attempt = 1; ; attempt += 1) {
    const stop = showProgress('Installing npm packages:', installed(JSON.parse(text)));
    const { code, output } = await run(npm, args, {
      cwd: root,
      shell: process.platform === 'win32',
    });
    stop();
    if (code === 0) break;
    if (attempt === 3) giveUp(`npm could not install the packages:\n${output}`);
  }
  writeFileSync(stamp, lock);
}

/** How many packages are there and how large they are, in words; once it is `done`, how many there are of both. */
function installed(lock) {
  const expected = expectedPackages(lock, process);
  const missing = new Set(expected);
  let unmeasured = [];
  let bytes = 0;
  return (done) => {
    // Measured a moment after they have appeared, as the files are still being written then; packages inside count for themselves.
    for (const folder of unmeasured) bytes += folderBytes(folder, 'node_modules');
    const appeared = [...missing].filter((name) => existsSync(join(root, name, 'package.json')));
    unmeasured = appeared.map((name) => join(root, name));
    for (const name of appeared) missing.delete(name);
    const count = expected.length - missing.size;
    return done
      ? `${count}, ${megabytes(folderBytes(join(root, 'node_modules')))} on disk`
      : `${count} of about ${expected.length}, ${megabytes(bytes)} on disk`;
  };
}
