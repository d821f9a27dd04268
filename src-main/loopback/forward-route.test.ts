import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { oddAnswers, startOddHub, startRawHub, type RawHub } from '../../e2e/hub/raw-hub.ts';
import { NodeHubForwarder } from '../adapters/hub-forwarder/node-hub-forwarder.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { startHelper } from '../testing/start-helper.ts';
import type { HelperServer } from './helper-server.ts';

let folder = '';
let rig: CoreRig;
let helper: HelperServer;
let hub: RawHub;
afterEach(async () => {
  await helper.stop();
  rig.core.dispose();
  await hub.stop();
  rmSync(folder, { recursive: true });
});

/** The helper before a Hub that is really there. */
async function start(standIn: RawHub): Promise<void> {
  hub = standIn;
  folder = mkdtempSync(join(tmpdir(), 'hubkey-pass-'));
  rig = new CoreRig();
  await rig.signIn({ address: hub.url });
  await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
  rig.forwarder.carrier = new NodeHubForwarder();
  helper = await startHelper(rig, join(folder, 'data'));
}

/** What comes back for a request, until the connection ends. */
function ask(first: string, headers: string[], body = ''): Promise<string> {
  const { url, headerFile } = helper.address;
  const { host, port } = new URL(url);
  const token = readFileSync(headerFile, 'utf8').trim();
  const head = [`${first} HTTP/1.1`, `Host: ${host}`, token, ...headers, '', ''].join('\r\n');
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.write(head + body);
  });
}

it.each(['a switch of protocols', 'status 099', 'no end of interim answers', 'no status line'])(
  'says within a second what was wrong with a Hub’s answer: %s',
  async (name) => {
    await start(await startOddHub(oddAnswers[name] ?? ''));
    const from = performance.now();
    const answer = await ask('GET /hub/-/api/', []);
    expect(performance.now() - from).toBeLessThan(1_000);
    expect(answer).toMatch(
      /^HTTP\/1\.1 502 .*\{"error":\{"kind":"hub-unreachable","message":"The/s,
    );
    expect(answer).toContain('isn’t valid HTTP');
  },
);

it('gives the answer of a Hub that does not wait for the whole of a body', async () => {
  await start(
    await startRawHub((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 7\r\n\r\nenough.'),
      ),
    ),
  );
  const head = ['Content-Length: 200000'];
  const answer = await ask('PUT /hub/-/api/', head, 'x'.repeat(70_000));
  expect(answer).toMatch(/^HTTP\/1\.1 413 Too Large\r\n.*enough\.$/s);
  expect(answer).toMatch(/\r\nConnection: close\r\n/i);
  await expect.poll(() => hub.open()).toBe(0);
});

it('takes no coding inside the chunks, which the Hub would not be told of', async () => {
  await start(await startOddHub('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  const answer = await ask('POST /hub/-/api/', ['Transfer-Encoding: gzip, chunked'], '0\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 501 .*"kind":"bad-request"/s);
  expect(hub.connections()).toBe(0);
});
