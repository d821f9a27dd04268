import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface User {
  id: number;
  name: string;
  password: string;
  active: boolean;
  /** Whether it may see what the Hub shows; client keys may always. */
  permitted: boolean;
}

export interface StoredKey {
  id: number;
  name: string;
  userId: number;
  /** SHA-256 of the key; the key itself is shown once and never stored. */
  hash: string;
  /** Listed, but no longer working. */
  ended?: boolean;
}

/** What a Hub stores. */
export interface HubState {
  secret: string;
  users: User[];
  keys: StoredKey[];
  nextKeyId: number;
  blacklist: string[];
}

/** A user as a test names one. */
export interface NewUser {
  name: string;
  password: string;
  /** Absent: true. */
  permitted?: boolean;
}

export function newState(users: NewUser[]): HubState {
  return {
    secret: newSecret(),
    users: users.map((user, index) => newUser(user, index + 1)),
    keys: [],
    nextKeyId: 1,
    blacklist: [],
  };
}

export const newUser = (user: NewUser, id: number): User => ({
  permitted: true,
  ...user,
  id,
  active: true,
});

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

/** A key in the Hub's format: 8 characters, a dot, 32 characters. */
export const newKey = (): string => `${word(8)}.${word(32)}`;

/** A password made for one run. */
export const newPassword = (): string => word(12);
