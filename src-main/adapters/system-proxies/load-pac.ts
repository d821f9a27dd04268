import type { PacFault } from '../../domain/proxy-order.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { fetchPac, type PacLimits } from './fetch-pac.ts';
import { readPac } from './read-pac.ts';

const defaultLimits: PacLimits = { bytes: 1024 * 1024, totalMs: 20_000 };

/** Loads a configuration file and gives it as a `data:` address, which Chromium reads without a network. Never rejects. */
export async function loadPac(
  address: string,
  clock: Pick<Clock, 'now' | 'at'>,
  limits = defaultLimits,
): Promise<Result<string, PacFault>> {
  const found = await bytesAt(address, clock, limits);
  if (!found.ok) return found;
  // Instead of the file, a network may answer with a page of its own.
  if (!found.value.includes('FindProxyForURL')) return fail('not-usable');
  const text = found.value.toString('base64');
  return ok(`data:application/x-ns-proxy-autoconfig;base64,${text}`);
}

async function bytesAt(
  address: string,
  clock: Pick<Clock, 'now' | 'at'>,
  limits: PacLimits,
): Promise<Result<Buffer, PacFault>> {
  if (!URL.canParse(address)) return fail('not-loaded');
  const url = new URL(address);
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return fetchPac(url, { clock, limits });
    case 'file:':
      return readPac(url, limits);
    default:
      return fail('not-loaded');
  }
}
