import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Where the logging proxy listens. */
export const proxyUrl = 'http://127.0.0.1:3128';

/** What was noticed in a network that contains only this computer. */
export interface Noticed {
  /** Names that somebody looked up. */
  names: string[];
  /** What came to the proxy or to a web server's port, at whatever address. */
  requests: string[];
  /** UDP packets that were sent, whatever to. */
  datagrams: number;
  /** TCP connections to ports where nobody listens, at whatever address. */
  unanswered: number;
}

/**
 * A resolver, a proxy and web servers at every address there is, for a network namespace whose routes
 * all lead to itself. `noticed` returns what came since its last call.
 */
export async function startObservers(): Promise<{ noticed(): Noticed }> {
  const names: string[] = [];
  const requests: string[] = [];
  await resolver(names);
  for (const port of [80, 443, 853, 3128, 8080]) await listener(port, requests);
  let before = counters();
  return {
    noticed() {
      const now = counters();
      const noticed = {
        names: names.splice(0),
        requests: requests.splice(0),
        datagrams: now.datagrams - before.datagrams,
        unanswered: now.unanswered - before.unanswered,
      };
      before = counters();
      return noticed;
    },
  };
}

async function resolver(names: string[]): Promise<void> {
  const socket = createSocket('udp6');
  socket.on('message', (query, { port, address }) => {
    names.push(questionOf(query));
    // NXDOMAIN, with the question left as it is.
    const answer = Buffer.from(query);
    answer.writeUInt16BE(0x8183, 2);
    answer.writeUInt16BE(0, 10);
    socket.send(answer.subarray(0, query.length), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(53, '::', resolve));
}

/** The name in a DNS query (RFC 1035 §4.1.2). */
function questionOf(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; query[at]; at += (query[at] ?? 0) + 1) {
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  }
  return labels.join('.');
}

async function listener(port: number, requests: string[]): Promise<void> {
  const server = createServer((socket) => {
    const to = `${socket.localAddress ?? ''}:${port}`;
    requests.push(to);
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      requests.push(`${to} ${data.toString('latin1').split('\r\n')[0] ?? ''}`);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '::', resolve));
}

function counters(): { datagrams: number; unanswered: number } {
  const four = readFileSync('/proc/net/snmp', 'utf8');
  const six = readFileSync('/proc/net/snmp6', 'utf8');
  const udp6 = Number(/^Udp6OutDatagrams\s+(\d+)/m.exec(six)?.[1] ?? 0);
  return {
    datagrams: field(four, 'Udp', 'OutDatagrams') + udp6,
    unanswered: field(four, 'Tcp', 'AttemptFails'),
  };
}

/** A counter of `/proc/net/snmp`: a line of names, then one of values. */
function field(text: string, protocol: string, name: string): number {
  const [names = '', values = ''] = text
    .split('\n')
    .filter((line) => line.startsWith(`${protocol}:`));
  return Number(values.split(' ')[names.split(' ').indexOf(name)] ?? 0);
}
