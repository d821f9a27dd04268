import type { Socket } from 'node:net';

/**
 * The descriptor of a socket; null once it is closed, and on Windows. Node has it only on the handle, which
 * its types leave out (nodejs/node#4763).
 */
export function openFd(socket: Socket): number | null {
  const handle: unknown = Reflect.get(socket, '_handle');
  if (typeof handle !== 'object' || handle === null || !('fd' in handle)) return null;
  const { fd } = handle;
  return typeof fd === 'number' && fd >= 0 ? fd : null;
}
