import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface User {
  id: number;
  name: string;
  password: string;
  active: boolean;
}

export interface StoredKey {
  id: number;
  name: string;
  userId: number;
  /** SHA-256 of the key; the key itself is shown once and kept nowhere. */
  hash: string;
}

/** What a Hub remembers. */
export interface HubState {
  secret: string;
  users: User[];
  keys: StoredKey[];
  nextKeyId: number;
  blacklist: string[];
}

export function newState(users: { name: string; password: string }[]): HubState {
  return {
    secret: newSecret(),
    users: users.map((user, index) => ({ ...user, id: index + 1, active: true })),
    keys: [],
    nextKeyId: 1,
    blacklist: [],
  };
}

/** The state of a file, or a new one where there is none. */
export function loadState(file: string | null, fresh: HubState): HubState {
  return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as HubState) : fresh;
}

export function saveState(file: string | null, state: HubState): void {
  if (file) writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
}

export const newSecret = (): string => randomBytes(32).toString('hex');
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const word = (length: number): string =>
  [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');

/** A key in the usual shape: 8 characters, a dot, 32 characters. */
export const newKey = (): string => `${word(8)}.${word(32)}`;

/** A password made for one run. */
export const newPassword = (): string => word(12);
