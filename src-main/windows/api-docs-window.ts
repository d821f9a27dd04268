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
import { startedLoad, type DocsLoad, type DocsLoadEvent } from '../domain/docs-page.ts';
import { noticeOfPage } from '../domain/api-docs-notice.ts';
import { sameCredential } from '../domain/credential.ts';
import type { ProfileState } from '../domain/app-state.ts';
import { networkKey } from '../domain/network-rules.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import { apiDocsTitle } from '../domain/words/api-docs-words.ts';
import { pageBase, type ApiDocsService, type PageRequest } from '../services/api-docs-service.ts';
import { closeApiDocsSession, openApiDocsSession, type PageQuestion } from './api-docs-session.ts';
import { aborted, guardContents } from './guard-contents.ts';
import { isNativeWayland } from './native-wayland.ts';
import { onPageFailure } from './on-page-failure.ts';
import type { PageAddress } from './page-address.ts';
import { followFacts } from './page-facts.ts';
import { PageFailures } from './page-failures.ts';
import { showWhenReady } from './show-when-ready.ts';
import { followTheme } from './swagger-theme.ts';
import { focusPage, onTabOut } from './tab-out.ts';
import { webPreferences } from './web-preferences.ts';

export interface ApiDocsWindowOptions {
  preload: string;
  /** Its `#api-docs?…` is the bar. */
  page: PageAddress;
  icon: string;
  clock: Pick<Clock, 'now' | 'at'>;
  service: Pick<ApiDocsService, 'answer' | 'pageLoads' | 'pageNoticed' | 'downloadBlocked'>;
  onClosed(): void;
}

