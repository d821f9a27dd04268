import dns from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';
import { isLoopbackHost } from '../../domain/loopback-host.ts';

/**
 * How long one address of a name is tried alone before the next one is tried as well, in ms: RFC 8305, section 5.
 * Node's own way gives the first one up then, and with it each address behind a slow VPN.
 */
const headStartMs = 250;

/**
 * A plain connection to a host, with nothing sent on it. Of a name with several addresses the first one that
 * answers is taken. Bounded by `timeoutMs`, also where an address takes seconds.
 */
export async function connectStraight(
  hostname: string,
  port: number,
  timeoutMs: number,
): Promise<Socket> {
  const late = Date.now() + timeoutMs;
  const addresses = await addressesOf(withoutBrackets(hostname), timeoutMs);
  return firstConnected(addresses, port, Math.max(1, late - Date.now()));
}

/** A host without the brackets that a URL puts around IPv6. */
export const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** `localhost` is always this computer, whatever a resolver says (RFC 6761, section 6.3). */
const loopback = ['127.0.0.1', '::1'];

/** Only families that this computer has an address of itself, as Node does it. */
const hints = process.platform === 'win32' ? 0 : dns.ADDRCONFIG;

async function addressesOf(host: string, timeoutMs: number): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  if (isLoopbackHost(host)) return loopback;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(timedOut()), timeoutMs);
    dns.lookup(host, { all: true, hints }, (error, found) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve(alternating(found));
    });
  });
}

/** The resolver's order, but each address followed by one of the other family: RFC 8305, section 4. */
function alternating(found: readonly dns.LookupAddress[]): string[] {
  const [first] = found;
  const lead = found.filter(({ family }) => family === first?.family);
  const other = found.filter(({ family }) => family !== first?.family);
  return lead
    .flatMap((entry, at) => [entry, ...other.slice(at, at + 1)])
    .concat(other.slice(lead.length))
    .map(({ address }) => address);
}

function firstConnected(
  addresses: readonly string[],
  port: number,
  timeoutMs: number,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const waiting = new Set<Socket>();
    const left = [...addresses];
    let firstError: Error | null = null;
    let next: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(late);
      clearTimeout(next);
      for (const socket of waiting) socket.destroy();
    };
    const late = setTimeout(() => {
      end();
      reject(timedOut());
    }, timeoutMs);
    const tryNext = (): void => {
      clearTimeout(next);
      const host = left.shift();
      if (host === undefined) return;
      const socket = connect({ port, host, noDelay: true });
      waiting.add(socket);
      const failed = (error: Error): void => {
        // Once another one is connected, this one is of no interest.
        if (!waiting.delete(socket)) return;
        firstError ??= error;
        if (left.length > 0) tryNext();
        else if (waiting.size === 0) {
          end();
          reject(firstError);
        }
      };
      socket.once('error', failed);
      socket.once('connect', () => {
        waiting.delete(socket);
        socket.off('error', failed);
        end();
        waiting.clear();
        resolve(socket);
      });
      if (left.length > 0) next = setTimeout(tryNext, headStartMs);
    };
    tryNext();
  });
}

const timedOut = (): Error =>
  Object.assign(new Error('No connection in time.'), { code: 'ETIMEDOUT' });
