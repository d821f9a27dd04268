import { spawn } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
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

/** A program that listens with no room for more than a connection or two, and prints its port. */
const tightListener = `require('net').createServer((s) => s.on('error', () => {}))
  .listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () { console.log(this.address().port) })`;

/** An address that doesn't answer before it is told to. */
async function slowAddress() {
  const program = spawn(process.execPath, ['-e', tightListener]);
  const [printed] = (await once(program.stdout, 'data')) as [Buffer];
  const port = Number(printed.toString());
  program.kill('SIGSTOP');
  // They fill the queue, so that the next one waits for an answer.
  const fillers = Array.from({ length: 3 }, () =>
    connect({ port, host: '127.0.0.1' }).on('error', () => undefined),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    port,
    answers: () => program.kill('SIGCONT'),
    end: () => {
      for (const filler of fillers) filler.destroy();
      program.kill('SIGKILL');
    },
  };
}

const resolvesTo = (...addresses: string[]) =>
  vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: object, answer: never) => {
    (answer as (error: null, all: dns.LookupAddress[]) => void)(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    );
  }) as typeof dns.lookup);

describe.runIf(process.platform === 'linux')('a name with several addresses', () => {
  it('waits for one that takes longer than a moment', async () => {
    const slow = await slowAddress();
    try {
      // Nothing listens at the second one.
      resolvesTo('127.0.0.1', '127.0.0.9');
      setTimeout(slow.answers, 600);
      const socket = await connectStraight('dual.example', slow.port, 8_000);
      expect(socket.remoteAddress).toBe('127.0.0.1');
      socket.destroy();
    } finally {
      slow.end();
    }
  });

  it('is not held up by one that never answers', async () => {
    const slow = await slowAddress();
    const second = createServer((socket) => socket.end()).listen(slow.port, '127.0.0.9');
    try {
      resolvesTo('127.0.0.1', '127.0.0.9');
      const from = performance.now();
      const socket = await connectStraight('dual.example', slow.port, 8_000);
      expect(socket.remoteAddress).toBe('127.0.0.9');
      expect(performance.now() - from).toBeLessThan(2_000);
      socket.destroy();
    } finally {
      second.close();
      slow.end();
    }
  });

  it('gives all of them up in time', async () => {
    const slow = await slowAddress();
    try {
      resolvesTo('127.0.0.1', '127.0.0.1');
      await expect(connectStraight('dual.example', slow.port, 500)).rejects.toMatchObject({
        code: 'ETIMEDOUT',
      });
    } finally {
      slow.end();
    }
  });
});
