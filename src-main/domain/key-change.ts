import type { Change } from './change.ts';
import type { KeyRequest } from './key-request.ts';

/**
 * The changes of client keys as requests to the Hub, and the family that a lasting permission covers. Rotating is
 * both, in a family of its own: no request of a program has two methods.
 */
export const keyChanges: Record<KeyRequest['do'], Change> = {
  create: {
    method: 'POST',
    path: '/api/auth/clientkeys/',
    family: 'POST /api/auth/clientkeys/',
  },
  revoke: {
    method: 'DELETE',
    path: '/api/auth/clientkeys/{id}/',
    family: 'DELETE /api/auth/clientkeys/{id}/',
  },
  rotate: {
    method: 'POST and DELETE',
    path: '/api/auth/clientkeys/{id}/',
    family: 'POST and DELETE /api/auth/clientkeys/{id}/',
  },
};
