import { untrack } from 'svelte';
import {
  isHealthTab,
  isSettingsSection,
  type HealthTab,
  type ProfileId,
  type ScreenDialog,
  type ScreenName,
  type SettingsSection,
  type SignInFill,
} from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** What was read of a pasted text. `key` null: a person signs in with the password. */
export interface PastedForm {
  hub: string;
  key: string | null;
}

/** Which screen is shown, and which profile sign-in is for. */
class Navigation {
  #screen = $state<ScreenName>('copy');
  #section = $state<SettingsSection>('general');
  /** The tab of Health that is shown. */
  healthTab = $state<HealthTab>('alerts');
  #signIn = $state<ProfileId | null>(null);
  #filled = $state.raw<SignInFill | null>(null);
  #pasted: PastedForm | null = null;
  /** Rises when the form is filled in anew. */
  #fills = $state(0);
  #dialog = $state<ScreenDialog | null>(null);
  #signOut = $state<ProfileId | null>(null);
  #isTouched: (() => boolean) | null = null;
  #seen = 0;
  /** Set while the sign-in form is being sent; `alone` stays as it was when the sending began. */
  #submitting = $state.raw<{ alone: boolean } | null>(null);

  get screen(): ScreenName {
    if (this.#submitting) return 'sign-in';
    return view.now.profiles.length === 0 ? 'sign-in' : this.#screen;
  }

  /** The section of Settings that is shown, or was shown last. */
  get section(): SettingsSection {
    return this.#section;
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

  /** Whether sign-in adds another Hub to those that are there. */
  get addsHub(): boolean {
    const { waitingCopy, waitingKeyAct } = view.now;
    const isWaiting = waitingCopy !== null || waitingKeyAct !== null;
    const isOther = this.#signIn === null && this.#filled === null && !isWaiting;
    return this.screen === 'sign-in' && !this.alone && isOther;
  }

  /** What a program filled in; null: nothing. */
  get filled(): SignInFill | null {
    return this.#filled;
  }

  /** What a person pasted for the form, which is then kept by the form alone; null: nothing. */
  takePasted(): PastedForm | null {
    const pasted = this.#pasted;
    this.#pasted = null;
    return pasted;
  }

  /** Identifies the sign-in form: another value means a new form. */
  get form(): string {
    return `${this.#signIn ?? ''} ${this.#fills}`;
  }

  /** The dialog that the current screen was asked to open with, which is then no longer waiting; null: none. */
  takeDialog(): ScreenDialog | null {
    const dialog = this.#dialog;
    if (dialog) this.#dialog = null;
    return dialog;
  }

  go(screen: ScreenName): void {
    this.#screen = screen;
    this.#signIn = null;
    this.#filled = null;
    this.#pasted = null;
    this.healthTab = 'alerts';
  }

  /** Shows a section of Settings. */
  openSettings(section: SettingsSection): void {
    this.#section = section;
    this.go('settings');
  }

  /** The profile that a person is asked about before it is signed out; null: none. */
  get signOutOf(): ProfileId | null {
    return this.#signOut;
  }

  /** Asks whether to sign out of a profile; null: the question is answered. */
  askSignOut(profile: ProfileId | null): void {
    this.#signOut = profile;
  }

  /** Shows the dialog in which a client key is created. */
  newKey(): void {
    this.go('keys');
    this.#dialog = 'new-key';
  }

  signIn(profile: ProfileId | null, filled: SignInFill | null = null): void {
    this.#screen = 'sign-in';
    this.#signIn = profile;
    this.#filled = filled;
    this.#pasted = null;
    if (filled) this.#fills = untrack(() => this.#fills) + 1;
  }

  /** Opens the sign-in form with what a person pasted in it. */
  fillIn(pasted: PastedForm): void {
    this.signIn(null);
    this.#pasted = pasted;
    this.#fills = untrack(() => this.#fills) + 1;
  }

  /** No program fills in another form while `isTouched` says that a person has begun to fill in this one, until the returned function is called. */
  guard(isTouched: () => boolean): () => void {
    this.#isTouched = isTouched;
    return () => {
      if (this.#isTouched === isTouched) this.#isTouched = null;
    };
  }

  /** Shows the screen that the tray or a notification asked for, once for each request. */
  follow(): void {
    const { number, name, profile, filled, dialog, section } = view.now.screen;
    if (number === this.#seen) return;
    this.#seen = number;
    if (filled && untrack(() => this.#isOfPerson())) return;
    if (name === 'sign-in') this.signIn(profile, filled);
    else this.go(name);
    this.#dialog = dialog;
    if (name === 'settings' && isSettingsSection(section)) this.#section = section;
    if (name === 'health' && isHealthTab(section)) this.healthTab = section;
  }

  /** Whether the person has opened the sign-in form that is shown, or begun to fill it in. */
  #isOfPerson(): boolean {
    if (this.#isTouched?.() === true) return true;
    return this.#screen === 'sign-in' && this.#filled === null && !this.alone;
  }
}

export const navigation = new Navigation();
