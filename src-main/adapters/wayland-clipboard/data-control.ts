import { connect, Socket } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import { baseFolder } from '../base-folder.ts';
import { sendWithPipe } from '../native/send-descriptor.ts';
import { encodeRequest, EventReader, textAt, uintAt, type WaylandEvent } from './wire.ts';

/** How long the compositor, or the program that has the clipboard, may take to answer, in ms. */
const patienceMs = 500;
const maxTextBytes = 1_048_576;

/** The same protocol under its two names, with the newer first. */
const managers = ['ext_data_control_manager_v1', 'zwlr_data_control_manager_v1'];

/** A text's names on the clipboard, the best first. */
const textTypes = ['text/plain;charset=utf-8', 'UTF8_STRING', 'text/plain', 'STRING', 'TEXT'];

/** Ids that this client gives to objects; the display is 1. */
const [display, registry, firstSync, manager, seat, device] = [1, 2, 3, 4, 5, 6];

/** The socket of the compositor (wl_display_connect); null: there is no Wayland. */
export function waylandSocket(env: NodeJS.ProcessEnv): string | null {
  const { WAYLAND_DISPLAY: name } = env;
  const folder = baseFolder(env['XDG_RUNTIME_DIR']);
  if (!name) return null;
  if (name.startsWith('/')) return name;
  return folder ? join(folder, name) : null;
}

/**
 * The clipboard as the compositor has it, seen and changed without a window in front: ext-data-control-v1, and
 * wlr-data-control-unstable-v1 before it.
 */
export class DataControl {
  readonly #clock: Clock;
  readonly #socket: Socket;
  readonly #reader = new EventReader();
  readonly #types = new Map<number, string[]>();
  readonly #globals = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  /** The offer on the clipboard; 0: it is empty. */
  #offer = 0;
  #lastId = device;
  /** The round trip that is waited for, and the last one that ended. */
  #trip = firstSync;
  #done = 0;
  #changes = 0;
  #failed = false;

  private constructor(path: string, clock: Clock) {
    this.#clock = clock;
    this.#socket = connect({ path });
    this.#socket.on('data', (bytes) => this.#take(bytes));
    for (const end of ['error', 'close'] as const) this.#socket.on(end, () => this.#fail());
  }

  /** null: the compositor has no such protocol (GNOME's hasn't), or can't be reached. */
  static async open(path: string, clock: Clock): Promise<DataControl | null> {
    const control = new DataControl(path, clock);
    if (await control.#start()) return control;
    control.close();
    return null;
  }

  /** The text on the clipboard; empty where there is none. null: it can't be read. */
  async read(): Promise<string | null> {
    const offer = this.#offer;
    if (this.#failed) return null;
    const offered = this.#types.get(offer) ?? [];
    const type = textTypes.find((name) => offered.includes(name));
    if (type === undefined) return '';
    const request = encodeRequest(offer, 0, [type]);
    const descriptor = descriptorOf(this.#socket);
    const pipe = descriptor === null ? null : await sendWithPipe(descriptor, request);
    return pipe === null ? null : readToEnd(pipe, this.#clock);
  }

  /** Resolves once something else is on the clipboard, or after a while. */
  async changed(): Promise<void> {
    const before = this.#changes;
    await this.#until(() => this.#changes !== before);
  }

  /** Empties the clipboard, whoever has it. */
  async clear(): Promise<void> {
    this.#send(device, 0, [0]);
    await this.#roundTrip();
  }

  close(): void {
    this.#socket.destroy();
  }

  async #start(): Promise<boolean> {
    this.#send(display, 1, [registry]);
    this.#send(display, 0, [firstSync]);
    if (!(await this.#until(() => this.#done === firstSync))) return false;
    const found = managers.find((name) => this.#globals.has(name));
    const [managerName, seatName] = [this.#globals.get(found ?? ''), this.#globals.get('wl_seat')];
    if (found === undefined || managerName === undefined || seatName === undefined) return false;
    this.#send(registry, 0, [managerName, found, 1, manager]);
    this.#send(registry, 0, [seatName, 'wl_seat', 1, seat]);
    this.#send(manager, 1, [device, seat]);
    return this.#roundTrip();
  }

  /** Whether everything that was sent has been carried out. */
  #roundTrip(): Promise<boolean> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#trip = id;
    this.#send(display, 0, [id]);
    return this.#until(() => this.#done === id);
  }

  #send(object: number, opcode: number, args: readonly (number | string)[]): void {
    this.#socket.write(encodeRequest(object, opcode, args));
  }

  #take(bytes: Buffer): void {
    try {
      for (const event of this.#reader.push(bytes)) this.#event(event);
    } catch {
      this.#fail();
    }
    for (const look of this.#waiting) look();
  }

  #event({ object, opcode, body }: WaylandEvent): void {
    if (object === display) {
      // An error ends the connection; the other event is about an id that is free again.
      if (opcode === 0) this.#fail();
    } else if (object === registry) {
      if (opcode === 0) this.#announced(textAt(body, 4).value, uintAt(body, 0));
    } else if (object === device) {
      this.#deviceEvent(opcode, uintAt(body, 0));
    } else if (this.#types.has(object)) {
      this.#types.get(object)?.push(textAt(body, 0).value);
    } else if (object === this.#trip) {
      this.#done = object;
    }
  }

  /** Of several seats the first counts, as it does for Chromium (wayland_seat.cc). */
  #announced(name: string, id: number): void {
    if (!this.#globals.has(name)) this.#globals.set(name, id);
  }

  #deviceEvent(opcode: number, offer: number): void {
    switch (opcode) {
      case 0:
        this.#types.set(offer, []);
        break;
      case 1:
        this.#types.delete(this.#offer);
        this.#offer = offer;
        this.#changes += 1;
        break;
      case 2:
        this.#fail();
        break;
    }
  }

  #fail(): void {
    this.#failed = true;
    for (const look of this.#waiting) look();
  }

  /** Waits for a condition; false if it doesn't come true in time. */
  #until(isSo: () => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (): void => {
        timer.dispose();
        this.#waiting.delete(look);
        resolve(isSo() && !this.#failed);
      };
      const look = (): void => {
        if (isSo() || this.#failed) end();
      };
      const timer = this.#clock.at(this.#clock.now() + patienceMs, end);
      this.#waiting.add(look);
      look();
    });
  }
}

/** The descriptor of a socket, which Node has no public way to; null: there is none. */
function descriptorOf(socket: Socket): number | null {
  const handle: unknown = Reflect.get(socket, '_handle');
  if (typeof handle !== 'object' || handle === null) return null;
  const descriptor: unknown = Reflect.get(handle, 'fd');
  return typeof descriptor === 'number' && descriptor >= 0 ? descriptor : null;
}

/** What comes through a pipe until its writer closes it; null if that takes too long. Closes the pipe. */
function readToEnd(descriptor: number, clock: Clock): Promise<string | null> {
  return new Promise((resolve) => {
    const pipe = new Socket({ fd: descriptor, readable: true, writable: false });
    const parts: Buffer[] = [];
    let length = 0;
    const end = (text: string | null): void => {
      timer.dispose();
      pipe.destroy();
      for (const part of parts) part.fill(0);
      resolve(text);
    };
    const timer = clock.at(clock.now() + patienceMs, () => end(null));
    pipe.on('data', (part) => {
      parts.push(part);
      length += part.length;
      if (length > maxTextBytes) end(null);
    });
    pipe.on('end', () => end(Buffer.concat(parts).toString()));
    pipe.on('error', () => end(null));
  });
}
