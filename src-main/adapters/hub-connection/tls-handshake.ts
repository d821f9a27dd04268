import type { Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { withoutBrackets } from './straight-connection.ts';

/** Upgrades a connection to TLS and verifies it with the authorities of the context. Nothing has been sent yet. */
export function shakeHands(
  socket: Socket,
  hostname: string,
  secureContext: SecureContext,
  timeoutMs: number,
): Promise<TLSSocket> {
  // Set explicitly, as otherwise NODE_TLS_REJECT_UNAUTHORIZED=0 would apply.
  const judge = { secureContext, rejectUnauthorized: true };
  return handshake(socket, hostname, timeoutMs, judge);
}

/** The same with any certificate: the caller must compare it before anything is sent. */
export function shakeHandsUnjudged(
  socket: Socket,
  hostname: string,
  secureContext: SecureContext,
  timeoutMs: number,
): Promise<TLSSocket> {
  const judge = { secureContext, rejectUnauthorized: false };
  return handshake(socket, hostname, timeoutMs, judge);
}

function handshake(
  socket: Socket,
  hostname: string,
  timeoutMs: number,
  judge: object,
): Promise<TLSSocket> {
  const host = withoutBrackets(hostname);
  // RFC 6066, section 3: a server name is a DNS name, never an address.
  const servername = /^[\d.]+$|:/.test(host) ? '' : host;
  return new Promise((resolve, reject) => {
    const secure = connect({ socket, host, servername, ...judge });
    // Node's `--tls-keylog` has each connection write its keys to a file, by this listener.
    secure.removeAllListeners('keylog');
    secure.setTimeout(timeoutMs, () =>
      secure.destroy(Object.assign(new Error('No handshake in time.'), { code: 'ETIMEDOUT' })),
    );
    secure.once('secureConnect', () => {
      secure.setTimeout(0);
      secure.off('error', reject);
      resolve(secure);
    });
    secure.once('error', reject);
  });
}
