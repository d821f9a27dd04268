import { Agent, request } from 'node:http';

export interface Load {
  url: string;
  headers: Record<string, string>;
  /** How many connections send at the same time. */
  connections: number;
  requests: number;
}

export interface LoadFigures {
  perSecond: number;
  /** The 99th percentile of the response times, in ms. */
  p99: number;
}

/** Sends requests over persistent connections. The first tenth isn't counted. */
export async function load({ url, headers, connections, requests }: Load): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let left = requests;
  let from = 0;
  const send = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      request(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`Status ${answer.statusCode ?? 0}.`));
        answer.resume().on('end', () => {
          times.push(performance.now() - start);
          resolve();
        });
      })
        .on('error', reject)
        .end();
    });
  const sendInTurn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      if (left === Math.floor(requests * 0.9)) {
        times.length = 0;
        from = performance.now();
      }
      await send();
    }
  };
  await Promise.all(Array.from({ length: connections }, sendInTurn));
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN,
  };
}
