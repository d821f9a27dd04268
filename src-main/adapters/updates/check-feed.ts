import { parse } from 'yaml';
import { fail, ok, type Result } from '../../domain/result.ts';
import { compareVersions } from '../../domain/updates/compare-versions.ts';
import { readManifest, type UpdateOffer } from '../../domain/updates/read-manifest.ts';
import type { UpdateProblem } from '../../domain/updates/update-problem.ts';
import type { UpdateSource } from '../../ports/updates.ts';
import { feedFilesOf, type RunningCopy } from './feed-files.ts';
import { fetchFromFeed, type FeedConnection, type FetchLimits } from './fetch-from-feed.ts';
import { isSigned } from './is-signed.ts';

export interface CheckOptions {
  connection: FeedConnection;
  signal: AbortSignal;
  /** How long each answer may take. */
  limits?: Pick<FetchLimits, 'totalMs' | 'silenceMs'>;
}

const defaultLimits = { totalMs: 30_000, silenceMs: 15_000 };

/** In bytes. What a manifest has beside its notes is below 2,000. */
const maxManifest = 64 * 1_024;
const maxSignature = 1_024;

/**
 * What a feed offers to a copy; null: the version that runs. Nothing of a manifest is read before its signature is
 * proved.
 */
export async function checkFeed(
  { feed, key }: UpdateSource,
  running: RunningCopy,
  options: CheckOptions,
): Promise<Result<UpdateOffer | null, UpdateProblem>> {
  const { manifest: name, extension } = feedFilesOf(running);
  const manifest = await fetched(feed + name, maxManifest, options);
  if (!manifest.ok) return manifest;
  const signature = await fetched(`${feed}${name}.sig`, maxSignature, options);
  if (!signature.ok) return isMissing(signature.problem) ? fail({ kind: 'unsigned' }) : signature;
  if (signature.value.length === 0) return fail({ kind: 'unsigned' });
  if (!isSigned(manifest.value, signature.value.toString('latin1'), key)) {
    return fail({ kind: 'wrong-signature' });
  }
  const offer = readManifest(parsed(manifest.value), { extension, arch: running.arch });
  if (!offer.ok) return fail({ kind: offer.problem });
  const { version } = offer.value;
  const order = compareVersions(version, running.version) ?? 0;
  if (order < 0) return fail({ kind: 'older', version });
  return ok(order === 0 ? null : offer.value);
}

const isMissing = (problem: UpdateProblem): boolean =>
  problem.kind === 'status' && (problem.status === 404 || problem.status === 410);

async function fetched(
  url: string,
  bytes: number,
  { connection, signal, limits = defaultLimits }: CheckOptions,
): Promise<Result<Buffer, UpdateProblem>> {
  const parts: Buffer[] = [];
  const answer = await fetchFromFeed(url, (part) => void parts.push(part), {
    connection,
    limits: { ...limits, bytes },
    signal,
  });
  return answer.ok ? ok(Buffer.concat(parts)) : answer;
}

function parsed(manifest: Buffer): unknown {
  try {
    // Without aliases, whose expansion has no bound.
    return parse(manifest.toString('utf8'), { maxAliasCount: 0, logLevel: 'silent' });
  } catch {
    return null;
  }
}
