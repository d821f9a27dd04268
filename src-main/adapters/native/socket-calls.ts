import { openLibrary } from './open-library.ts';

/** The C library's calls for sockets. */
export interface SocketCalls {
  /** An option of the socket with that descriptor, of `bytes` bytes at most (getsockopt(2)); null if the system refuses. */
  option(fd: number, level: number, name: number, bytes: number): Buffer | null;
  /** The kernel's answer to a message by netlink(7); null if it refuses. Linux only. */
  askKernel(family: number, message: Uint8Array): Buffer | null;
}

const netlink = 16;
/** SOCK_RAW | SOCK_CLOEXEC. */
const rawSocket = 0o2000003;
/** MSG_DONTWAIT: the kernel answers before it returns from the question. */
const atOnce = 0x40;
const maxAnswerBytes = 4_096;

/** Null if the C library can't be called on this system. */
export async function loadSocketCalls(): Promise<SocketCalls | null> {
  try {
    const call = await openLibrary(null);
    const getsockopt = call('int getsockopt(int, int, int, void *, void *)');
    const socket = call('int socket(int, int, int)');
    const send = call('long send(int, const void *, size_t, int)');
    const recv = call('long recv(int, void *, size_t, int)');
    const close = call('int close(int)');
    return {
      option(fd, level, name, bytes) {
        const value = Buffer.alloc(bytes);
        const size = new Uint32Array([bytes]);
        const failed = getsockopt(fd, level, name, value, size) !== 0;
        return failed ? null : value.subarray(0, size[0]);
      },
      askKernel(family, message) {
        const own = socket(netlink, rawSocket, family);
        if (own < 0) return null;
        try {
          if (send(own, message, message.byteLength, 0) !== message.byteLength) return null;
          const answer = Buffer.alloc(maxAnswerBytes);
          const size = recv(own, answer, maxAnswerBytes, atOnce);
          return size < 0 ? null : answer.subarray(0, size);
        } finally {
          close(own);
        }
      },
    };
  } catch {
    return null;
  }
}
