import { fstatSync } from 'node:fs';
import type { SocketCalls } from '../native/socket-calls.ts';
import { peerIn, peerQuestion, socketDiag } from './socket-diag.ts';

/** Who connected; `inode` is that of its socket. */
export interface SocketPeer {
  /** 0: it is outside our pid namespace. */
  pid: number;
  user: number;
  inode: string;
}

const socketLevel = 1;
/** SO_PEERCRED: unix(7). */
const peerCredentials = 17;
const credentialBytes = 12;

/**
 * Who is at the other end of a Unix socket, by the kernel's word. It is the process that called connect(2):
 * only the inode can show whether that still has the connection, and alone. Null if the kernel doesn't
 * tell, `gone` if the other end is closed.
 */
export function socketPeer(calls: SocketCalls, fd: number): SocketPeer | 'gone' | null {
  const credentials = calls.option(fd, socketLevel, peerCredentials, credentialBytes);
  if (credentials?.length !== credentialBytes) return null;
  const answer = calls.askKernel(socketDiag, peerQuestion(inodeOf(fd)));
  const inode = answer && peerIn(answer);
  if (inode === null) return null;
  if (inode === 0) return 'gone';
  const [pid, user] = [credentials.readInt32LE(0), credentials.readUInt32LE(4)];
  return { pid, user, inode: String(inode) };
}

const inodeOf = (fd: number): number => fstatSync(fd).ino;
