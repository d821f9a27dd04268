import { connect, type Socket } from 'node:net';
import { encodeCall, MessageReader, type BusCall, type BusMessage } from './message.ts';

const patienceMs = 2_000;

/** A connection to a D-Bus bus. Small, because every start needs it before the tray is shown. */
export interface Bus {
  /** The reply's message. Null after an error, without a reply in 2 s, or if the bus is gone. */
  call(call: BusCall): Promise<BusMessage | null>;
  close(): void;
}

export interface BusListener {
  onSignal(message: BusMessage): void;
  onClose(): void;
}

export const busName = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/** Connects to an address such as `DBUS_SESSION_BUS_ADDRESS`; null if there is no bus, or none answers in 2 s. */
export async function connectBus(
  address: string | undefined,
  listener: BusListener,
): Promise<Bus | null> {
  for (const path of socketPaths(address ?? '')) {
    const socket = await opened(path);
    if (!socket) continue;
    const bus = new Connection(socket, listener);
    // No need to wait for the reply: the bus handles calls in their order.
    void bus.call({ ...busName, member: 'Hello', args: [] });
    return bus;
  }
  return null;
}

/** The Unix sockets that an address lists; an abstract one begins with NUL. */
export function socketPaths(address: string): string[] {
  return address.split(';').flatMap((entry) => {
    const [, kind, path] = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(entry) ?? [];
    if (!path) return [];
    return [(kind === 'abstract' ? '\0' : '') + decodeURIComponent(path)];
  });
}

/** A socket after the handshake: D-Bus Specification, "Authentication Protocol", EXTERNAL. */
function opened(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    const give = (result: Socket | null): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      if (!result) socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => give(null), patienceMs);
    socket.once('error', () => give(null));
    socket.once('close', () => give(null));
    socket.once('connect', () => {
      const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
      socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
    });
    socket.once('data', (answer) => {
      if (!answer.toString().startsWith('OK ')) {
        give(null);
        return;
      }
      socket.write('BEGIN\r\n');
      give(socket);
    });
  });
}

class Connection implements Bus {
  readonly #socket: Socket;
  readonly #reader = new MessageReader();
  readonly #calls = new Map<number, (reply: BusMessage | null) => void>();
  #serial = 0;

  constructor(socket: Socket, listener: BusListener) {
    this.#socket = socket;
    // A connection that only listens must not keep the app running.
    socket.unref();
    socket.on('data', (chunk) => this.#read(chunk, listener));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const answer of this.#calls.values()) answer(null);
      listener.onClose();
    });
  }

  call(call: BusCall): Promise<BusMessage | null> {
    this.#serial += 1;
    const serial = this.#serial;
    return new Promise((resolve) => {
      const answer = (reply: BusMessage | null): void => {
        clearTimeout(timer);
        this.#calls.delete(serial);
        resolve(reply?.type === 'reply' ? reply : null);
      };
      const timer = setTimeout(() => answer(null), patienceMs);
      this.#calls.set(serial, answer);
      if (this.#socket.destroyed) answer(null);
      else this.#socket.write(encodeCall(call, serial));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer, listener: BusListener): void {
    try {
      for (const message of this.#reader.push(chunk)) {
        if (message.type === 'signal') listener.onSignal(message);
        else this.#calls.get(message.replySerial)?.(message);
      }
    } catch {
      this.#socket.destroy();
    }
  }
}
