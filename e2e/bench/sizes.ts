import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench } from './bench.ts';
import type { Row, Unit } from './figures.ts';

/** What is loaded of each part of the build. */
const parts = [
  { name: 'main', what: 'the main process’s scripts', folder: 'out/main' },
  { name: 'preload', what: 'the preload script', folder: 'out/preload' },
  { name: 'page', what: 'the page', folder: 'out/renderer' },
];

/** What is built for the package's lists of licences alone, or left out of it. */
const notLoaded = /(\.map|licenses\.txt|bundled\.json)$/;

/** How large the build and the package are. */
export async function sizes({ runtime, packed }: Bench): Promise<Row[]> {
  const built = parts.flatMap(({ name, what, folder }) => {
    const files = filesIn(folder).filter((file) => !notLoaded.test(file));
    const zipped = files.map((file) => gzipSync(readFileSync(join(folder, file))).length);
    return [
      size(name, what, 'kB', bytesOf(folder, files) / 1e3),
      size(`${name}.gz`, `${what}, gzipped`, 'kB', sum(zipped) / 1e3),
    ];
  });
  const made = await packed();
  if (!made.ok) {
    const what = 'the packed folder';
    return [...built, { kind: 'skipped', name: 'sizes.packed', what, reason: made.reason }];
  }
  const { folder } = made.pair.package;
  const files = filesIn(folder);
  const electron = dirname(runtime);
  // Its executable bears Hubkey's name in the package.
  const own = files.filter((file) => file !== 'hubkey' && !existsSync(join(electron, file)));
  return [
    ...built,
    size('packed', 'the packed folder', 'MB', bytesOf(folder, files) / 1e6),
    size('own', 'of it without Electron', 'MB', bytesOf(folder, own) / 1e6),
  ];
}

const size = (name: string, what: string, unit: Unit, value: number): Row => ({
  kind: 'measured',
  name: `sizes.${name}`,
  what,
  unit,
  values: [value],
  compared: null,
  bound: null,
});

/** All files below a folder, by their path in it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((file) =>
    lstatSync(join(folder, file)).isFile(),
  );

const bytesOf = (folder: string, files: readonly string[]): number =>
  sum(files.map((file) => lstatSync(join(folder, file)).size));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, next) => all + next, 0);
