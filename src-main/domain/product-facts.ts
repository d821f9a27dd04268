/** What this copy of Hubkey is, and where its files are. */
export interface ProductFacts {
  versions: { hubkey: string; electron: string; chromium: string; node: string };
  /** The operating system with its version and the processor: "linux 6.8.0 x64". */
  system: string;
  /** The identifier of Hubkey's licence, as SPDX has it. */
  licence: string;
  folders: Record<ProductFolder, string>;
}

/** data: settings and logs · licences: the licence texts of everything that Hubkey contains. */
export const productFolders = ['data', 'licences'] as const;
export type ProductFolder = (typeof productFolders)[number];
