import { createPackageWithOptions, extractAll } from '@electron/asar';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PackedHubkey } from '../fixtures/packed-hubkey.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import type { PlainApp } from './plain-app.ts';

const probe = 'e2e/bench/probes/moments.cjs';

/**
 * The packed Hubkey, and the same package with the plain app in it. Both print their moments: a package takes no
 * probe from its arguments, so it is put in before the app's own first file.
 */
export class PackagedPair {
  readonly package: PackedHubkey;
  readonly hubkey: string;
  readonly plain: string;
  readonly #root = temporaryFolder();

  private constructor(packed: PackedHubkey) {
    this.package = packed;
    this.hubkey = join(this.#root, 'hubkey');
    this.plain = join(this.#root, 'plain');
  }

  /** Takes about 20 s; rejects where electron-builder can't pack. */
  static async make(plain: PlainApp): Promise<PackagedPair> {
    const pair = new PackagedPair(await PackedHubkey.pack());
    for (const folder of [pair.hubkey, pair.plain]) {
      execFileSync('cp', ['-al', pair.package.folder, folder]);
    }
    await pair.#withProbe();
    await pair.#withPlain(plain);
    return pair;
  }

  /** The executable of one of the two. */
  program(folder: string): string {
    return join(folder, basename(this.package.executable));
  }

  remove(): void {
    removeFolder(this.#root);
    this.package.remove();
  }

  async #withProbe(): Promise<void> {
    const files = temporaryFolder();
    extractAll(join(this.package.resources, 'app.asar'), files);
    const manifest = join(files, 'package.json');
    const text = readFileSync(manifest, 'utf8');
    const [, main] = /"main": "(.*?)"/.exec(text) ?? [];
    if (!main) throw new Error('The package has a main file.');
    cpSync(probe, join(files, 'moments.cjs'));
    // Imports without code between them, as Electron waits for all that an entry file imports.
    writeFileSync(join(files, 'entry.mjs'), `import './moments.cjs';\nimport './${main}';\n`);
    writeFileSync(manifest, text.replace(`"main": "${main}"`, '"main": "entry.mjs"'));
    const asar = emptied(this.hubkey);
    await createPackageWithOptions(files, asar, {
      unpackDir: '{node_modules/keytar,node_modules/@koromix}',
    });
    removeFolder(files);
  }

  async #withPlain({ folder }: PlainApp): Promise<void> {
    const files = temporaryFolder(folder);
    cpSync(probe, join(files, 'moments.cjs'));
    const main = join(files, 'main.cjs');
    writeFileSync(main, `require('./moments.cjs');\n${readFileSync(main, 'utf8')}`);
    await createPackageWithOptions(files, emptied(this.plain), { unpack: '*.html' });
    removeFolder(files);
  }
}

/** Where the asar of a package goes, after the old one has gone. */
function emptied(folder: string): string {
  const asar = join(folder, 'resources', 'app.asar');
  rmSync(asar);
  rmSync(`${asar}.unpacked`, { recursive: true, force: true });
  return asar;
}
