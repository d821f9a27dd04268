import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { newSeed } from './chance.ts';
import { parts } from './parts.ts';
import { reportText } from './report.ts';

/** `npm run fuzz -- [part…] [--seed N] [--requests N]`; `--requests` is how many tries each part has. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, requests: { type: 'string' } },
});
const seed = values.seed === undefined ? newSeed() : Number(values.seed);
const unknown = positionals.find((word) => !parts.some(({ name }) => name === word));
if (unknown !== undefined) {
  console.error(
    `There is no part “${unknown}”. There are: ${parts.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const runtime = execFileSync(process.execPath, ['scripts/runtime.mjs'], {
  encoding: 'utf8',
}).trim();
let wrong = 0;
for (const part of parts) {
  if (positionals.length && !positionals.includes(part.name)) continue;
  const count = values.requests === undefined ? part.count : Number(values.requests);
  const from = performance.now();
  const report = await part.run({ seed, count, runtime });
  wrong += report.wrong.length;
  console.log(reportText(part.name, report, (performance.now() - from) / 1000));
}
console.log(`Seed ${seed}, ${wrong} wrong.`);
process.exit(wrong ? 1 : 0);
