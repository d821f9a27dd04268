import { Agent, type ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Makes an agent open its connections with `open`. A connection that sends anything while it is idle is
 * closed: those bytes would be read as the beginning of the next answer.
 */
export function openedBy<Kind extends Agent>(agent: Kind, open: () => Promise<Duplex>): Kind {
  agent.createConnection = (_options, callback) => {
    open().then(
      (socket) => callback?.(null, socket),
      // Node accepts an error without a socket, although the type doesn't allow it.
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
