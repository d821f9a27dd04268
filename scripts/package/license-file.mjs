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
  const text = licenseText ?? textFor(name, license);
  if (!text) throw new Error(`${name} ${version} comes without a licence text.`);
  const line = '-'.repeat(72);
  return `${line}\n${name} ${version} (${license})\n${line}\n${text.trim()}\n`;
}

/** Who wrote the packages under MIT whose archive has no licence text, as their package.json says. */
const authors = { 'lazy-val': 'Vladimir Krivosheev' };

/** https://spdx.org/licenses/MIT.html */
const textFor = (name, license) =>
  license === 'MIT' && Object.hasOwn(authors, name)
    ? `MIT License

Copyright (c) ${authors[name]}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`
    : null;
