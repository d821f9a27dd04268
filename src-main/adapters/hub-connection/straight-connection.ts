import { connect, type LookupFunction, type Socket } from 'node:net';
import { isLoopbackHost } from '../../domain/loopback-host.ts';

/** A plain connection to a host, with nothing sent on it. Bounded by `timeoutMs`. */
export function connectStraight(
  hostname: string,
  port: number,
  timeoutMs: number,
): Promise<Socket> {
  const host = withoutBrackets(hostname);
  const lookup = isLoopbackHost(host) ? { lookup: toLoopback, autoSelectFamily: true } : {};
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, ...lookup });
    const late = setTimeout(
      () =>
        socket.destroy(Object.assign(new Error('No connection in time.'), { code: 'ETIMEDOUT' })),
      timeoutMs,
    );
    const fail = (error: Error): void => {
      clearTimeout(late);
      reject(error);
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

/** A host without the brackets that a URL puts around IPv6. */
export const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** `localhost` is always this computer, whatever a resolver says (RFC 6761, section 6.3). */
const toLoopback: LookupFunction = (_hostname, { all, family }, answer) => {
  const known = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
  const wanted = known.filter((candidate) => !family || candidate.family === family);
  const [first] = wanted;
  if (all) answer(null, wanted);
  else answer(null, first?.address ?? '127.0.0.1', first?.family ?? 4);
};
