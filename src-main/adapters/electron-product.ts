import { app, shell } from 'electron';
import { join } from 'node:path';
import type { ProductFacts, ProductFolder } from '../domain/product-facts.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Product } from '../ports/product.ts';
import { license } from '../../package.json';

/** The running app. `outDir`: the folder of the build, where a Hubkey that isn't packaged has its licence texts. */
export class ElectronProduct implements Product {
  readonly #outDir: string;

  constructor(outDir: string) {
    this.#outDir = outDir;
  }

  facts(): ProductFacts {
    const { electron, chrome, node } = process.versions;
    return {
      versions: { hubkey: app.getVersion(), electron, chromium: chrome, node },
      system: `${process.platform} ${process.getSystemVersion()} ${process.arch}`,
      licence: license,
      folders: {
        data: app.getPath('userData'),
        // Packaged, they are beside Electron's own licences.
        licences: app.isPackaged ? join(process.resourcesPath, '..') : join(this.#outDir, 'main'),
      },
    };
  }

  async openFolder(folder: ProductFolder): Promise<Result<void, 'failed'>> {
    const problem = await shell.openPath(this.facts().folders[folder]).catch(String);
    return problem === '' ? ok() : fail('failed');
  }
}
