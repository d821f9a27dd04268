import type { ClientRequest, IncomingMessage } from 'node:http';
import type { PacFault } from '../../domain/proxy-order.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { routeBy } from '../hub-connection/hub-agents.ts';
import { onAnswer } from '../hub-connection/on-answer.ts';
import { laterTrust, plainTrust } from '../hub-connection/trust.ts';
import type { Way } from '../hub-connection/way.ts';

export interface PacLimits {
  /** How large the file may be, in bytes. Chromium reads as much of one. */
  bytes: number;
  /** For all of it, redirects included, in ms. */
  totalMs: number;
}

/** How often a server may send on to another address. */
const maxRedirects = 5;

/**
 * Fetches a configuration file by http or https, straight from its server: with certificates checked as those of Hubs
 * are, without proxy, and saying nothing of this computer or person. Never rejects.
 */
export async function fetchPac(
  address: URL,
  { clock, limits }: { clock: Pick<Clock, 'now' | 'at'>; limits: PacLimits },
): Promise<Result<Buffer, PacFault>> {
  const going = { sent: null as ClientRequest | null, isLate: false };
  const ends = clock.at(clock.now() + limits.totalMs, () => {
    going.isLate = true;
    going.sent?.destroy(new Error('No file in time.'));
  });
  try {
    let url = withoutLogin(address);
    for (let left = maxRedirects; !going.isLate; left -= 1) {
      const sent = requestFor(url, limits.totalMs);
      going.sent = sent;
      const answer = await answerTo(sent);
      const next = redirectOf(answer, url);
      if (!next) return answer.statusCode === 200 ? await bodyOf(answer, limits.bytes) : missing;
      sent.destroy();
      if (left === 0 || !mayFollow(url, next)) return missing;
      url = withoutLogin(next);
    }
    return missing;
  } catch {
    return missing;
  } finally {
    ends.dispose();
    going.sent?.destroy();
  }
}

const missing = fail<PacFault>('not-loaded');

function withoutLogin(address: URL): URL {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function requestFor(url: URL, timeoutMs: number): ClientRequest {
  const secure = url.protocol === 'https:';
  const route = routeBy(url.href, straight(secure), timeoutMs);
  return route.request(url, {
    method: 'GET',
    agent: secure ? route.agent.https : route.agent.http,
    headers: { accept: '*/*', 'cache-control': 'no-cache', 'user-agent': 'Hubkey' },
  });
}

const straight = (secure: boolean): Way => ({
  pin: null,
  proxy: null,
  trust: secure ? plainTrust() : laterTrust,
  renewed: () => Promise.resolve(plainTrust()),
  key: '',
});

const answerTo = (sent: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    onAnswer(sent, reject, resolve);
    sent.on('error', reject);
    sent.end();
  });

const redirects = [301, 302, 303, 307, 308];

/** The address that an answer sends on to; null: it doesn't, or to none that can be read. */
function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  const { location } = headers;
  if (!redirects.includes(statusCode) || location === undefined) return null;
  return URL.canParse(location, from) ? new URL(location, from) : null;
}

/** Never to less protection, and to nothing but a server. */
const mayFollow = (from: URL, to: URL): boolean =>
  to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');

async function bodyOf(
  answer: IncomingMessage,
  maxBytes: number,
): Promise<Result<Buffer, PacFault>> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) return fail('not-usable');
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
}
