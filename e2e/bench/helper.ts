import type { Page } from '@playwright/test';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inspection } from '../../src-main/testing/inspection.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { startHub, type StandInHub } from '../hub/hub.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { median, type Row } from './figures.ts';
import { load, type Load, type LoadFigures } from './load.ts';
import { withWindow } from './with-window.ts';

const mebibyte = 1024 * 1024;

/** What the helper costs a caller, against bare servers in the same run. */
export async function helper(runtime: string): Promise<Row[]> {
  const hub = await startHub();
  return withWindow(runtime, hub, async (page, hubkey) => {
    await hubkey.helper('GET', '/v1/status');
    const { url = '', token = '' } = hubkey.helperFile() ?? {};
    const headers = { authorization: `Bearer ${token}` };
    const text = await (await hubkey.helper('GET', '/v1/status')).text();
    const reference = await startReferenceServers(hub, text);
    // First, because the load below leaves thousands of closed connections in system tables that it reads.
    const rows: Row[] = [await callerQuestion(), await rawHeader(page, hubkey)];
    for (const connections of [1, 16]) {
      const asked = { headers, connections, requests: connections === 1 ? 3_000 : 8_000 };
      const rounds = await alternating(
        { ...asked, url: `${url}/v1/status` },
        { ...asked, url: `http://127.0.0.1:${reference.answering}/` },
      );
      rows.push(...compared(`/v1/status, ${connections} connections`, rounds, 0.7, true));
    }
    const first = (await hub.waitForRequest('GET', '/api/health/')).authorization ?? '';
    const asked = { connections: 8, requests: 2_000 };
    const passed = { authorization: first };
    const rounds = await alternating(
      { ...asked, headers, url: `${url}/hub/-/api/jobs/` },
      { ...asked, headers: passed, url: `http://127.0.0.1:${reference.proxying}/api/jobs/` },
    );
    rows.push(...compared('proxy to the Hub', rounds, 0.6, false));
    reference.stop();
    rows.push(
      await gibibyte(hub, hubkey, url, headers),
      await sharedRefresh(hub, url, headers, first),
    );
    return rows;
  });
}

type Round = Record<'ours' | 'theirs', LoadFigures>;

/** Measures both in turn. The first round only warms up both servers and the client. */
async function alternating(ours: Load, theirs: Load): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < 8; round += 1) {
    rounds.push({ ours: await load(ours), theirs: await load(theirs) });
  }
  return rounds.slice(1);
}

function compared(what: string, rounds: Round[], least: number, withP99: boolean): Row[] {
  const middle = (of: (round: Round) => number): number => median(rounds.map(of));
  const [ours, theirs] = [
    middle((round) => round.ours.perSecond),
    middle((round) => round.theirs.perSecond),
  ];
  const ratio = middle((round) => round.ours.perSecond / round.theirs.perSecond);
  const rate = `${ratio.toFixed(2)} × (${ours.toFixed(0)} to ${theirs.toFixed(0)}/s)`;
  const rows = [
    { what: `${what}: requests, to a bare one`, measured: rate, bound: `≥ ${least} ×` },
  ];
  const [slow, referenceSlow] = [
    middle((round) => round.ours.p99),
    middle((round) => round.theirs.p99),
  ];
  const slower = middle((round) => round.ours.p99 / round.theirs.p99);
  const p99 = `${slower.toFixed(2)} × (${slow.toFixed(1)} to ${referenceSlow.toFixed(1)} ms)`;
  if (withP99) rows.push({ what: `${what}: p99, to a bare one`, measured: p99, bound: '≤ 2 ×' });
  return rows;
}

async function startReferenceServers(hub: StandInHub, text: string) {
  const child = spawn(process.execPath, ['e2e/bench/reference-servers.mjs', hub.url, text], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ports = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  const { answering, proxying } = JSON.parse(ports) as { answering: number; proxying: number };
  return { answering, proxying, stop: () => child.stdin.end() };
}

/** How much the main process's memory grows while a gibibyte passes through it. */
async function gibibyte(
  hub: StandInHub,
  hubkey: Hubkey,
  url: string,
  headers: Record<string, string>,
): Promise<Row> {
  const before = residentBytes(hubkey.pid);
  hub.fault('/api/jobs/', { kind: 'endless' });
  let peak = before;
  let size = 0;
  const state = { over: false };
  const reading = new Promise<void>((resolve) => {
    request(`${url}/hub/-/api/jobs/`, { headers }, (answer) => {
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size >= 1024 * mebibyte) answer.destroy();
      });
      answer.on('close', () => {
        state.over = true;
        resolve();
      });
    }).end();
  });
  while (!state.over) {
    peak = Math.max(peak, residentBytes(hubkey.pid));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await reading;
  return {
    what: '1 GiB through the proxy: more memory',
    measured: `${((peak - before) / mebibyte).toFixed(0)} MiB`,
    bound: '≤ 32 MiB',
  };
}

/** By the system (proc_pid_status(5)): a question to the process itself waits while it forwards bytes. */
function residentBytes(pid: number): number {
  const [, kibibytes] =
    /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (!kibibytes) throw new Error('The system does not say how much memory Hubkey has.');
  return Number(kibibytes) * 1024;
}

async function sharedRefresh(
  hub: StandInHub,
  url: string,
  headers: Record<string, string>,
  first: string,
): Promise<Row> {
  hub.refuse(first.split(' ')[1] ?? '');
  const before = hub.seen('POST', '/api/auth/token/refresh/').length;
  await load({ url: `${url}/hub/-/api/jobs/`, headers, connections: 500, requests: 500 });
  return {
    what: '500 callers meet an ended token: refreshes',
    measured: String(hub.seen('POST', '/api/auth/token/refresh/').length - before),
    bound: '1',
  };
}

/** How long it takes to say who is calling on the socket, for a script that runs curl. */
async function callerQuestion(): Promise<Row> {
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

/** A whole run of `hubkey header`, already allowed, against the keychain's own command. */
async function rawHeader(page: Page, hubkey: Hubkey): Promise<Row> {
  const what = 'hubkey header, to secret-tool lookup';
  const bound = '≤ 0.9 ×';
  if (spawnSync('secret-tool', ['--version']).error) {
    return { what, measured: 'secret-tool is not installed', bound };
  }
  const env = { ...process.env, HUBKEY_USER_DATA: hubkey.userDataDir };
  const asked = spawn('sh', ['resources/bin/hubkey', 'header'], { env, stdio: 'ignore' });
  const answered = new Promise((resolve) => asked.once('exit', resolve));
  await new ConsentPage(page).allow('15 minutes');
  await answered;
  execFileSync('secret-tool', ['store', '--label=bench', 'hubkey-bench', 'x'], {
    input: 'secret',
    timeout: 10_000,
  });
  const time = (program: string, ...args: string[]): number => {
    const from = performance.now();
    execFileSync(program, args, { env, stdio: 'ignore', timeout: 10_000 });
    return performance.now() - from;
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < 40; run += 1) {
    ours.push(time('sh', 'resources/bin/hubkey', 'header'));
    theirs.push(time('secret-tool', 'lookup', 'hubkey-bench', 'x'));
  }
  execFileSync('secret-tool', ['clear', 'hubkey-bench', 'x']);
  const [ourMedian, theirMedian] = [median(ours), median(theirs)];
  const measured = `${(ourMedian / theirMedian).toFixed(2)} × (${ourMedian.toFixed(1)} to ${theirMedian.toFixed(1)} ms)`;
  return { what, measured, bound };
}
