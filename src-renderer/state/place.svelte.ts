import type { ProfileId, ScreenName } from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** Which screen is shown, and whom sign-in is for. */
class Place {
  #screen = $state<ScreenName>('copy');
  #signIn = $state<ProfileId | null>(null);
  #seen = 0;
  /** Set while what was typed into sign-in is on its way; whether it is all there is to see. */
  #held = $state.raw<{ alone: boolean } | null>(null);

  get screen(): ScreenName {
    if (this.#held) return 'sign-in';
    return view.now.profiles.length === 0 ? 'sign-in' : this.#screen;
  }

  /** Whether sign-in is all there is to see. */
  get alone(): boolean {
    return this.#held?.alone ?? view.now.profiles.length === 0;
  }

  /**
   * Stays on sign-in, whatever happens to the profiles meanwhile: once it succeeds a new page takes
   * the place of this one.
   */
  hold(): void {
    this.#held = { alone: this.alone };
  }

  release(): void {
    this.#held = null;
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
