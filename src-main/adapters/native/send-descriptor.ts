import { addressOf, openLibrary } from './open-library.ts';

/** SOL_SOCKET, SCM_RIGHTS, MSG_DONTWAIT with MSG_NOSIGNAL, and O_CLOEXEC on Linux. */
const socketLevel = 1;
const rights = 1;
const atOnce = 0x4040;
const closeOnExec = 0o2000000;

/**
 * Sends bytes over a Unix socket together with the writing end of a new pipe, and gives the reading end, which the
 * caller closes. null: the system refuses, or its C library can't be called. Linux on 64 bits only (unix(7), cmsg(3)).
 */
export async function sendWithPipe(socket: number, bytes: Uint8Array): Promise<number | null> {
  try {
    const call = await openLibrary(null);
    const pipe2 = call('int pipe2(void *, int)');
    const sendmsg = call('long sendmsg(int, void *, int)');
    const close = call('int close(int)');
    const ends = new Int32Array(2);
    if (pipe2(ends, closeOnExec) !== 0) return null;
    const [reading = -1, writing = -1] = ends;
    const control = Buffer.alloc(24);
    control.writeBigUInt64LE(20n, 0);
    control.writeInt32LE(socketLevel, 8);
    control.writeInt32LE(rights, 12);
    control.writeInt32LE(writing, 16);
    const part = Buffer.alloc(16);
    part.writeBigUInt64LE(await addressOf(bytes), 0);
    part.writeBigUInt64LE(BigInt(bytes.length), 8);
    // struct msghdr: no address, one part, one control message.
    const message = Buffer.alloc(56);
    message.writeBigUInt64LE(await addressOf(part), 16);
    message.writeBigUInt64LE(1n, 24);
    message.writeBigUInt64LE(await addressOf(control), 32);
    message.writeBigUInt64LE(BigInt(control.length), 40);
    const sent = sendmsg(socket, message, atOnce);
    close(writing);
    if (sent === bytes.length) return reading;
    close(reading);
    return null;
  } catch {
    return null;
  }
}
