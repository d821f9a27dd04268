import { connect, type Socket } from 'node:net';
import type { Door } from './door.ts';
import type { Attack } from './kind.ts';

export interface Exchange {
  /** All that came back. */
  answer: Buffer;
  /** Who ended the connection, and after how long in ms. */
  endedBy: 'helper' | 'us';
  ms: number;
}

export interface Patience {
  /** How long a silent connection is waited for before we end our side, in ms. */
  quietMs: number;
  /** How long one is waited for at all, in ms. */
  maxMs: number;
  /** How long there is between two bytes of a slow sender, in ms. */
  slowMs: number;
}

/** Sends an attack and collects the answer; `enough` says when nothing more is expected. */
export function exchange(
  door: Door,
  attack: Attack,
  patience: Patience,
  enough: (answer: Buffer) => boolean,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const from = performance.now();
    const chunks: Buffer[] = [];
    const socket = connect(door.at);
    let endedBy: Exchange['endedBy'] = 'helper';
    const leave = (): void => {
      endedBy = 'us';
      socket.destroy();
    };
    const deadline = setTimeout(leave, patience.maxMs);
    const quiet = setTimeout(() => socket.end(), patience.quietMs);
    if (attack.how !== 'whole') clearTimeout(quiet);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (attack.how === 'whole') quiet.refresh();
      if (enough(Buffer.concat(chunks))) leave();
    });
    // It may be ended while we still write.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(deadline);
      clearTimeout(quiet);
      resolve({ answer: Buffer.concat(chunks), endedBy, ms: performance.now() - from });
    });
    socket.once('connect', () => send(socket, door, attack, patience));
  });
}

function send(socket: Socket, { kind }: Door, { bytes, how }: Attack, { slowMs }: Patience): void {
  switch (how) {
    case 'whole':
      socket.write(bytes);
      break;
    case 'reset':
      socket.write(bytes);
      // A Unix socket knows no reset.
      setTimeout(
        () => (kind === 'tcp' ? socket.resetAndDestroy() : socket.destroy()),
        bytes.length % 5,
      );
      break;
    case 'slow': {
      let at = 0;
      const more = setInterval(() => {
        if (at < bytes.length) socket.write(bytes.subarray(at, (at += 1)));
      }, slowMs);
      socket.on('close', () => clearInterval(more));
      break;
    }
  }
}
