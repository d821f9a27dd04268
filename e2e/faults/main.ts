import { parseArgs } from 'node:util';
import { startDesktop, type Desktop } from '../fixtures/desktop.ts';
import { TrayHost } from '../fixtures/tray-host.ts';
import { matrix } from './matrix.ts';
import { tryRow } from './try-row.ts';

/**
 * `npm run e2e:faults -- [--only TEXT] [--apps N] [--list]`; `--only` tries the rows whose name contains the
 * text, `--apps` says how many run at a time.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    apps: { type: 'string', default: '2' },
    list: { type: 'boolean', default: false },
  },
});
const asRoot = process.getuid?.() === 0;
const chosen = matrix.filter(({ name }) => name.includes(values.only));
const rows = chosen.filter(({ fault }) => asRoot || !fault.byRoot);
if (values.list) {
  for (const { name } of chosen) console.log(name);
  process.exit(0);
}
if (rows.length < chosen.length) {
  console.log(`${chosen.length - rows.length} rows are left out: only root can bring them about.`);
}

const from = performance.now();
const waiting = [...rows];
let asExpected = 0;

/** Tries rows until there are none left, in a desktop session of its own. */
async function work(): Promise<void> {
  while (waiting.length > 0) {
    const desktop = await startDesktop();
    const trayHost = await TrayHost.start(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    let isClean = true;
    while (isClean && waiting.length > 0) isClean = await tryNext(desktop);
    await trayHost.stop();
    await desktop.stop();
  }
}

/** Tries the next row. False if the desktop was changed, so that the next row needs a new one. */
async function tryNext(desktop: Desktop): Promise<boolean> {
  const row = waiting.shift();
  if (!row) return true;
  try {
    const failures = await tryRow(row, desktop);
    if (failures.length === 0) asExpected += 1;
    for (const { expected, seen } of failures) console.log(`${row.name}: ${expected}: ${seen}`);
    return true;
  } catch (error) {
    console.log(`${row.name}: the desktop is as before: ${String(error).split('\n')[0] ?? ''}`);
    return false;
  }
}

await Promise.all(Array.from({ length: Number(values.apps) }, work));
const seconds = Math.round((performance.now() - from) / 1000);
console.log(`tried ${rows.length}, held ${asExpected} in ${seconds} s`);
process.exit(asExpected === rows.length ? 0 : 1);
