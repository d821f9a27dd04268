import { execFileSync } from 'node:child_process';
import { table, type Row } from './figures.ts';
import { health } from './health.ts';
import { helper } from './helper.ts';
import { keyList } from './key-list.ts';
import { signedIn } from './signed-in.ts';
import { start } from './start.ts';

/** `npm run bench -- start copy rest keys health helper`; BENCH_RUNS says how often the starts are repeated. */
const all = ['start', 'copy', 'rest', 'keys', 'health', 'helper'];
const asked = process.argv.slice(2);
const benchmarks = asked.length ? asked : all;
const runs = Number(process.env['BENCH_RUNS'] ?? 7);
const runtime = execFileSync(process.execPath, ['scripts/runtime.mjs'], {
  encoding: 'utf8',
}).trim();

const rows: Row[] = [];
if (benchmarks.includes('start')) rows.push(...(await start(runtime, runs)));
if (benchmarks.some((part) => part === 'copy' || part === 'rest')) {
  rows.push(...(await signedIn(runtime, benchmarks)));
}
if (benchmarks.includes('keys')) rows.push(await keyList(runtime, runs));
if (benchmarks.includes('health')) rows.push(...(await health(runtime)));
if (benchmarks.includes('helper')) rows.push(...(await helper(runtime)));
console.log(`\n${table(rows)}`);
process.exit(0);
