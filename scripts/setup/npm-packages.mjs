import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.mjs';
import { giveUp, run } from './run.mjs';

const stamp = join(root, 'node_modules', '.hubkey-setup');

/** Installs the packages in package-lock.json, unless that is already done. */
export async function npmPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing npm packages…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  for (let attempt = 1; ; attempt += 1) {
    const { code, output } = await run(npm, args, {
      cwd: root,
      shell: process.platform === 'win32',
    });
    if (code === 0) break;
    if (attempt === 3) giveUp(`npm could not install the packages:\n${output}`);
  }
  writeFileSync(stamp, lock);
}
