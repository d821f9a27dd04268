import type { KeychainReply } from './messages.ts';

/** The reply in a message, or null if it isn't one. */
export function readReply(message: unknown): KeychainReply | null {
  if (typeof message !== 'object' || message === null) return null;
  const { id, ok, value, message: said } = message as Record<string, unknown>;
  if (typeof id !== 'number') return null;
  if (ok === false) return typeof said === 'string' ? { id, ok, message: said } : null;
  if (ok !== true) return null;
  if (value === null || value instanceof Uint16Array) return { id, ok, value };
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? { id, ok, value }
    : null;
}
