import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Noticed } from '../silence/observers.ts';

const run = promisify(execFile);

interface Report {
  noticed: Noticed;
  control: Noticed;
  /** Requests that the Hub got in Hubkey's hour. */
  inTheHour: number;
}

/** Without root, a user namespace gives the rights. What was started ends with the namespace. */
const namespaces = [
  ...['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'],
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
];

/**
 * Runs a life of Hubkey in namespaces of its own, where every address is this computer's and the
 * resolver is the test's.
 */
async function watchedLife(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-silence-'));
  const resolvers = join(folder, 'resolv.conf');
  writeFileSync(resolvers, 'nameserver 127.0.0.1\n');
  const steps = [
    'ip link set lo up',
    'ip route add local default dev lo',
    'ip -6 route add local default dev lo',
    `mount --bind ${resolvers} /etc/resolv.conf`,
    `exec "${process.execPath}" node_modules/tsx/dist/cli.mjs e2e/silence/main.ts`,
  ];
  const args = [...namespaces, 'sh', '-ec', steps.join('\n')];
  // `unshare` heeds no SIGTERM while it waits; everything that is left behind lies in that folder.
  const options = { timeout: 150_000, killSignal: 'SIGKILL' } as const;
  const env = { ...process.env, TMPDIR: folder };
  try {
    const { stdout } = await run('unshare', args, { ...options, env });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Report;
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 });
  }
}

test('nothing but the Hub is ever asked, and no name looked up @long', async () => {
  test.setTimeout(180_000);
  if (spawnSync('unshare', [...namespaces, 'true']).status !== 0) {
    console.log(
      'This system lends no namespaces: what Hubkey asks the network for was not watched.',
    );
    return;
  }
  const { noticed, control, inTheHour } = await watchedLife();
  expect(control).toMatchObject({ requests: ['::ffff:192.0.2.1:443'], unanswered: 1 });
  expect(control.names).toContain('control.example');
  expect(control.datagrams).toBeGreaterThan(0);
  // An hour of readings went by.
  expect(inTheHour).toBeGreaterThan(30);
  expect(noticed).toEqual({ names: [], requests: [], datagrams: 0, unanswered: 0 });
});
