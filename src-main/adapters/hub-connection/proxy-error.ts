/**
 * A failure of the proxy, not of the Hub behind it. ERR_PROXY_LOGIN: it wants to know who asks · ERR_PROXY_KIND: it is
 * of a kind that Hubkey can't use.
 */
export class ProxyError extends Error {
  readonly code: 'ERR_PROXY' | 'ERR_PROXY_LOGIN' | 'ERR_PROXY_KIND';

  constructor(message: string, code: ProxyError['code'] = 'ERR_PROXY') {
    super(message);
    this.code = code;
  }
}
