import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface RawHub {
  url: string;
  /** How many connections are open, and how many there were in all. */
  open(): number;
  connections(): number;
  stop(): Promise<void>;
}

/** A server that passes each connection to `serve` before anything is read or written. */
export async function startRawHub(
  serve: (socket: Socket, number: number) => void,
): Promise<RawHub> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, (connections += 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => sockets.size,
    connections: () => connections,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A server that answers every request with the same bytes, and leaves the connection open. */
export const startOddHub = (answer: string): Promise<RawHub> =>
  startRawHub((socket) => {
    socket.on('data', () => socket.write(Buffer.from(answer, 'latin1')));
  });

const whole = (first: string, headers = 'Content-Length: 2\r\n'): string =>
  `${first}\r\n${headers}\r\n{}`;

/** Answers that no client should accept. */
export const oddAnswers: Record<string, string> = {
  'a switch of protocols':
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
  'a switch to nothing': 'HTTP/1.1 101 Switching Protocols\r\n\r\n',
  'status 000': whole('HTTP/1.1 000 None'),
  'status 099': whole('HTTP/1.1 099 Low'),
  'status 099 whose body never ends': whole('HTTP/1.1 099 Low', 'Content-Length: 3\r\n'),
  'status 600': whole('HTTP/1.1 600 High'),
  'four digits': whole('HTTP/1.1 1000 High'),
  'no status': whole('HTTP/1.1 '),
  'no status line': '{"a":1}\r\n\r\n',
  'another protocol': 'SSH-2.0-OpenSSH_9.2\r\n',
  'HTTP/2.0': whole('HTTP/2.0 200 OK'),
  'HTTP/0.9': whole('HTTP/0.9 200 OK'),
  'no end of interim answers': 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(1_000),
  'no end of going on': 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000),
  'two lengths': whole('HTTP/1.1 200 OK', 'Content-Length: 2\r\nContent-Length: 3\r\n'),
  'a length and chunks': whole(
    'HTTP/1.1 200 OK',
    'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n',
  ),
  'a negative length': whole('HTTP/1.1 200 OK', 'Content-Length: -2\r\n'),
  'a header with a NUL': whole('HTTP/1.1 200 OK', 'X: a\0b\r\nContent-Length: 2\r\n'),
  'a header with a line feed': whole('HTTP/1.1 200 OK', 'X: a\nb: c\r\nContent-Length: 2\r\n'),
  'a folded header': whole('HTTP/1.1 200 OK', 'X: a\r\n b\r\nContent-Length: 2\r\n'),
  '5,000 headers': whole('HTTP/1.1 200 OK', `${'X-Y: 1\r\n'.repeat(5_000)}Content-Length: 2\r\n`),
};
