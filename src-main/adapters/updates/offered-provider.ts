import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater/out/types.js';
import type { UpdateOffer } from '../../domain/updates/read-manifest.ts';

/** What a feed offers, in electron-updater's form. */
export class OfferedProvider extends Provider<UpdateInfo> {
  readonly #offer: UpdateOffer;
  readonly #url: URL;

  constructor(offer: UpdateOffer, feed: string) {
    // What it would send requests with is never used.
    super({ isUseMultipleRangeRequest: false } as ProviderRuntimeOptions);
    this.#offer = offer;
    this.#url = new URL(offer.file.name, feed);
  }

  get info(): UpdateInfo {
    const { version, file } = this.#offer;
    const { name, sha512, size } = file;
    // Its type wants these two beside the list, as older versions read them.
    const first = { path: name, sha512 };
    return { version, files: [{ url: name, sha512, size }], ...first, releaseDate: '' };
  }

  getLatestVersion(): Promise<UpdateInfo> {
    return Promise.resolve(this.info);
  }

  resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: this.#url, info }));
  }
}
