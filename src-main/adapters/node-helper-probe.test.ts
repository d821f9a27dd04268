import { chmodSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HelperAddress } from '../domain/app-state.ts';
import { FakeHelperProbe } from '../testing/fake-doctor-ports.ts';
import { helperProbeContract, type HelperProbeRig } from '../testing/helper-probe-contract.ts';
import { useTestFolder } from '../testing/test-folder.ts';
import { NodeHelperProbe } from './node-helper-probe.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});

helperProbeContract('a fake', () => {
  const probe = new FakeHelperProbe();
  return Promise.resolve({
    probe,
    address: { url: 'http://127.0.0.1:1', socket: '/s', headerFile: '/h' },
    openFile: () => {
      probe.faults = [{ file: 'helper.json', fault: 'open' }];
    },
    stop: () => {
      probe.faults = [{ file: 'helper.json', fault: 'missing' }];
      probe.tcp = { kind: 'no-token' };
      probe.socket = { kind: 'no-answer' };
      return Promise.resolve();
    },
  });
});

/** The helper's own files and doors; it answers as a test says. */
async function start(
  answer: RequestListener = (_request, response) => response.end(),
): Promise<HelperProbeRig> {
  const [json, headerFile] = [join(folder, 'helper.json'), join(folder, 'helper.header')];
  const socket = join(folder, 'helper.sock');
  writeFileSync(json, '{}', { mode: 0o600 });
  writeFileSync(headerFile, 'Authorization: Bearer token\n', { mode: 0o600 });
  const servers = [createServer(answer), createServer(answer)] as const;
  await new Promise<void>((resolve) => servers[0].listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => servers[1].listen(socket, resolve));
  chmodSync(socket, 0o600);
  const { port } = servers[0].address() as AddressInfo;
  let stopped = false;
  return {
    probe: new NodeHelperProbe('linux'),
    address: { url: `http://127.0.0.1:${port}`, socket, headerFile },
    openFile: () => chmodSync(json, 0o644),
    stop: async () => {
      if (stopped) return;
      stopped = true;
      for (const server of servers) await new Promise((resolve) => server.close(resolve));
      for (const file of [json, headerFile]) rmSync(file, { force: true });
    },
  };
}

helperProbeContract('the real one', () => start());

const askBoth = async ({ probe, address }: HelperProbeRig) => [
  await probe.requestOverTcp(address),
  await probe.requestOverSocket(address.socket),
];

it('sends the token over TCP alone, and asks for the status', async () => {
  const asked: unknown[] = [];
  const rig = await start(({ url, headers }, response) => {
    asked.push([url, headers.authorization]);
    response.end();
  });
  await askBoth(rig);
  await rig.stop();
  expect(asked).toEqual([
    ['/v1/status', 'Bearer token'],
    ['/v1/status', undefined],
  ]);
});

it('says with what the helper answered instead', async () => {
  const rig = await start((_request, response) => response.writeHead(401).end());
  expect(await askBoth(rig)).toEqual([
    { kind: 'status', status: 401 },
    { kind: 'status', status: 401 },
  ]);
  await rig.stop();
});

it('names a link in the place of a file, and follows none', async () => {
  const rig = await start();
  const { headerFile }: HelperAddress = rig.address;
  unlinkSync(headerFile);
  symlinkSync(join(folder, 'helper.json'), headerFile);
  expect(await rig.probe.fileFaults(rig.address)).toEqual([
    { file: 'helper.header', fault: 'kind' },
  ]);
  expect(await rig.probe.requestOverTcp(rig.address)).toEqual({ kind: 'no-token' });
  await rig.stop();
});

it('has nothing to say of modes where there are none', async () => {
  const rig = await start();
  expect(await new NodeHelperProbe('win32').fileFaults(rig.address)).toBeNull();
  await rig.stop();
});
