import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { UpdateOffer } from '../../domain/updates/read-manifest.ts';
import { openPrivateFile } from '../private-files/private-file.ts';

/** Whether a file of this user is the one that a signed manifest names. Rejects with a system error. */
export async function isProved(
  path: string,
  { size, sha512 }: Pick<UpdateOffer['file'], 'size' | 'sha512'>,
): Promise<boolean> {
  const file = await openPrivateFile(path, constants.O_RDONLY);
  try {
    if ((await file.stat()).size !== size) return false;
    const hash = createHash('sha512');
    for await (const part of file.createReadStream({ autoClose: false }))
      hash.update(part as Buffer);
    return hash.digest('base64') === sha512;
  } finally {
    await file.close();
  }
}
