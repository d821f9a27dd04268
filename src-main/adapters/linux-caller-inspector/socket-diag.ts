/** NETLINK_SOCK_DIAG: sock_diag(7). */
export const socketDiag = 4;

const byFamily = 20;
const requestFlag = 1;
const unixFamily = 1;
const allStates = 0xffff_ffff;
/** UDIAG_SHOW_PEER. */
const showPeer = 4;
/** UNIX_DIAG_PEER, as the type of an attribute. */
const peerAttribute = 2;
const noCookie = 0xffff_ffff;

const headerBytes = 16;
const requestBytes = 24;
/** Of `unix_diag_msg`, which stands before the attributes. */
const answerBytes = 16;
const attributeBytes = 4;

/** Asks for the other end of the Unix socket with that inode. Electron runs on little-endian systems only. */
export function peerQuestion(inode: number): Buffer {
  const message = Buffer.alloc(headerBytes + requestBytes);
  message.writeUInt32LE(message.length, 0);
  message.writeUInt16LE(byFamily, 4);
  message.writeUInt16LE(requestFlag, 6);
  message.writeUInt8(unixFamily, 16);
  message.writeUInt32LE(allStates, 20);
  message.writeUInt32LE(inode, 24);
  message.writeUInt32LE(showPeer, 28);
  message.writeUInt32LE(noCookie, 32);
  message.writeUInt32LE(noCookie, 36);
  return message;
}

/** The inode of the other end, from the kernel's answer: 0 if that is closed, null for another answer. */
export function peerIn(answer: Buffer): number | null {
  if (answer.length < headerBytes + answerBytes || answer.readUInt16LE(4) !== byFamily) return null;
  const end = Math.min(answer.readUInt32LE(0), answer.length);
  let at = headerBytes + answerBytes;
  while (at + attributeBytes <= end) {
    const [length, type] = [answer.readUInt16LE(at), answer.readUInt16LE(at + 2)];
    const value = at + attributeBytes;
    if (type === peerAttribute && length === attributeBytes + 4 && value + 4 <= end) {
      return answer.readUInt32LE(value);
    }
    // Each begins at a multiple of four bytes. One that claims less than its own head would loop for ever.
    at += Math.max(attributeBytes, (length + 3) & ~3);
  }
  return 0;
}
