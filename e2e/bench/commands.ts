import type { Page } from '@playwright/test';
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Hubkey } from '../fixtures/hubkey.ts';
import type { StandInHub } from '../hub/hub.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { median, type Row } from './figures.ts';

const run = promisify(execFile);

/** A whole run of `hubkey header`, already allowed, against the keychain's own command. */
export async function rawHeader(page: Page, hubkey: Hubkey): Promise<Row> {
  const what = 'hubkey header, to secret-tool lookup';
  const bound = '≤ 0.9 ×';
  if (spawnSync('secret-tool', ['--version']).error) {
    return { what, measured: 'secret-tool is not installed', bound };
  }
  const env = environment(hubkey);
  const asked = spawn('sh', ['resources/bin/hubkey', 'header'], { env, stdio: 'ignore' });
  const answered = new Promise((resolve) => asked.once('exit', resolve));
  await new ConsentPage(page).allow('15 minutes');
  await answered;
  execFileSync('secret-tool', ['store', '--label=bench', 'hubkey-bench', 'x'], {
    input: 'secret',
    timeout: 10_000,
  });
  const measured = await inTurns(
    env,
    ['sh', 'resources/bin/hubkey', 'header'],
    ['secret-tool', 'lookup', 'hubkey-bench', 'x'],
  );
  execFileSync('secret-tool', ['clear', 'hubkey-bench', 'x']);
  return { what, measured, bound };
}

/** A whole run of `hubkey curl`, against the same curl straight to the Hub. */
export async function throughCurl(hub: StandInHub, hubkey: Hubkey): Promise<Row> {
  const first = await hub.waitForRequest('GET', '/api/health/');
  const measured = await inTurns(
    environment(hubkey),
    ['sh', 'resources/bin/hubkey', 'curl', '/api/jobs/'],
    ['curl', '-sS', '-H', `Authorization: ${first.authorization ?? ''}`, `${hub.url}/api/jobs/`],
  );
  return { what: 'hubkey curl, to the same curl to the Hub', measured, bound: '≤ 1.5 ×' };
}

const environment = ({ userDataDir }: Hubkey): NodeJS.ProcessEnv => ({
  ...process.env,
  HUBKEY_USER_DATA: userDataDir,
});

/** Runs two commands by turns, while the Hub in this process goes on answering; the ratio of their medians, and both. */
async function inTurns(env: NodeJS.ProcessEnv, ...commands: [string[], string[]]): Promise<string> {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 40; turn += 1) {
    for (const [at, [program = '', ...args]] of commands.entries()) {
      const from = performance.now();
      await run(program, args, { env, timeout: 10_000 });
      times[at]?.push(performance.now() - from);
    }
  }
  const [ours, theirs] = [median(times[0]), median(times[1])];
  return `${(ours / theirs).toFixed(2)} × (${ours.toFixed(1)} to ${theirs.toFixed(1)} ms)`;
}
