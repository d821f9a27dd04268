import { setTimeout } from 'node:timers/promises';
import { createServer, type AddressInfo } from 'node:net';
import { LinuxCallerInspector } from '../adapters/linux-caller-inspector/linux-caller-inspector.ts';

/**
 * A process of its own, so that it can run as another user: prints its port, then a line of facts for each
 * connection that says something. One that says `later` is looked at when its caller has had time to let go.
 */
const laterMs = 400;
const inspector = new LinuxCallerInspector({ maxMs: 10_000 });
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', (said) => {
    const { remotePort = 0, localPort = 0 } = socket;
    const waitMs = said.toString() === 'later' ? laterMs : 0;
    void setTimeout(waitMs)
      .then(() => inspector.inspect({ door: 'tcp', remotePort, localPort }))
      .then((facts) => {
        console.log(JSON.stringify(facts));
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      });
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
