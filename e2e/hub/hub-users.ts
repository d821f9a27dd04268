import type { ClientKeys } from './client-keys.ts';
import { newUser, type HubState, type NewUser, type User } from './state.ts';

/** The accounts of a Hub, as its administrator changes them. */
export class HubUsers {
  readonly #state: HubState;
  readonly #keys: ClientKeys;

  constructor(state: HubState, keys: ClientKeys) {
    this.#state = state;
    this.#keys = keys;
  }

  /** Throws if no user has that name. */
  named(name: string): User {
    const user = this.#state.users.find((each) => each.name === name);
    if (!user) throw new Error(`No user ${name}.`);
    return user;
  }

  add(user: NewUser): void {
    const id = Math.max(0, ...this.#state.users.map((user) => user.id)) + 1;
    this.#state.users.push(newUser(user, id));
  }

  setActive(name: string, active: boolean): void {
    this.named(name).active = active;
  }

  setPassword(name: string, password: string): void {
    this.named(name).password = password;
  }

  /** Their client keys go with them. */
  remove(name: string): void {
    const user = this.named(name);
    this.#keys.removeOf(user);
    this.#state.users = this.#state.users.filter((each) => each !== user);
  }
}
