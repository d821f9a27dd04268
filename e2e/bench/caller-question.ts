import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inspection } from '../../src-main/testing/inspection.ts';
import { atMost, type Row } from './figures.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

/** How long it takes to say who is calling on the socket, for a script that runs curl. */
export async function callerQuestion(): Promise<Row> {
  const inspection = await Inspection.start();
  const folder = temporaryFolder();
  const script = join(folder, 'ask.sh');
  writeFileSync(script, `curl -s --unix-socket ${inspection.socket} http://localhost/ || true\n`);
  for (let run = 0; run < 60; run += 1) await inspection.facts('sh', [script]);
  await inspection.stop();
  removeFolder(folder);
  return {
    kind: 'measured',
    name: 'helper.caller',
    what: 'who is calling on the socket',
    unit: 'ms',
    // The first ones load what makes the calls, and warm up.
    values: inspection.times.slice(20),
    compared: null,
    bound: atMost(0.5),
  };
}
