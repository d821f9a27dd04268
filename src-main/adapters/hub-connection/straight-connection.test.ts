import dns from 'node:dns';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { connectStraight } from './straight-connection.ts';

let server: Server | null = null;
afterEach(() => {
  vi.restoreAllMocks();
  server?.close();
  server = null;
});

async function listen(host: string): Promise<number> {
  const listening = createServer((socket) => socket.on('error', () => undefined).end());
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, host, resolve));
  return (listening.address() as AddressInfo).port;
}

const hosts = [
  ['localhost', '127.0.0.1'],
  ['localhost', '::1'],
  ['localhost.', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1'],
  ['[::1]', '::1'],
] as const;
const here = Object.values(networkInterfaces()).flatMap((all) =>
  all?.map((entry) => entry.address),
);

it.each(hosts.filter(([, host]) => here.includes(host)))(
  'finds %s at %s, and asks no resolver',
  async (hostname, host) => {
    const port = await listen(host);
    const asked = vi.spyOn(dns, 'lookup');
    const socket = await connectStraight(hostname, port, 2_000);
    expect(socket.remoteAddress).toBe(host);
    socket.destroy();
    expect(asked).not.toHaveBeenCalled();
  },
);

it('asks one for every other name', async () => {
  const asked = vi.spyOn(dns, 'lookup');
  await expect(connectStraight('no-such.invalid', 80, 5_000)).rejects.toThrow();
  expect(asked).toHaveBeenCalledOnce();
});

it('tells that nothing listens', async () => {
  const port = await listen('127.0.0.1');
  server?.close();
  await expect(connectStraight('localhost', port, 2_000)).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
