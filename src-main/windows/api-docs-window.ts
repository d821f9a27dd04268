import { BrowserWindow, nativeTheme, WebContentsView, type WebContents } from 'electron';
import { createHash } from 'node:crypto';
import {
  apiDocsPath,
  isApiDocsPage,
  staysOpen,
  type ApiDocsChoice,
  type PageBase,
  type PageRefusal,
} from '../domain/api-docs.ts';
import type { AppView } from '../domain/app-view.ts';
import { noticeOfPage, type ApiDocsNotice } from '../domain/api-docs-notice.ts';
import { sameCredential } from '../domain/credential.ts';
import type { ProfileState } from '../domain/app-state.ts';
import type { Disposable } from '../ports/disposable.ts';
import { apiDocsTitle } from '../domain/words/api-docs-words.ts';
import { pageBase, type ApiDocsService, type PageRequest } from '../services/api-docs-service.ts';
import { closeApiDocsSession, openApiDocsSession } from './api-docs-session.ts';
import { aborted, guardContents } from './guard-contents.ts';
import { onPageFailure } from './on-page-failure.ts';
import type { PageAddress } from './page-address.ts';
import { pageFacts } from './page-facts.ts';
import { PageFailures } from './page-failures.ts';
import { webPreferences } from './web-preferences.ts';

export interface ApiDocsWindowOptions {
  preload: string;
  /** Its `#api-docs?…` is the bar. */
  page: PageAddress;
  icon: string;
  /** In ms since the epoch. */
  now(): number;
  service: Pick<ApiDocsService, 'answer'>;
  onClosed(): void;
}

const size = { width: 1100, height: 800 };
const minimumSize = { minWidth: 720, minHeight: 400 };
const barHeight = 56;
/** The title while Hubkey is locked, when nothing says which Hubs there are. */
const coveredTitle = 'Hubkey';
/**
 * The bar's page is one of a turn that the main window never reaches: what was typed there would stay in the
 * memory of a process that both share for as long as the bar is open.
 */
const barTurn = 1_000_000_000;

/**
 * A window with a Hub's API docs below a bar of Hubkey's. The bar is the window's own page, and behind the
 * docs: while Hubkey is locked the docs are hidden, and the page says so.
 */
export class ApiDocsWindow implements Disposable {
  readonly choice: ApiDocsChoice;
  readonly #options: ApiDocsWindowOptions;
  readonly #profile: Pick<ProfileState, 'hub' | 'pin'>;
  readonly #window: BrowserWindow;
  readonly #failures = new PageFailures();
  #docs: WebContentsView | null = null;
  #locked = false;
  /** The page itself could not be loaded, and says why. */
  #pageFailed = false;
  /** Said in the bar. */
  #notice: ApiDocsNotice | null = null;
  #requests = new AbortController();

