import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { bashCompletion, fishCompletion, zshCompletion } from './completions.mjs';
import { manPage } from './man-page.mjs';
import { powerShellScript, shScript } from './script-parts.mjs';
import { wordFiles } from './word-files.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');

/** The two scripts of the command. */
export const commandScripts = ['resources/bin/hubkey', 'resources/bin/hubkey-command.ps1'];

/** Every file that is generated from the table, or has a part that is: `[path below the project's folder, text]`. */
export function generatedFiles() {
  const { version } = JSON.parse(read('package.json'));
  const [sh, powershell] = commandScripts;
  return [
    [sh, shScript(read(sh), version)],
    [powershell, powerShellScript(read(powershell), version)],
    ...wordFiles(commandScripts.map(read)),
    ['resources/man/hubkey.1', manPage(version)],
    ['resources/completions/hubkey.bash', bashCompletion()],
    ['resources/completions/_hubkey', zshCompletion()],
    ['resources/completions/hubkey.fish', fishCompletion()],
  ];
}
