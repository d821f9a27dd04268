import { fileTimeIn } from './file-time.ts';

/** Where the parts of a row stand, in bytes. */
interface RowLayout {
  bytes: number;
  state: number;
  local: number;
  localPort: number;
  remote: number;
  remotePort: number;
  owner: number;
  created: number;
  /** 127.0.0.1. */
  loopback: Buffer;
}

export interface TcpTable {
  /** AF_INET or AF_INET6. */
  family: number;
  row: RowLayout;
}

const loopback = Buffer.from([127, 0, 0, 1]);

/**
 * MIB_TCPROW_OWNER_MODULE and MIB_TCP6ROW_OWNER_MODULE (tcpmib.h). A program whose socket takes both kinds of address has
 * 127.0.0.1 inside an IPv6 one.
 */
export const tcpTables: readonly TcpTable[] = [
  {
    family: 2,
    row: {
      bytes: 160,
      state: 0,
      local: 4,
      localPort: 8,
      remote: 12,
      remotePort: 16,
      owner: 20,
      created: 24,
      loopback,
    },
  },
  {
    family: 23,
    row: {
      bytes: 192,
      state: 48,
      local: 0,
      localPort: 20,
      remote: 24,
      remotePort: 44,
      owner: 52,
      created: 56,
      loopback: Buffer.concat([Buffer.alloc(10), Buffer.from([0xff, 0xff]), loopback]),
    },
  },
];

/** The number of rows stands first, and the rows begin at a multiple of eight bytes. */
const headBytes = 8;
/** MIB_TCP_STATE_ESTAB. */
const established = 5;

/** The process that made a connection, and when it did, in 100 ns since 1601. */
export interface TcpOwner {
  pid: number;
  createdAt: bigint;
}

/** The owner of the end with `localPort`, where the other end has `remotePort`, both on 127.0.0.1; null in case of doubt. */
export function tcpOwnerIn(
  table: Buffer,
  { row }: TcpTable,
  localPort: number,
  remotePort: number,
): TcpOwner | null {
  if (table.length < headBytes) return null;
  const found: TcpOwner[] = [];
  const rows = table.readUInt32LE(0);
  for (let nth = 0, at = headBytes; nth < rows; nth++, at += row.bytes) {
    if (at + row.bytes > table.length) return null;
    const isIt =
      table.readUInt32LE(at + row.state) === established &&
      isAt(table, at + row.local, row.loopback) &&
      isAt(table, at + row.remote, row.loopback) &&
      // In network order, in the first half of a field whose other half may hold anything.
      table.readUInt16BE(at + row.localPort) === localPort &&
      table.readUInt16BE(at + row.remotePort) === remotePort;
    const createdAt = isIt ? fileTimeIn(table, at + row.created) : null;
    if (isIt && createdAt === null) return null;
    if (createdAt !== null) found.push({ pid: table.readUInt32LE(at + row.owner), createdAt });
  }
  const [owner, other] = found;
  return owner && !other ? owner : null;
}

const isAt = (table: Buffer, at: number, bytes: Buffer): boolean =>
  bytes.equals(table.subarray(at, at + bytes.length));
