import type { ForwardedRequest } from '../../ports/hub-forwarder.ts';

/** Methods for which a body has no meaning: without a body they send no length (RFC 9110, section 8.6). */
const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

/**
 * The one header that says where a request's body ends (RFC 9112, section 6), whatever its method:
 * Node's client doesn't add it to the body of a GET, HEAD, DELETE or OPTIONS.
 */
export function framingOf({
  method,
  body,
}: Pick<ForwardedRequest, 'method' | 'body'>): Record<string, string> {
  if (body === null) return bodiless.has(method) ? {} : { 'content-length': '0' };
  const { length } = body;
  return length === null
    ? { 'transfer-encoding': 'chunked' }
    : { 'content-length': String(length) };
}
