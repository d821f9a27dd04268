import { apiDocsPath, canOpenSignedIn, type ApiDocsChoice } from '../domain/api-docs.ts';
import {
  profileOf,
  type ScreenDialog,
  type ScreenName,
  type SignInFill,
} from '../domain/app-state.ts';
import { hasCredential } from '../domain/credential.ts';
import { apiUrl } from '../domain/hub-address.ts';
import type { HubkeyLink } from '../domain/hubkey-link.ts';
import { destinationOf } from '../domain/link-destination.ts';
import type { ProfileId } from '../domain/ids.ts';
import { isLocked } from '../domain/lock.ts';
import type { ScreenSection } from '../domain/screen-section.ts';
import type { Browser } from '../ports/browser.ts';
import type { Windows } from '../ports/windows.ts';
import type { Notices } from './notices.ts';
import type { Store } from './store.ts';
import { WaitingDocs } from './waiting-docs.ts';

export interface NavigationDeps {
  store: Store;
  windows: Pick<Windows, 'show' | 'openPalette' | 'openApiDocs'>;
  browser: Browser;
  notices: Notices;
}

/** Decides what a person sees: a screen of the window, sign-in, the quick palette, a Hub's API docs. */
export class Navigation {
  readonly #deps: NavigationDeps;
  readonly #waitingDocs: WaitingDocs;
  #askingToSwitch = false;

  constructor(deps: NavigationDeps) {
    this.#deps = deps;
    this.#waitingDocs = new WaitingDocs(deps.store, (choice) => deps.windows.openApiDocs(choice));
  }

  /** How many screens were asked for so far. */
  get requestCount(): number {
    return this.#deps.store.state.screen.number;
  }

  /** Opens the window, or brings it to the front, on the screen it shows. */
  showWindow(): void {
    this.#deps.windows.show();
  }

  /** Opens the quick palette. While Hubkey is locked it opens the window instead, which says so. */
  openPalette(): void {
    const { store, windows } = this.#deps;
    if (isLocked(store.state)) windows.show();
    else windows.openPalette();
  }

  /** Chooses a profile and shows a screen of it, on a section where one is given. */
  showScreen(name: ScreenName, profile: ProfileId, section: ScreenSection | null = null): void {
    this.#deps.store.dispatch({ type: 'profile-chosen', id: profile });
    this.#ask(name, profile, { section });
    this.#deps.windows.show();
  }

  /** Chooses a profile and shows the dialog in which a client key is created. */
  showNewKey(profile: ProfileId): void {
    this.#deps.store.dispatch({ type: 'profile-chosen', id: profile });
    this.#ask('keys', profile, { dialog: 'new-key' });
    this.#deps.windows.show();
  }

  /**
   * Opens what a link names, or says in the window why it can't. Anyone can make a link, so it switches to another
   * profile only if the person says so (`mayTake`, one question at a time), and opens nothing but the window while
   * Hubkey is locked.
   */
  async openLink(
    link: HubkeyLink | 'unreadable',
    mayTake: (profile: string) => Promise<boolean>,
  ): Promise<void> {
    const { store, windows, notices } = this.#deps;
    windows.show();
    if (this.#askingToSwitch || isLocked(store.state)) return;
    const found = link === 'unreadable' ? link : destinationOf(store.state, link);
    if (typeof found === 'string') {
      notices.raise({ kind: 'bad-link', why: found });
      return;
    }
    notices.dismiss('bad-link');
    if (found.switchTo !== null && !(await this.#asked(mayTake(found.switchTo)))) return;
    if (isLocked(store.state)) return;
    const { profile, screen, section } = found;
    if (profile !== null) store.dispatch({ type: 'profile-chosen', id: profile });
    if (screen) this.#ask(screen, profile, { section });
  }

  /** The window has closed, so a dialog that was asked for doesn't open again with it. */
  endDialog(): void {
    this.#deps.store.dispatch({ type: 'screen-dialog-ended' });
  }

  /** Shows sign-in for a profile; null: for a new Hub. */
  requestSignIn(profile: ProfileId | null): void {
    this.#ask('sign-in', profile);
    this.#deps.windows.show();
  }

  /** The same for a program that knows the address. A form that the person opened or began to fill in stays as it is. */
  requestFilledSignIn(profile: ProfileId | null, filled: SignInFill): void {
    this.#ask('sign-in', profile, { filled });
    this.#deps.windows.show();
  }

  /** Switches the window to a screen, or a section of it, without bringing it to the front. */
  goTo(name: ScreenName, section: ScreenSection | null = null): void {
    this.#ask(name, null, { section });
  }

  /** Opens the API docs of a profile's Hub signed in, in a window of Hubkey; where a sign-in is needed, after that. */
  openDocs(choice: ApiDocsChoice): void {
    const profile = profileOf(this.#deps.store.state, choice.profile);
    if (!profile || !hasCredential(profile, choice.credential)) return;
    this.#waitingDocs.forget();
    if (canOpenSignedIn(profile.session, choice.credential)) {
      this.#deps.windows.openApiDocs(choice);
      return;
    }
    this.requestSignIn(profile.id);
    this.#waitingDocs.wait(choice);
  }

  /** Opens no docs after the sign-in that is asked for. */
  forgetWaitingDocs(): void {
    this.#waitingDocs.forget();
  }

  /** Opens the API docs of a profile's Hub in the browser. */
  async openDocsInBrowser(id: ProfileId): Promise<void> {
    await this.#openPage(id, apiDocsPath);
  }

  /** Opens the pages of a profile's Hub in the browser, where a person manages keys without a session here. */
  async openHubPage(id: ProfileId): Promise<void> {
    await this.#openPage(id, '/');
  }

  async #openPage(id: ProfileId, path: string): Promise<void> {
    const profile = profileOf(this.#deps.store.state, id);
    if (profile) await this.#deps.browser.open(apiUrl(profile.hub, path));
  }

  async #asked(answer: Promise<boolean>): Promise<boolean> {
    this.#askingToSwitch = true;
    try {
      return await answer;
    } finally {
      this.#askingToSwitch = false;
    }
  }

  #ask(name: ScreenName, profile: ProfileId | null, extras: ScreenExtras = {}): void {
    const { filled = null, dialog = null, section = null } = extras;
    this.#deps.store.dispatch({ type: 'screen-asked', name, profile, filled, dialog, section });
  }
}

/** What a screen opens with besides its profile. */
interface ScreenExtras {
  filled?: SignInFill;
  dialog?: ScreenDialog;
  section?: ScreenSection | null;
}
