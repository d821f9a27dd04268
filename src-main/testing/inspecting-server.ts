import { createServer, type AddressInfo } from 'node:net';
import { LinuxCallerInspector } from '../adapters/linux-caller-inspector/linux-caller-inspector.ts';

/** A process of its own, so that it can run as another user: prints its port, then a line of facts for each connection that says something. */
const inspector = new LinuxCallerInspector();
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', () => {
    const { remotePort = 0, localPort = 0 } = socket;
    void inspector.inspect({ door: 'tcp', remotePort, localPort }).then((facts) => {
      console.log(JSON.stringify(facts));
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
