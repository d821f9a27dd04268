/** A token to issue. Both times in seconds; `left` is negative for a token that has ended. */
export interface TokenRequest {
  user: string;
  kind: 'access' | 'refresh';
  age: number;
  left: number;
}

export interface MadeKey {
  id: number;
  name: string;
  key: string;
}

/** What the contract needs of a Hub beside its API: users, tokens and keys in any state. */
export interface SteeredHub {
  /** Without final slash. */
  readonly url: string;
  addUser(user: { name: string; password: string; permitted: boolean }): Promise<void>;
  disableUser(name: string): Promise<void>;
  /** Their client keys go with them. */
  deleteUser(name: string): Promise<void>;
  addKey(name: string, user: string): Promise<MadeKey>;
  deleteKey(id: number): Promise<void>;
  /** Revokes a key that stays in the list. */
  markKeyRevoked(id: number): Promise<void>;
  expireKey(id: number): Promise<void>;
  issueToken(request: TokenRequest): Promise<string>;
  /** From now on another secret signs the tokens; client keys stay. */
  changeSecret(): Promise<void>;
  stop(): Promise<void>;
}

/** The options of both Hubs in the contract. */
export interface SteeredOptions {
  style: 401 | 403;
  rotation: 'off' | 'on' | 'on-blacklist';
  healthOpen: boolean;
  pageSize: number;
}
