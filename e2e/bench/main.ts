import { execFileSync } from 'node:child_process';
import type { Bench } from './bench.ts';
import { benchmarks } from './benchmarks.ts';
import type { Row } from './figures.ts';
import { firstLine } from './first-line.ts';
import { LazyPackage } from './lazy-package.ts';
import { machineFacts } from './machine-facts.ts';
import { readOptions } from './options.ts';
import { PlainApp } from './plain-app.ts';
import { publish } from './publish.ts';
import { report } from './report.ts';
import { terminalTable } from './table.ts';

const read = readOptions(process.argv.slice(2), process.env, Object.keys(benchmarks));
if (!read.ok) {
  console.error(read.problem);
  process.exit(2);
}
const { options } = read;
const runtime = execFileSync(process.execPath, ['scripts/runtime.mjs'], {
  encoding: 'utf8',
}).trim();
const plain = new PlainApp();
const packages = new LazyPackage(plain);
const bench: Bench = {
  ...options,
  runtime,
  packed: () => packages.get(),
  say: (line) => console.error(line),
};

const rows: Row[] = [];
for (const name of options.names) {
  try {
    rows.push(...((await benchmarks[name]?.(bench)) ?? []));
  } catch (error) {
    // The others are worth their figures all the same.
    console.error(error);
    rows.push({ kind: 'skipped', name, what: name, reason: firstLine(error) });
  }
}
await packages.remove();
plain.remove();

const machine = machineFacts(runtime);
if (options.page) await publish(machine, rows);
console.log(
  options.json ? JSON.stringify(report(machine, rows), null, 2) : `\n${terminalTable(rows)}`,
);
process.exit(0);