const size = { width: 1100, height: 800 };
const minimumSize = { minWidth: 720, minHeight: 400 };
const barHeight = 84;
/** The title while Hubkey is locked, when nothing says which Hubs there are. */
const coveredTitle = 'Hubkey';
/** How long the page may take to arrive before the bar says so, in ms. */
const lateMs = 10_000;
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
  readonly #profile: Pick<ProfileState, 'hub' | 'pin' | 'network'>;
  readonly #window: BrowserWindow;
  readonly #failures = new PageFailures();
  #docs: WebContentsView | null = null;
  #locked = false;
  #load: DocsLoad = startedLoad;
  /** What is shown isn't the docs, such as a sign-in page. */
  #noticed = false;
  #loadAgain = (): void => undefined;
  /** The docs are in the window. Until they have arrived the bar's page is behind them, in the theme's colours. */
  #visible = false;
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
    showWhenReady(window, isNativeWayland(), () => window.show());
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
    const { state } = this.#load;
    if (state !== 'loading' && (state !== 'shown' || this.#noticed)) this.#loadAgain();
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Closes the window or covers it, as the state demands. */
  follow({ profiles, lock, docsPages }: Pick<AppView, 'profiles' | 'lock' | 'docsPages'>): void {
    if (!staysOpen(this.choice, this.#profile, profiles)) {
      this.dispose();
      return;
    }
    const page = docsPages.find((open) => open.profile === this.choice.profile);
    this.#load = page?.load ?? this.#load;
    this.#noticed = (page?.notice ?? null) !== null;
    const locked = lock.state === 'locked';
    const profile = profiles.find(({ id }) => id === this.choice.profile);
    this.#window.setTitle(locked || !profile ? coveredTitle : apiDocsTitle(profile.name));
    if (locked && !this.#locked) {
      // Answers that are still on their way are the person's, who may be gone.
      this.#requests.abort();
    } else if (this.#locked && !locked) this.#requests = new AbortController();
    this.#locked = locked;
    this.#arrange();
  }

  dispose(): void {
    this.#requests.abort();
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  #loadBar(): void {
    const { profile, credential } = this.choice;
    const shown = new URLSearchParams({ profile });
    if (credential.kind === 'client-key') shown.set('key', credential.name);
    // Rejects if the window is closed before the page has loaded, which is fine.
    this.#window
      .loadURL(`${this.#options.page.at(barTurn)}#api-docs?${shown.toString()}`)
      .catch(() => undefined);
  }

  async #openDocs({ id, hub, pin, network }: ProfileState): Promise<void> {
    const { service } = this.#options;
    const base = pageBase(hub);
    const rules = `${hub} ${pin} ${networkKey(network)}`;
    const options = {
      partition: `api-docs ${id} ${createHash('sha256').update(rules).digest('hex')}`,
      base,
      refusal: (request: PageQuestion) => this.#refusal(base, request),
      signal: () => this.#requests.signal,
      downloadBlocked: () => service.downloadBlocked(id),
      answer: async (request: PageRequest) => {
        const answer = await service.answer(this.choice, request);
        const host = !answer.ok && answer.problem.kind === 'refused' && answer.problem.host;
        if (host && isApiDocsPage(base, request.url)) service.pageLoads(id, { kind: 'left', host });
        return answer;
      },
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
    this.#layOut();
    const address = `${base.origin}${base.prefix}${apiDocsPath}`;
    guardContents(contents, {
      at: () => address,
      is: (url) => isApiDocsPage(base, url),
      development: false,
    });
    const load = (): void => {
      contents.loadURL(address).catch(() => undefined);
    };
    this.#loadAgain = load;
    onPageFailure(contents, () => this.#failed(load));
    this.#window.once('closed', () => {
      contents.close();
      // What it stored is in memory only, and goes with the run at the latest.
      closeApiDocsSession(session, options).catch(() => undefined);
    });
    this.#followLoad(contents, base, (event) => {
      if (!this.#window.isDestroyed()) service.pageLoads(id, event);
    });
    followFacts(contents, (status, facts) => {
      if (!this.#window.isDestroyed()) service.pageNoticed(id, noticeOfPage(base, status, facts));
    });
    followTheme(contents);
    onTabOut(contents, () => this.#focusBar());
    onTabOut(this.#window.webContents, () => this.#focusDocs());
    this.#followKeys(contents, () => this.#focusBar());
    this.#followKeys(this.#window.webContents, () => this.#focusDocs());
    load();
  }

  /** Another frame of the page, which has no address of its own to tell it apart by, gets nothing. */
  #refusal(base: PageBase, { method, url }: PageQuestion): PageRefusal | null {
    const contents = this.#docs?.webContents;
    // Loading the page again removes its frames.
    if (method === 'GET' && isApiDocsPage(base, url)) return null;
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

  /** Reports how the page arrives. A navigation that is blocked begins as well, and changes nothing. */
  #followLoad(contents: WebContents, base: PageBase, report: (event: DocsLoadEvent) => void): void {
    const { clock } = this.#options;
    let late: Disposable | null = null;
    const end = (event: DocsLoadEvent): void => {
      late?.dispose();
      report(event);
    };
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument, url }) => {
      if (!isMainFrame || isSameDocument || !isApiDocsPage(base, url)) return;
      end({ kind: 'started' });
      late = clock.at(clock.now() + lateMs, () => report({ kind: 'late' }));
    });
    contents.on('did-navigate', (_event, _url, status) => report({ kind: 'answered', status }));
    contents.on('dom-ready', () => end({ kind: 'ready' }));
    contents.on('did-fail-load', (_event, code, _words, url, isMainFrame) => {
      const ours = isMainFrame && isApiDocsPage(base, url);
      if (ours && code !== aborted) end({ kind: 'broke' });
    });
    this.#window.once('closed', () => late?.dispose());
  }

  #focusBar(): void {
    if (this.bar) focusPage(this.bar);
  }

  #focusDocs(): void {
    if (this.#docs && this.#visible) focusPage(this.#docs.webContents);
  }

  /** Shows the docs once they have arrived, and not while Hubkey is locked; they stay loaded. */
  #arrange(): void {
    if (!this.#docs) return;
    const { state } = this.#load;
    const arrived = state === 'loading' ? this.#visible : state === 'shown' || state === 'failed';
    const visible = arrived && !this.#locked;
    if (visible === this.#visible) return;
    this.#visible = visible;
    const { contentView } = this.#window;
    if (visible) contentView.addChildView(this.#docs);
    else contentView.removeChildView(this.#docs);
    this.#layOut();
    if (visible) this.#docs.webContents.focus();
    else this.bar?.focus();
  }

  #layOut(): void {
    const [width = 0, height = 0] = this.#window.getContentSize();
    this.#docs?.setBounds({ x: 0, y: barHeight, width, height: Math.max(0, height - barHeight) });
  }

  #failed(reload: () => void): void {
    if (this.#window.isDestroyed()) return;
    if (this.#failures.failed(this.#options.clock.now()) === 'reload') reload();
    else this.dispose();
  }

  #closed(): void {
    this.#requests.abort();
    this.#docs = null;
    this.#options.onClosed();
  }
}
