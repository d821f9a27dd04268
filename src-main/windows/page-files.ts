import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file of the page, with its media type. */
export interface PageFile {
  path: string;
  type: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * The files of the page's folder, by their path in an address. Links and files of unknown kinds are
 * not included. Throws if the folder can't be read.
 */
export function pageFiles(folder: string, below = ''): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const name = `${below}/${entry.name}`;
    const type = types[extname(entry.name)];
    if (entry.isDirectory()) {
      for (const [path, file] of pageFiles(folder, name)) files.set(path, file);
    } else if (entry.isFile() && type !== undefined) {
      files.set(name, { path: join(folder, name), type });
    }
  }
  return files;
}
