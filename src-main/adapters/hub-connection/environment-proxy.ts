import { getProxyForUrl } from 'proxy-from-env';
import type { ProxyEntry } from '../../domain/proxy-order.ts';

/**
 * What HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in either case, say of an address; null: nothing. direct: a
 * proxy is set, but not for this host.
 */
export function environmentProxy(
  url: string,
  env: NodeJS.ProcessEnv = process.env,
): ProxyEntry | null {
  const names = [`${new URL(url).protocol.slice(0, -1)}_proxy`, 'all_proxy'];
  const isSet = names.some((name) => env[name] || env[name.toUpperCase()]);
  if (!isSet) return null;
  const address = getProxyForUrl(url);
  if (!address) return { kind: 'direct' };
  return /^https?:/i.test(address) && URL.canParse(address)
    ? { kind: 'proxy', address }
    : { kind: 'unusable' };
}
