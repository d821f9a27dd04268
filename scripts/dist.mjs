// Installers by electron-builder. Arguments go to it; `--allow-test-runtime` packs the registry's Electron.
import { setUp } from './setup/set-up.mjs';

const outputOption = '-c.directories.output=';
const args = process.argv.slice(2);
const at = args.indexOf('--allow-test-runtime');
if (at >= 0) args.splice(at, 1);
const runtime = await setUp('run');
const { built } = await import('./setup/built.mjs');
const { root } = await import('./setup/folders.mjs');
const { giveUp, run } = await import('./setup/run.mjs');
const { writeSbom } = await import('./package/write-sbom.mjs');
const { compressedManPage } = await import('./package/compressed-man-page.mjs');
const { signingOptions } = await import('./package/signing-options.mjs');
const { releaseNotes, updateOptions } = await import('./package/update-options.mjs');
const { readFileSync } = await import('node:fs');
const { join } = await import('node:path');
if (!runtime.official && at < 0) {
  giveUp(
    'Installers need the official Electron, which can’t be downloaded here. To try the packing alone, add --allow-test-runtime.',
  );
}
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const notes = releaseNotes(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
const updates = updateOptions(process.env, notes);
await built();
compressedManPage();
const config = runtime.official
  ? []
  : [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`];
const { code } = await run(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    ...args,
    ...config,
    ...signingOptions(process.platform, process.env),
    ...updates,
  ],
  {
    cwd: root,
    show: true,
  },
);
const output = args.find((arg) => arg.startsWith(outputOption))?.slice(outputOption.length);
if (code === 0)
  await writeSbom(
    join(output ?? join(root, 'dist'), 'hubkey.cdx.json'),
    runtime.official ? null : runtime.version,
  );
process.exit(code);
