import { startHub } from '../hub/hub.ts';
import { atMost, type Row } from './figures.ts';
import { pause } from './pause.ts';
import { withWindow } from './with-window.ts';

const seconds = 20;

/** Counts the timers that fire in Hubkey's main process, waiting by a process and no timer of its own. */
const countTimers = `(async () => {
  const { createHook } = process.getBuiltinModule('node:async_hooks');
  const { execFile } = process.getBuiltinModule('node:child_process');
  const timers = new Set();
  let fired = 0;
  const hook = createHook({
    init: (id, type) => { if (type === 'Timeout') timers.add(id); },
    before: (id) => { if (timers.has(id)) fired += 1; },
  }).enable();
  await new Promise((done) => execFile('sleep', ['${seconds}'], done));
  hook.disable();
  return fired;
})()`;

/** What goes on in a signed-in Hubkey whose window was closed. */
export async function timersAtRest(runtime: string): Promise<Row[]> {
  return withWindow(runtime, await startHub(), async (page, hubkey) => {
    await page.close();
    await pause(12_000);
    // A string, because tsx would add a helper of its own to a function.
    const fired = await hubkey.electron.evaluate<number>(countTimers);
    return [
      {
        kind: 'measured',
        name: 'rest.renderers',
        what: 'renderer processes with the window closed',
        unit: 'processes',
        values: [await hubkey.rendererCount()],
        compared: null,
        bound: atMost(0),
      },
      {
        kind: 'measured',
        name: 'rest.timers',
        what: `timers that woke in ${seconds} s of rest, as one a minute may`,
        unit: 'timers',
        values: [fired],
        compared: null,
        bound: atMost(1),
      },
    ];
  });
}
