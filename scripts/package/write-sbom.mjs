import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { giveUp, run } from '../setup/run.mjs';
import { bundledPackages } from './bundled-packages.mjs';
import { shippedComponents } from './shipped-components.mjs';

/**
 * Writes the CycloneDX bill of materials of the last build: what is bundled, keytar, koffi with its build, and Electron.
 * `electronVersion` is the packed version, if it differs from npm's.
 */
export async function writeSbom(file, electronVersion = null) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const { code, output } = await run(npm, args, {
    cwd: root,
    shell: process.platform === 'win32',
  });
  if (code !== 0) giveUp(`npm could not write the bill of materials:\n${output}`);
  const builds = readdirSync(join(root, 'node_modules', '@koromix')).map(
    (name) => `@koromix/${name}`,
  );
  const beside = ['keytar', 'koffi', ...builds, 'electron'].map((name) =>
    JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')),
  );
  const shipped = new Set(
    [...bundledPackages(), ...beside].map(({ name, version }) => `${name}@${version}`),
  );
  const document = shippedComponents(JSON.parse(output), shipped);
  if (document.components.length !== shipped.size) {
    giveUp(`npm knows ${document.components.length} of ${shipped.size} packages that are shipped.`);
  }
  nameOurselves(document.metadata.component);
  if (electronVersion !== null) nameElectron(document, electronVersion);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`${file}: ${document.components.length} components.`);
}

/** npm takes the folder's name for ours. */
function nameOurselves(component) {
  component.name = 'hubkey';
}

function nameElectron({ components }, version) {
  const electron = components.find(({ name }) => name === 'electron');
  electron.version = version;
  electron.purl = `pkg:npm/electron@${version}`;
}
