import type { ProfileId, ScreenName } from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** Which screen is shown, and whom sign-in is for. */
class Place {
  #screen = $state<ScreenName>('copy');
  #signIn = $state<ProfileId | null>(null);
  #seen = 0;

  get screen(): ScreenName {
    return view.now.profiles.length === 0 ? 'sign-in' : this.#screen;
  }

  /** The profile to sign in to; null: a new Hub. */
  get signInTo(): ProfileId | null {
    return this.#signIn;
  }

  go(screen: ScreenName): void {
    this.#screen = screen;
    this.#signIn = null;
  }

  signIn(profile: ProfileId | null): void {
    this.#screen = 'sign-in';
    this.#signIn = profile;
  }

  /** Goes where the tray or a notification asked to, once for each ask. */
  follow(): void {
    const { number, name, profile } = view.now.screen;
    if (number === this.#seen) return;
    this.#seen = number;
    if (name === 'sign-in') this.signIn(profile);
    else this.go(name);
  }
}

export const place = new Place();
