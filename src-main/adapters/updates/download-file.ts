import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { UpdateOffer } from '../../domain/updates/read-manifest.ts';
import type { UpdateProblem } from '../../domain/updates/update-problem.ts';
import { codeOf } from '../error-code.ts';
import { fetchFromFeed, type FeedConnection, type FetchLimits } from './fetch-from-feed.ts';

export interface DownloadOptions {
  connection: FeedConnection;
  signal: AbortSignal;
  report: (percent: number) => void;
  limits?: Pick<FetchLimits, 'totalMs' | 'silenceMs'>;
}

const defaultLimits = { totalMs: 60 * 60_000, silenceMs: 60_000 };

/**
 * Downloads what a signed manifest names into a new file, which stays only if it has that size and hash. `path` must not
 * be there yet, or is replaced.
 */
export async function downloadFile(
  url: string,
  path: string,
  { size, sha512 }: UpdateOffer['file'],
  options: DownloadOptions,
): Promise<Result<void, UpdateProblem>> {
  const outcome = await written(url, path, { size, sha512 }, options);
  if (!outcome.ok) await rm(path, { force: true });
  return outcome;
}

async function written(
  url: string,
  path: string,
  { size, sha512 }: Pick<UpdateOffer['file'], 'size' | 'sha512'>,
  { connection, signal, report, limits = defaultLimits }: DownloadOptions,
): Promise<Result<void, UpdateProblem>> {
  const hash = createHash('sha512');
  let bytes = 0;
  try {
    await rm(path, { force: true });
    const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      const fetched = await fetchFromFeed(
        url,
        async (part) => {
          hash.update(part);
          await file.writeFile(part);
          const before = percentOf(bytes, size);
          bytes += part.length;
          if (percentOf(bytes, size) !== before) report(percentOf(bytes, size));
        },
        { connection, limits: { ...limits, bytes: size }, signal },
      );
      if (!fetched.ok) return fetched;
      if (fetched.value < size) return fail({ kind: 'cut-short' });
      if (hash.digest('base64') !== sha512) return fail({ kind: 'wrong-file' });
      await file.sync();
      return ok();
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail({ kind: codeOf(error) === 'ENOSPC' ? 'disk-full' : 'not-saved' });
  }
}

const percentOf = (bytes: number, size: number): number => Math.floor((bytes / size) * 100);
