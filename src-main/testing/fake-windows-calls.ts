import { ownProcess, stillActive, type WindowsCalls } from '../adapters/native/windows-calls.ts';
import type { WindowsFiles } from '../adapters/windows-caller-inspector/windows-files.ts';
import type { FileFacts } from '../domain/program-facts.ts';

export interface FakeProcess {
  parent: number;
  /** In ms since the epoch. */
  startedAt: number;
  /** The path of its program. */
  image: string;
  commandLine?: string;
  /** The last part of its SID. */
  user?: number;
  session?: number;
  /** Its handle is refused. */
  closed?: boolean;
  ended?: boolean;
}

export interface FakeConnection {
  localPort: number;
  remotePort: number;
  owner: number;
  /** In ms since the epoch; null: Windows doesn't tell. */
  createdAt: number | null;
  state?: number;
  address?: string;
  /** A row of the IPv6 table. */
  inside6?: boolean;
}

const ticksOf = (ms: number): bigint => BigInt(ms) * 10_000n + 116_444_736_000_000_000n;
const rowBytes = 160;
const row6Bytes = 192;

/** MIB_TCPTABLE_OWNER_MODULE. */
export function tcpTableOf(connections: readonly FakeConnection[]): Buffer {
  const table = Buffer.alloc(8 + rowBytes * connections.length);
  table.writeUInt32LE(connections.length, 0);
  for (const [nth, connection] of connections.entries()) {
    const row = table.subarray(8 + nth * rowBytes);
    const address = Buffer.from((connection.address ?? '127.0.0.1').split('.').map(Number));
    row.writeUInt32LE(connection.state ?? 5, 0);
    for (const at of [4, 12]) address.copy(row, at);
    writeEnds(row, connection, { localPort: 8, remotePort: 16, owner: 20, created: 24 });
  }
  return table;
}

/** MIB_TCP6TABLE_OWNER_MODULE. */
function tcp6TableOf(connections: readonly FakeConnection[]): Buffer {
  const table = Buffer.alloc(8 + row6Bytes * connections.length);
  table.writeUInt32LE(connections.length, 0);
  for (const [nth, connection] of connections.entries()) {
    const row = table.subarray(8 + nth * row6Bytes);
    for (const at of [0, 24]) Buffer.from([0xff, 0xff, 127, 0, 0, 1]).copy(row, at + 10);
    row.writeUInt32LE(connection.state ?? 5, 48);
    writeEnds(row, connection, { localPort: 20, remotePort: 44, owner: 52, created: 56 });
  }
  return table;
}

function writeEnds(
  row: Buffer,
  { localPort, remotePort, owner, createdAt }: FakeConnection,
  at: { localPort: number; remotePort: number; owner: number; created: number },
): void {
  for (const [end, port] of [
    [at.localPort, localPort],
    [at.remotePort, remotePort],
  ] as const) {
    row.writeUInt16BE(port, end);
    // Windows leaves the other half of the field as it was.
    row.writeUInt16LE(0xbeef, end + 2);
  }
  row.writeUInt32LE(owner, at.owner);
  row.writeBigUInt64LE(createdAt === null ? 0n : ticksOf(createdAt), at.created);
}

export function processEntryOf(pid: number, parent: number, name: string): Buffer {
  const entry = Buffer.alloc(568);
  entry.writeUInt32LE(568, 0);
  entry.writeUInt32LE(pid, 8);
  entry.writeUInt32LE(parent, 32);
  entry.write(name, 44, 518, 'utf16le');
  return entry;
}

export function unicodeStringOf(text: string): Buffer {
  const chars = Buffer.from(text, 'utf16le');
  const head = Buffer.alloc(16);
  head.writeUInt16LE(chars.length, 0);
  head.writeUInt16LE(chars.length + 2, 2);
  return Buffer.concat([head, chars, Buffer.alloc(2)]);
}

/** S-1-5-21-`last`. */
export function tokenUserOf(last: number): Buffer {
  const user = Buffer.alloc(16 + 8 + 8);
  Buffer.from([1, 2, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0]).copy(user, 16);
  user.writeUInt32LE(last, 28);
  return user;
}

const ourUser = 1_000;
const ourSession = 1;

/** Windows with a few processes, connections and files; a handle is the pid, in thousands. */
export class FakeWindows implements WindowsCalls, WindowsFiles {
  readonly all = new Map<number, FakeProcess>();
  connections: FakeConnection[] = [];
  /** By path; `changedAt` in ms since the epoch. */
  readonly files = new Map<string, { changedAt: number; real?: string }>();
  readonly openHandles = new Set<number>();
  /** What happens once a process has been read. */
  meanwhile: () => void = () => undefined;

  at(path: string): FileFacts | null {
    const file = this.files.get(path);
    if (!file) return null;
    return {
      path,
      device: '7',
      inode: path,
      changed: String(BigInt(file.changedAt) * 1_000_000n + 100n),
    };
  }

  real(path: string): string | null {
    const file = this.files.get(path);
    return file ? (file.real ?? path) : null;
  }

  tcpTable(family: number): Buffer | null {
    const rows = this.connections.filter(({ inside6 = false }) => inside6 === (family === 23));
    return family === 23 ? tcp6TableOf(rows) : tcpTableOf(rows);
  }

  processes(): readonly Buffer[] | null {
    return [...this.all].map(([pid, { parent, image }]) =>
      processEntryOf(pid, parent, image.slice(image.lastIndexOf('\\') + 1)),
    );
  }

  open(pid: number): number | null {
    const process = this.all.get(pid);
    if (!process || process.closed) return null;
    this.openHandles.add(pid * 1_000);
    return pid * 1_000;
  }

  close(handle: number): void {
    if (!this.openHandles.delete(handle)) throw new Error(`Handle ${handle} is not open.`);
  }

  times(handle: number): Buffer | null {
    const times = Buffer.alloc(32);
    times.writeBigUInt64LE(ticksOf(this.#of(handle).startedAt), 0);
    return times;
  }

  exitCode(handle: number): number | null {
    return this.#of(handle).ended ? 0 : stillActive;
  }

  imagePath(handle: number): Buffer | null {
    const path = Buffer.from(this.#of(handle).image, 'utf16le');
    this.meanwhile();
    return path;
  }

  commandLine(handle: number): Buffer | null {
    const { commandLine } = this.#of(handle);
    return commandLine === undefined ? null : unicodeStringOf(commandLine);
  }

  user(handle: number): Buffer | null {
    return tokenUserOf(handle === ownProcess ? ourUser : (this.#of(handle).user ?? ourUser));
  }

  session(pid: number): number | null {
    return pid === process.pid ? ourSession : (this.all.get(pid)?.session ?? ourSession);
  }

  #of(handle: number): FakeProcess {
    const process = this.all.get(handle / 1_000);
    if (!process || !this.openHandles.has(handle)) throw new Error(`Handle ${handle} is not open.`);
    return process;
  }
}
