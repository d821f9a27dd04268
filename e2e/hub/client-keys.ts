import { hashOf, newKey, type HubState, type StoredKey, type User } from './state.ts';

/** The client keys that a Hub knows, by their hashes. */
export class ClientKeys {
  readonly #state: HubState;
  readonly #issued: (key: string) => void;

  constructor(state: HubState, issued: (key: string) => void) {
    this.#state = state;
    this.#issued = issued;
  }

  of(user: User): StoredKey[] {
    return this.#state.keys.filter(({ userId }) => userId === user.id);
  }

  /** The secret is in this answer and nowhere else. */
  add(name: string, user: User): { id: number; name: string; key: string } {
    const key = newKey();
    const id = this.#state.nextKeyId;
    this.#state.nextKeyId += 1;
    this.#state.keys.push({ id, name, userId: user.id, hash: hashOf(key) });
    this.#issued(key);
    return { id, name, key };
  }

  remove(id: number): void {
    this.#state.keys = this.#state.keys.filter((key) => key.id !== id);
  }

  removeOf(user: User): void {
    this.#state.keys = this.#state.keys.filter(({ userId }) => userId !== user.id);
  }

  /** The key stays in the list but no longer works: revoked by the administrator, or expired. */
  end(id: number): void {
    for (const key of this.#state.keys) if (key.id === id) key.ended = true;
  }

  /**
   * Whose key it is; null if it doesn't work. djangorestframework-api-key never checks the user, so a key
   * still works after its user is disabled or loses permissions.
   */
  ownerOf(key: string): User | null {
    const stored = this.#state.keys.find(({ hash, ended }) => !ended && hash === hashOf(key));
    return this.#state.users.find(({ id }) => id === stored?.userId) ?? null;
  }
}