  constructor(options: ApiDocsWindowOptions, choice: ApiDocsChoice, profile: ProfileState) {
    const { preload, page, icon } = options;
    this.choice = choice;
    this.#options = options;
    this.#profile = profile;
    const window = new BrowserWindow({
      ...size,
      ...minimumSize,
      title: apiDocsTitle(profile.name),
      icon,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#131519' : '#f6f7f9',
      webPreferences: webPreferences(preload, page.development),
    });
    this.#window = window;
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('ready-to-show', () => window.show());
    window.on('resize', () => this.#layOut());
    window.on('closed', () => this.#closed());
    guardContents(window.webContents, page);
    onPageFailure(window.webContents, () => this.#failed(() => this.#loadBar()));
    this.#loadBar();
    // Without its rules the page must not be shown.
    this.#openDocs(profile).catch(() => this.dispose());
  }

  /** The bar's contents; null once the window is closed. */
  get bar(): WebContents | null {
    return this.#window.isDestroyed() ? null : this.#window.webContents;
  }

  /** Whether it shows that choice. */
  shows({ profile, credential }: ApiDocsChoice): boolean {
    return this.choice.profile === profile && sameCredential(this.choice.credential, credential);
  }

  /** Brings it to the front; a page that could not be loaded is tried again. */
  show(): void {
    if (this.#pageFailed) this.#docs?.webContents.reload();
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Closes the window or covers it, as the state demands. */
  follow({ profiles, lock }: Pick<AppView, 'profiles' | 'lock'>): void {
    if (!staysOpen(this.choice, this.#profile, profiles)) {
      this.dispose();
      return;
    }
    const locked = lock.state === 'locked';
    const profile = profiles.find(({ id }) => id === this.choice.profile);
    this.#window.setTitle(locked || !profile ? coveredTitle : apiDocsTitle(profile.name));
    if (locked === this.#locked) return;
    this.#locked = locked;
    this.#arrange();
    if (locked) {
      // Answers that are still on their way are the person's, who may be gone.
      this.#requests.abort();
      this.bar?.focus();
    } else this.#requests = new AbortController();
  }

  dispose(): void {
    this.#requests.abort();
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  #loadBar(): void {
    const { profile, credential } = this.choice;
    const shown = new URLSearchParams({ profile });
    if (credential.kind === 'client-key') shown.set('key', credential.name);
    if (this.#notice) shown.set('notice', this.#notice.kind);
    if (this.#notice?.kind === 'needs-files') {
      for (const host of this.#notice.hosts) shown.append('host', host);
    }
    // Rejects if the window is closed before the page has loaded, which is fine.
    this.#window
      .loadURL(`${this.#options.page.at(barTurn)}#api-docs?${shown.toString()}`)
      .catch(() => undefined);
  }

  async #openDocs({ id, hub, pin }: ProfileState): Promise<void> {
    const base = pageBase(hub);
    const options = {
      partition: `api-docs ${id} ${createHash('sha256').update(`${hub} ${pin}`).digest('hex')}`,
      base,
      refusal: () => this.#refusal(),
      signal: () => this.#requests.signal,
      answer: (request: PageRequest) => this.#options.service.answer(this.choice, request),
    };
    const session = await openApiDocsSession(options);
    if (this.#window.isDestroyed()) {
      await closeApiDocsSession(session, options);
      return;
    }
    const docs = new WebContentsView({
      webPreferences: { ...webPreferences(null, false), session },
    });
    const contents = docs.webContents;
    this.#docs = docs;
    this.#arrange();
    const address = `${base.origin}${base.prefix}${apiDocsPath}`;
    guardContents(contents, {
      at: () => address,
      is: (url) => isApiDocsPage(base, url),
      development: false,
    });
    const load = (): void => {
      contents.loadURL(address).catch(() => undefined);
    };
    onPageFailure(contents, () => this.#failed(load));
    this.#window.once('closed', () => {
      contents.close();
      // What it stored is in memory only, and goes with the run at the latest.
      closeApiDocsSession(session, options).catch(() => undefined);
    });
    this.#followPage(contents, base);
    this.#followKeys(contents, () => this.bar?.focus());
    this.#followKeys(this.#window.webContents, () => contents.focus());
    load();
  }

  /** Has the bar say why the page shows no API docs. */
  #followPage(contents: WebContents, base: PageBase): void {
    let loaded: number | null = null;
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (!isMainFrame || isSameDocument) return;
      loaded = null;
      this.#say(null);
    });
    contents.on('did-navigate', (_event, _url, status) => {
      loaded = status;
      this.#pageFailed = status >= 400;
    });
    contents.on('did-fail-load', (_event, code, _words, _url, isMainFrame) => {
      if (!isMainFrame || code === aborted) return;
      this.#pageFailed = true;
      this.#say({ kind: 'not-loaded' });
    });
    contents.on('did-finish-load', () => {
      const status = loaded;
      // Chromium's own page about a failure has loaded as well.
      if (status === null) return;
      void pageFacts(contents).then((facts) => {
        if (facts && loaded === status) this.#say(noticeOfPage(base, status, facts));
      });
    });
  }

  #say(notice: ApiDocsNotice | null): void {
    const same = JSON.stringify(notice) === JSON.stringify(this.#notice);
    if (same || this.#window.isDestroyed()) return;
    this.#notice = notice;
    // Only its `#` part is another, so the bar's page stays.
    this.#loadBar();
  }

  /** Another frame of the page, which has no address of its own to tell it apart by, gets nothing. */
  #refusal(): PageRefusal | null {
    const contents = this.#docs?.webContents;
    return contents && contents.mainFrame.framesInSubtree.length > 1 ? 'frame' : null;
  }

  /** The keys of a browser's window: F6 goes from the bar to the docs and back, F5 and Ctrl+R reload the docs. */
  #followKeys(from: WebContents, focusOther: () => void): void {
    from.on('before-input-event', (event, { key, type, control, meta }) => {
      const reload = key === 'F5' || ((control || meta) && key.toLowerCase() === 'r');
      if (!(reload || key === 'F6') || type !== 'keyDown' || this.#locked) return;
      event.preventDefault();
      if (reload) this.#docs?.webContents.reload();
      else focusOther();
    });
  }

  /** Takes the docs out of the window while Hubkey is locked; they stay loaded. */
  #arrange(): void {
    if (!this.#docs) return;
    const { contentView } = this.#window;
    if (this.#locked) contentView.removeChildView(this.#docs);
    else contentView.addChildView(this.#docs);
    this.#layOut();
  }

  #layOut(): void {
    const [width = 0, height = 0] = this.#window.getContentSize();
    this.#docs?.setBounds({ x: 0, y: barHeight, width, height: Math.max(0, height - barHeight) });
  }

  #failed(reload: () => void): void {
    if (this.#window.isDestroyed()) return;
    if (this.#failures.failed(this.#options.now()) === 'reload') reload();
    else this.dispose();
  }

  #closed(): void {
    this.#requests.abort();
    this.#docs = null;
    this.#options.onClosed();
  }
}
