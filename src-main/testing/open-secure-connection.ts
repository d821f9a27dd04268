import { openSecure } from '../adapters/hub-connection/secure-connection.ts';

/** Opens a connection as Hubkey does, in a process started with flags of Node, and reports the result. */
const [, , url = '', pin = ''] = process.argv;
const { hostname, port } = new URL(url);
const target = { hostname, port: Number(port), pin: pin || null, proxy: null, timeoutMs: 5_000 };
try {
  const socket = await openSecure(target);
  console.log(`opened ${socket.getProtocol() ?? ''}`);
  socket.destroy();
} catch (error) {
  console.log(`not opened: ${String(error)}`);
}
