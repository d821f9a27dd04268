import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { sameFile, type FileFacts } from '../domain/program-facts.ts';
import type { FileHasher } from '../ports/file-hasher.ts';

const chunkBytes = 1024 * 1024;

/** Through one open file, so that what was read and what was compared are the same. A pipe in its place is not waited for. */
export const nodeFileHasher: FileHasher = {
  async hash(file) {
    try {
      const opened = await open(file.path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        if (!(await isIn(opened, file))) return null;
        const hash = await contentHash(opened);
        return (await isIn(opened, file)) ? hash : null;
      } finally {
        await opened.close();
      }
    } catch {
      return null;
    }
  },
};

async function isIn(opened: FileHandle, file: FileFacts): Promise<boolean> {
  const { dev, ino, ctimeNs } = await opened.stat({ bigint: true });
  const now = { device: String(dev), inode: String(ino), changed: String(ctimeNs) };
  return sameFile({ ...now, path: file.path }, file);
}

async function contentHash(opened: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (;;) {
    const { bytesRead } = await opened.read(buffer, 0, chunkBytes, null);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, bytesRead));
  }
}
