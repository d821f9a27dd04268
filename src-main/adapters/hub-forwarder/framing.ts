import type { ForwardedRequest } from '../../ports/hub-forwarder.ts';

/** Methods for which a body means nothing: without one they say nothing of it (RFC 9110, section 8.6). */
const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

/**
 * The one header that says where a request's body ends (RFC 9112, section 6), whatever its method:
 * Node's client adds none of itself to the body of a GET, HEAD, DELETE or OPTIONS.
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
