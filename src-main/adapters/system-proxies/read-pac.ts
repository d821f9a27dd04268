import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PacFault } from '../../domain/proxy-order.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

/** A pipe in the file's place would have its reader wait. */
const flags = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** Reads a configuration file from this computer's disk, never from a share of another one. Never rejects. */
export async function readPac(
  address: URL,
  { bytes: maxBytes }: { bytes: number },
): Promise<Result<Buffer, PacFault>> {
  if (address.hostname !== '') return fail('not-loaded');
  try {
    const file = await open(fileURLToPath(address), constants.O_RDONLY | flags);
    try {
      const found = await file.stat();
      if (!found.isFile()) return fail('not-loaded');
      if (found.size > maxBytes) return fail('not-usable');
      return ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch {
    return fail('not-loaded');
  }
}
