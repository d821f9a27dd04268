import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LinuxCallerInspector } from '../adapters/linux-caller-inspector/linux-caller-inspector.ts';
import type { CallerConnection } from '../domain/caller.ts';
import { openFd } from '../loopback/open-fd.ts';

/**
 * A process of its own, so that it can run as another user: prints its port and the path of its socket, then
 * a line of facts and of the time it took, in ms, for each connection that says something. One that says
 * `later` is inspected when its caller has had time to let go, one that asks for `/all` with all its parents.
 */
const laterMs = 400;
const inspector = new LinuxCallerInspector({ now: () => Date.now(), maxMs: 10_000 });

const serve = (connectionOf: (socket: Socket) => CallerConnection) =>
  createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (said) => {
      const connection = connectionOf(socket);
      void setTimeout(said.toString() === 'later' ? laterMs : 0).then(async () => {
        const from = performance.now();
        const allParents = said.includes(' /all ');
        const facts = await inspector.inspect(connection, { allParents });
        console.log(JSON.stringify({ facts, ms: performance.now() - from }));
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      });
    });
  });

const tcp = serve(({ remotePort = 0, localPort = 0 }) => ({ door: 'tcp', remotePort, localPort }));
const local = serve((socket) => ({ door: 'socket', openFd: () => openFd(socket) }));
const path = join(mkdtempSync(join(tmpdir(), 'hubkey-inspection-')), 'socket');
tcp.listen(0, '127.0.0.1', () =>
  local.listen(path, () => {
    // Others may connect, so that a test can see them told apart.
    for (const open of [path, join(path, '..')]) chmodSync(open, 0o777);
    console.log(JSON.stringify({ port: (tcp.address() as AddressInfo).port, socket: path }));
  }),
);
