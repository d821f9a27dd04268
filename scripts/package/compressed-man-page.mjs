import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../setup/folders.mjs';

/** Writes the man page as packages must have it (Debian Policy §12.1), and returns its path from the project's folder. */
export function compressedManPage() {
  const page = gzipSync(readFileSync(join(root, 'resources/man/hubkey.1')), { level: 9 });
  const folder = 'out/man';
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'hubkey.1.gz'), page);
  return `${folder}/hubkey.1.gz`;
}
