import { createViteLicensePlugin } from 'rollup-license-plugin';

/**
 * Lists what a build bundles: `bundled.json`, and `licenses.txt` with the licence texts.
 * `included`: the folders of packages that it carries without bundling their code, such as fonts.
 * A package without a licence text ends the build.
 */
export function licenseFile(included = []) {
  return createViteLicensePlugin({
    outputFilename: false,
    includePackages: () => [...included],
    additionalFiles: {
      'licenses.txt': (packages) => sorted(packages).map(entry).join('\n'),
      'bundled.json': (packages) =>
        JSON.stringify(sorted(packages).map(({ name, version }) => ({ name, version }))),
    },
  });
}

const sorted = (packages) => packages.toSorted((a, b) => (a.name < b.name ? -1 : 1));

function entry({ name, version, license, licenseText }) {
  if (!licenseText) throw new Error(`${name} ${version} comes without a licence text.`);
  const line = '-'.repeat(72);
  return `${line}\n${name} ${version} (${license})\n${line}\n${licenseText.trim()}\n`;
}
