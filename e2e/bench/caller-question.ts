import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inspection } from '../../src-main/testing/inspection.ts';
import { median, type Row } from './figures.ts';

/** How long it takes to say who is calling on the socket, for a script that runs curl. */
export async function callerQuestion(): Promise<Row> {
  const inspection = await Inspection.start();
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-bench-'));
  const script = join(folder, 'ask.sh');
  writeFileSync(script, `curl -s --unix-socket ${inspection.socket} http://localhost/ || true\n`);
  for (let run = 0; run < 60; run += 1) await inspection.facts('sh', [script]);
  await inspection.stop();
  rmSync(folder, { recursive: true });
  // The first ones load what makes the calls, and warm up.
  const measured = `${median(inspection.times.slice(20)).toFixed(2)} ms`;
  return { what: 'who is calling on the socket', measured, bound: '≤ 0.5 ms' };
}
