import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';

/** What the last build bundled into any part of Hubkey, as `{ name, version }`, each once. */
export function bundledPackages() {
  const lists = ['main', 'preload', 'renderer']
    .map((part) => join(root, 'out', part, 'bundled.json'))
    .filter((file) => existsSync(file))
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
  return [
    ...new Map(lists.map((bundled) => [`${bundled.name}@${bundled.version}`, bundled])).values(),
  ];
}
