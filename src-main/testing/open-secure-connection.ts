import { HubRoutes } from '../adapters/hub-connection/hub-routes.ts';
import { openSecure } from '../adapters/hub-connection/secure-connection.ts';
import { targetAt } from './target-at.ts';

/** Opens a connection as Hubkey does, in a process started with flags of Node, and reports the result. */
const [, , url = '', pin = ''] = process.argv;
const { hostname, port } = new URL(url);
const way = await new HubRoutes().way(url, targetAt(url, pin || null), 5_000);
try {
  const socket = await openSecure({ hostname, port: Number(port), way, timeoutMs: 5_000 });
  console.log(`opened ${socket.getProtocol() ?? ''}`);
  socket.destroy();
} catch (error) {
  console.log(`not opened: ${String(error)}`);
}
