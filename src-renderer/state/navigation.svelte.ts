import type { ProfileId, ScreenName } from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** Which screen is shown, and which profile sign-in is for. */
class Navigation {
  #screen = $state<ScreenName>('copy');
  #signIn = $state<ProfileId | null>(null);
  #seen = 0;
  /** Set while the sign-in form is being sent; `alone` stays as it was when the sending began. */
  #submitting = $state.raw<{ alone: boolean } | null>(null);

  get screen(): ScreenName {
    if (this.#submitting) return 'sign-in';
    return view.now.profiles.length === 0 ? 'sign-in' : this.#screen;
  }

  /** Whether sign-in is shown without the rail, because there is no profile yet. */
  get alone(): boolean {
    return this.#submitting?.alone ?? view.now.profiles.length === 0;
  }

  /** Stays on sign-in while the form is sent, whatever happens to the profiles. After a success main loads a new page. */
  stayOnSignIn(): void {
    this.#submitting = { alone: this.alone };
  }

  releaseSignIn(): void {
    this.#submitting = null;
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

  /** Shows the screen that the tray or a notification asked for, once for each request. */
  follow(): void {
    const { number, name, profile } = view.now.screen;
    if (number === this.#seen) return;
    this.#seen = number;
    if (name === 'sign-in') this.signIn(profile);
    else this.go(name);
  }
}

export const navigation = new Navigation();
