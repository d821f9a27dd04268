import { Agent, request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hubkey } from '../fixtures/hubkey.ts';
import { TrayHost } from '../fixtures/tray-host.ts';
import { startHub } from '../hub/hub.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { median, type Row } from './figures.ts';

/** What a signed-in Hubkey costs: a copy by the helper, and rest with the window closed. */
export async function signedIn(runtime: string, benchmarks: readonly string[]): Promise<Row[]> {
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const hub = await startHub();
  const data = mkdtempSync(join(tmpdir(), 'hubkey-bench-'));
  const hubkey = await Hubkey.launch(runtime, data, process.env);
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  if (benchmarks.includes('copy')) {
    const first = hubkey.helper('POST', '/v1/copy', { what: 'header' });
    await new ConsentPage(page).allow('15 minutes');
    await first;
  }
  await page.close();
  const rows: Row[] = [];
  if (benchmarks.includes('copy')) rows.push(await copying(hubkey));
  if (benchmarks.includes('rest')) rows.push(...(await resting(hubkey)));
  await hubkey.quit();
  await hub.stop();
  await host.stop();
  rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  return rows;
}

async function copying(hubkey: Hubkey): Promise<Row> {
  // What a script keeps open and has read before; the call itself is measured.
  await hubkey.helper('GET', '/v1/status');
  const file = hubkey.helperFile();
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  for (let run = 0; run < 60; run += 1) {
    const from = performance.now();
    await copyHeader(`${file?.url ?? ''}/v1/copy`, file?.token ?? '', agent);
    if (run >= 10) times.push(performance.now() - from);
  }
  agent.destroy();
  return {
    what: 'helper call → text on the clipboard, read back',
    measured: `${median(times).toFixed(1)} ms`,
    bound: '≤ 5 ms',
  };
}

function copyHeader(url: string, token: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer
        .resume()
        .on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error('Not copied.')),
        );
    });
    asked.on('error', reject);
    asked.end('{"what":"header"}');
  });
}

const restSeconds = 20;

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
  await new Promise((done) => execFile('sleep', ['${restSeconds}'], done));
  hook.disable();
  return fired;
})()`;

async function resting(hubkey: Hubkey): Promise<Row[]> {
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  // A string, because tsx would add a helper of its own to a function.
  const fired = await hubkey.electron.evaluate(countTimers);
  return [
    {
      what: 'renderer processes with the window closed',
      measured: String(await hubkey.rendererCount()),
      bound: '0',
    },
    {
      what: `timers that woke in ${restSeconds} s of rest`,
      measured: String(fired),
      bound: '≤ 1, as one a minute may',
    },
  ];
}
