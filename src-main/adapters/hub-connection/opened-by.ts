import { Agent, type ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Has an agent take its connections from `open`. One that says anything while nobody asked it is
 * ended: those bytes would be the beginning of the next answer.
 */
export function openedBy<Kind extends Agent>(agent: Kind, open: () => Promise<Duplex>): Kind {
  agent.createConnection = (_options, callback) => {
    open().then(
      (socket) => callback?.(null, socket),
      // Node takes an error without a socket; its type does not say so.
      (error: unknown) => (callback as ((error: unknown) => void) | undefined)?.(error),
    );
    return undefined;
  };
  agent.on('free', (socket: Duplex) => {
    if (isIdle(agent, socket)) socket.on('data', endUnasked);
  });
  agent.reuseSocket = (socket: Duplex, request: ClientRequest) => {
    socket.off('data', endUnasked);
    Agent.prototype.reuseSocket.call(agent, socket, request);
  };
  return agent;
}

const isIdle = ({ freeSockets }: Agent, socket: Duplex): boolean =>
  Object.values(freeSockets).some((list) => list?.some((idle) => idle === socket));

function endUnasked(this: Duplex): void {
  this.destroy();
}
