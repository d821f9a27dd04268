import type { Page } from '@playwright/test';
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { commandFile } from '../fixtures/run-command.ts';
import type { StandInHub } from '../hub/hub.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { atMost, type Row } from './figures.ts';

const run = promisify(execFile);
const turns = 40;

/** A whole run of `hubkey header`, already allowed, against the keychain's own command. */
export async function rawHeader(page: Page, hubkey: Hubkey): Promise<Row> {
  const row = { name: 'command.header', what: 'hubkey header' };
  if (spawnSync('secret-tool', ['--version']).error) {
    return { ...row, kind: 'skipped', reason: 'secret-tool is not installed' };
  }
  const env = environment(hubkey);
  const asked = spawn('sh', [commandFile, 'header'], { env, stdio: 'ignore' });
  const answered = new Promise((resolve) => asked.once('exit', resolve));
  await new ConsentPage(page).allow('15 minutes');
  await answered;
  execFileSync('secret-tool', ['store', '--label=bench', 'hubkey-bench', 'x'], {
    input: 'secret',
    timeout: 10_000,
  });
  const [values, theirs] = await inTurns(
    env,
    ['sh', commandFile, 'header'],
    ['secret-tool', 'lookup', 'hubkey-bench', 'x'],
  );
  execFileSync('secret-tool', ['clear', 'hubkey-bench', 'x']);
  return {
    ...row,
    kind: 'measured',
    unit: 'ms',
    values,
    compared: { by: 'ratio', to: 'secret-tool lookup', values: theirs },
    bound: atMost(0.9),
  };
}

/** A whole run of `hubkey curl`, against the same curl straight to the Hub. */
export async function throughCurl(hub: StandInHub, hubkey: Hubkey): Promise<Row> {
  const first = await hub.waitForRequest('GET', '/api/health/');
  const [values, theirs] = await inTurns(
    environment(hubkey),
    ['sh', commandFile, 'curl', '/api/jobs/'],
    ['curl', '-sS', '-H', `Authorization: ${first.authorization ?? ''}`, `${hub.url}/api/jobs/`],
  );
  return {
    kind: 'measured',
    name: 'command.curl',
    what: 'hubkey curl',
    unit: 'ms',
    values,
    compared: { by: 'ratio', to: 'the same curl to the Hub', values: theirs },
    bound: atMost(1.5),
  };
}

/** A whole run of `hubkey status`, against the bare curl of the helper that a script would write instead. */
export async function statusCommand(
  hubkey: Hubkey,
  url: string,
  headers: Record<string, string>,
): Promise<Row> {
  const [values, theirs] = await inTurns(
    environment(hubkey),
    ['sh', commandFile, 'status'],
    ['curl', '-sS', '-H', `Authorization: ${headers['authorization'] ?? ''}`, `${url}/v1/status`],
  );
  return {
    kind: 'measured',
    name: 'command.status',
    what: 'hubkey status',
    unit: 'ms',
    values,
    compared: { by: 'ratio', to: 'a curl of /v1/status', values: theirs },
    bound: null,
  };
}

const environment = ({ userDataDir }: Hubkey): NodeJS.ProcessEnv => ({
  ...process.env,
  HUBKEY_USER_DATA: userDataDir,
});

/** Runs two commands by turns, while the Hub in this process goes on answering; the times of each, in ms. */
async function inTurns(
  env: NodeJS.ProcessEnv,
  ...commands: [string[], string[]]
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [at, [program = '', ...args]] of commands.entries()) {
      const from = performance.now();
      await run(program, args, { env, timeout: 10_000 });
      times[at]?.push(performance.now() - from);
    }
  }
  return times;
}
