import type { NumberedRequest } from './messages.ts';

/** The request in a message, or null if it isn't one. */
export function readRequest(message: unknown): NumberedRequest | null {
  if (typeof message !== 'object' || message === null) return null;
  const { id, call, service, account, secret } = message as Record<string, unknown>;
  if (typeof id !== 'number' || !isName(service)) return null;
  if (call === 'list') return { id, call, service };
  if (!isName(account)) return null;
  if (call === 'read' || call === 'remove') return { id, call, service, account };
  if (call !== 'write' || !(secret instanceof Uint16Array) || secret.length === 0) return null;
  return { id, call, service, account, secret };
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[ -~]{1,200}$/.test(value);
