import type { Change } from './change.ts';
import { clientKeysPath } from './client-keys-path.ts';
import type { KeyRequest } from './key-request.ts';

/** Rotating creates a key, then revokes the old one. */
type KeyChangeMethod = 'POST' | 'DELETE' | 'POST + DELETE';

const keyChange = (method: KeyChangeMethod, path: string): Change => ({
  method,
  path,
  family: `${method} ${path}`,
});

const singleKeyPath = `${clientKeysPath}{id}/`;

/**
 * The changes of client keys as requests to the Hub, and the family that a lasting permission covers. Rotating has
 * a family of its own: no request of a program has two methods.
 */
export const keyChanges: Record<KeyRequest['do'], Change> = {
  create: keyChange('POST', clientKeysPath),
  revoke: keyChange('DELETE', singleKeyPath),
  rotate: keyChange('POST + DELETE', singleKeyPath),
};
