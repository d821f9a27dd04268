import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { bashCompletion, fishCompletion, zshCompletion } from './completions.mjs';
import { manPage } from './man-page.mjs';
import { powerShellPart, shHelp, shTables, withPart } from './script-parts.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');

/** Every file that is generated from the table, or has a part that is: `[path below the project's folder, text]`. */
export function generatedFiles() {
  const { version } = JSON.parse(read('package.json'));
  const [sh, powershell] = ['resources/bin/hubkey', 'resources/bin/hubkey.ps1'];
  return [
    [sh, withPart(withPart(read(sh), 'tables', shTables(version)), 'help', shHelp())],
    [powershell, withPart(read(powershell), 'tables and help', powerShellPart(version))],
    ['resources/man/hubkey.1', manPage(version)],
    ['resources/completions/hubkey.bash', bashCompletion()],
    ['resources/completions/_hubkey', zshCompletion()],
    ['resources/completions/hubkey.fish', fishCompletion()],
  ];
}
