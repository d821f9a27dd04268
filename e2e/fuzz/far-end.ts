import { createServer, type AddressInfo, type Socket } from 'node:net';
import { StrictReader, valuesOf, type StrictHead, type StrictRequest } from './strict-reader.ts';

/** How the far end answers; a request says it in `X-Far`. */
export const farMoods = ['default', 'chunked', 'close', 'early', 'interim', 'extra'] as const;
export type FarMood = (typeof farMoods)[number];

export interface FarRequest extends StrictRequest {
  connection: number;
}

export interface FarEnd {
  url: string;
  requests: FarRequest[];
  /** What came and was no request. */
  wrong: string[];
  /** Names of requests whose connection ended before they were whole. */
  cut: string[];
  stop(): Promise<void>;
}

/** A server that accepts only requests that follow the RFC to the letter, and answers each with its own `X-Fuzz-Id`. */
export async function startFarEnd(): Promise<FarEnd> {
  const requests: FarRequest[] = [];
  const wrong: string[] = [];
  const cut: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    const connection = (connections += 1);
    sockets.add(socket);
    let begun: StrictHead | null = null;
    const reader = new StrictReader({
      head: (head) => {
        begun = head;
        if (moodOf(head) === 'early') answer(socket, head);
      },
      request: (request) => {
        begun = null;
        requests.push({ ...request, connection });
        if (moodOf(request) !== 'early') answer(socket, request);
      },
      wrong: (why) => {
        wrong.push(why);
        socket.destroy();
      },
    });
    socket.on('data', (bytes) => reader.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      if (begun) cut.push(idOf(begun));
      else if (!reader.idle && !wrong.length) wrong.push('bytes of no request');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    wrong,
    cut,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export const idOf = ({ headers }: StrictHead): string => valuesOf(headers, 'x-fuzz-id')[0] ?? '';

function moodOf({ headers }: StrictHead): FarMood {
  const [said] = valuesOf(headers, 'x-far');
  return farMoods.find((mood) => mood === said) ?? 'default';
}

function answer(socket: Socket, head: StrictHead): void {
  const mood = moodOf(head);
  const text = `far ${idOf(head)}`;
  const lines = [`X-Far-Id: ${idOf(head)}`, 'Content-Type: text/plain'];
  lines.push(mood === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${text.length}`);
  if (mood === 'close') lines.push('Connection: close');
  const body = mood === 'chunked' ? `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n` : text;
  const interim = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n';
  socket.write(
    (mood === 'interim' ? interim : '') +
      `HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n` +
      (head.method === 'HEAD' ? '' : body) +
      (mood === 'extra' ? poison : ''),
  );
  if (mood === 'close') socket.end();
}

/** An answer to no request: a caller that gets it got an answer that wasn't theirs. */
const poison = 'HTTP/1.1 200 OK\r\nX-Far-Id: poison\r\nContent-Length: 6\r\n\r\npoison';
