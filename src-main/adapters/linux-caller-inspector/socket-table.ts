import { closeSync, openSync, read } from 'node:fs';
import { promisify } from 'node:util';

const established = '01';
/** 127.0.0.1 as the tables write it: by itself, and within an IPv6 address. */
const loopback = new Set(['0100007F', '0000000000000000FFFF00000100007F']);
const chunkBytes = 65_536;
const readChunk = promisify(read);

/**
 * The inode of the socket whose own port is `localPort` and whose other end is `remotePort`, both on
 * loopback, by the table at `path`: `/proc/net/tcp` or `tcp6` (proc_net(5)); null where none is. The
 * kernel walks all its connections for that, some ms long, so it is read on a thread, from this call on.
 */
export async function findInode(
  path: string,
  localPort: number,
  remotePort: number,
): Promise<string | null> {
  let file: number;
  try {
    // At once: a thread's answer could not be heard while the caller goes on with work of its own.
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    let rest = '';
    for (;;) {
      const { bytesRead, buffer } = await readChunk(
        file,
        Buffer.alloc(chunkBytes),
        0,
        chunkBytes,
        null,
      );
      const lines = (rest + buffer.toString('latin1', 0, bytesRead)).split('\n');
      rest = bytesRead > 0 ? (lines.pop() ?? '') : '';
      const inode = inodeOf(lines, localPort, remotePort);
      if (inode !== null || bytesRead === 0) return inode;
    }
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** The same, by lines of such a table. */
export function inodeOf(
  lines: readonly string[],
  localPort: number,
  remotePort: number,
): string | null {
  for (const line of lines) {
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
