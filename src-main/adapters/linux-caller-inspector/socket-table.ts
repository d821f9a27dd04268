import { closeSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';

const established = '01';
/** 127.0.0.1 in the form of the tables, alone and inside an IPv6 address. */
const loopback = ['0100007F', '0000000000000000FFFF00000100007F'];
/** The kernel returns one page at a time. */
const chunkBytes = 4_096;
const readOnThread = promisify(read);

/**
 * The inode of the socket whose own port is `localPort` and whose other end is `remotePort`, both on
 * loopback, from the table at `path`: `/proc/net/tcp` or `tcp6` (proc_net(5)); null if there is none. The
 * kernel walks its whole table for that, some ms long, so this begins on a thread, with the call.
 */
export async function findInode(
  path: string,
  localPort: number,
  remotePort: number,
): Promise<string | null> {
  let file: number | undefined;
  try {
    // Synchronous: a thread's answer could not be received while the caller continues with its own work.
    file = openSync(path, 'r');
    const buffer = Buffer.alloc(chunkBytes);
    let { bytesRead } = await readOnThread(file, buffer, 0, chunkBytes, null);
    let rest = '';
    while (bytesRead > 0) {
      const text = rest + buffer.toString('latin1', 0, bytesRead);
      const whole = text.lastIndexOf('\n') + 1;
      const inode = inodeOf(text.slice(0, whole), localPort, remotePort);
      if (inode !== null) return inode;
      rest = text.slice(whole);
      // The rest is usually short, and reading it piece by piece in a thread would take longer.
      bytesRead = readSync(file, buffer, 0, chunkBytes, null);
    }
    return inodeOf(rest, localPort, remotePort);
  } catch {
    return null;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The same, from the text of such a table. */
export function inodeOf(table: string, localPort: number, remotePort: number): string | null {
  const [local, remote] = [localPort, remotePort].map(hexPort);
  for (const address of loopback) {
    const ends = ` ${address}:${local} ${address}:${remote} ${established} `;
    const at = table.indexOf(ends);
    if (at < 0) continue;
    const [line = ''] = table.slice(at + ends.length).split('\n', 1);
    // Of what follows the state: two queues, a timer, retransmissions, the user, a timeout, the inode.
    const inode = line.trim().split(/\s+/)[5];
    if (inode && inode !== '0') return inode;
  }
  return null;
}

const hexPort = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
