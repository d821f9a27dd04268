import { readHubAddress } from './hub-address.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * Why a text is no proxy that can be chosen. login: it has a user or password, which settings must not hold ·
 * socks: Hubkey speaks http and https to proxies · scheme: another one.
 */
export type ProxyAddressProblem = 'empty' | 'not-an-address' | 'login' | 'socks' | 'scheme';

/** The normal form of a typed proxy address, `http://HOST:PORT`; without a scheme it is http. */
export function readProxyAddress(text: string): Result<string, ProxyAddressProblem> {
  const typed = text.trim();
  if (!typed) return fail('empty');
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`;
  if (/^socks/i.test(whole)) return fail('socks');
  // A host alone: a proxy has no path.
  if (/^https?:/i.test(whole) && !/^[^/]+:\/\/[^/?#]+\/?$/.test(whole)) {
    return fail('not-an-address');
  }
  const read = readHubAddress(whole);
  if (read.ok) return ok(read.value.hub);
  switch (read.problem.kind) {
    case 'credentials-inside':
      return fail('login');
    case 'scheme':
      return fail('scheme');
    case 'empty':
    case 'not-an-address':
    case 'port':
      return fail('not-an-address');
  }
}
