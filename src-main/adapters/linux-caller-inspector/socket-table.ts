const established = '01';
/** 127.0.0.1 as the tables write it: by itself, and within an IPv6 address. */
const loopback = new Set(['0100007F', '0000000000000000FFFF00000100007F']);

/**
 * The inode of the socket whose own port is `localPort` and whose other end is `remotePort`, both on
 * loopback, by a table of `/proc/net/tcp` or `tcp6` (proc_net(5)); null where none is.
 */
export function inodeOf(table: string, localPort: number, remotePort: number): string | null {
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/);
    const [, local = '', remote = '', state] = fields;
    const inode = fields[9];
    if (state !== established || !inode || inode === '0') continue;
    if (isPort(local, localPort) && isPort(remote, remotePort)) return inode;
  }
  return null;
}

function isPort(end: string, port: number): boolean {
  const [address = '', hex = ''] = end.split(':');
  return loopback.has(address) && parseInt(hex, 16) === port;
}
