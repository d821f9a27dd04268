import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { startHub, type StandInHub } from '../hub/hub.ts';
import type { Bench } from './bench.ts';
import { callerQuestion } from './caller-question.ts';
import { rawHeader, statusCommand, throughCurl } from './commands.ts';
import { atLeast, atMost, type Row } from './figures.ts';
import { load, type Load, type LoadFigures } from './load.ts';
import { withWindow } from './with-window.ts';

const mebibyte = 1024 * 1024;

/** What the helper costs a caller, against bare servers in the same run. */
export async function helper({ runtime }: Bench): Promise<Row[]> {
  const hub = await startHub();
  return withWindow(runtime, hub, async (page, hubkey) => {
    await hubkey.helper('GET', '/v1/status');
    const { url = '', token = '' } = hubkey.helperFile() ?? {};
    const headers = { authorization: `Bearer ${token}` };
    const text = await (await hubkey.helper('GET', '/v1/status')).text();
    const reference = await startReferenceServers(hub, text);
    // First, because the load below leaves thousands of closed connections in system tables that it reads.
    const rows: Row[] = [
      await callerQuestion(),
      await rawHeader(page, hubkey),
      await throughCurl(hub, hubkey),
      await statusCommand(hubkey, url, headers),
    ];
    for (const connections of [1, 16]) {
      const asked = { headers, connections, requests: connections === 1 ? 3_000 : 8_000 };
      const rounds = await alternating(
        { ...asked, url: `${url}/v1/status` },
        { ...asked, url: `http://127.0.0.1:${reference.answering}/` },
      );
      rows.push(
        compared(`status.${connections}`, `/v1/status, ${connections} connections`, rounds, 0.7),
      );
      rows.push(slowest(`status.${connections}`, `/v1/status, ${connections} connections`, rounds));
    }
    const first = (await hub.waitForRequest('GET', '/api/health/')).authorization ?? '';
    const asked = { connections: 8, requests: 2_000 };
    const passed = { authorization: first };
    const rounds = await alternating(
      { ...asked, headers, url: `${url}/hub/-/api/jobs/` },
      { ...asked, headers: passed, url: `http://127.0.0.1:${reference.proxying}/api/jobs/` },
    );
    rows.push(compared('proxy', 'proxy to the Hub', rounds, 0.6));
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

function compared(name: string, what: string, rounds: Round[], least: number): Row {
  return {
    kind: 'measured',
    name: `helper.${name}.rate`,
    what: `${what}: requests`,
    unit: '/s',
    values: rounds.map(({ ours }) => ours.perSecond),
    compared: {
      by: 'ratio',
      to: 'a bare one',
      values: rounds.map(({ theirs }) => theirs.perSecond),
    },
    bound: atLeast(least),
  };
}

function slowest(name: string, what: string, rounds: Round[]): Row {
  return {
    kind: 'measured',
    name: `helper.${name}.p99`,
    what: `${what}: p99`,
    unit: 'ms',
    values: rounds.map(({ ours }) => ours.p99),
    compared: { by: 'ratio', to: 'a bare one', values: rounds.map(({ theirs }) => theirs.p99) },
    bound: atMost(2),
  };
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
    kind: 'measured',
    name: 'helper.gibibyte',
    what: '1 GiB through the proxy: more memory',
    unit: 'MiB',
    values: [(peak - before) / mebibyte],
    compared: null,
    bound: atMost(32),
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
    kind: 'measured',
    name: 'helper.refreshes',
    what: '500 callers meet an ended token: refreshes',
    unit: 'refreshes',
    values: [hub.seen('POST', '/api/auth/token/refresh/').length - before],
    compared: null,
    bound: atMost(1),
  };
}
