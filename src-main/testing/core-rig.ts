import { streamAnswers } from '../adapters/hub-forwarder/stream-answers.ts';
import type { ApiDocsChoice } from '../domain/api-docs.ts';
import type { CopyRequest } from '../domain/copy-request.ts';
import type { ProfileId } from '../domain/ids.ts';
import { nothingManaged, type ManagedLoad } from '../domain/managed.ts';
import type { Session } from '../domain/session.ts';
import type { Popups } from '../ipc/handlers/popups.ts';
import { createHandlers, type Handlers } from '../ipc/handlers.ts';
import { createServices, type Services } from '../services/create-services.ts';
import {
  FakeActivityLog,
  FakeBrowser,
  FakeCallerInspector,
  FakeClipboard,
  FakeExchangeFiles,
  FakeFileHasher,
  FakeFilePicker,
  FakeFileSaver,
  FakeHubNetwork,
  FakeLoginItems,
  FakeNotifier,
  FakeProfileStore,
  FakeShortcuts,
  FakeProduct,
  FakeTerminalCommands,
  FakeWakeups,
  MemoryCatalogues,
  MemoryHealthHistories,
} from './fakes.ts';
import { FakeUpdates, MemoryUpdates } from './fake-updates.ts';
import { FakeDoctorPorts } from './fake-doctor-ports.ts';
import { FakeIdleTime, FakePersonCheck, FakeScreenLock } from './fake-screen-lock.ts';
import { FakeHubForwarder } from './fake-hub-forwarder.ts';
import { FakeHubClient } from './fake-hub-client.ts';
import { Fuse } from './fuse.ts';
import { ManualClock, settled } from './manual-clock.ts';
import { MemoryOwedItems } from './memory-owed-items.ts';
import { MemorySecretStore } from './memory-secret-store.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What tests use of the core: its services, and the entry points of its surfaces under short names. */
export interface RigCore extends Services {
  handle: Handlers;
  view: Services['views']['view'];
  tray: Services['trayActs'];
  copyFor: Services['helperCopies']['copy'];
  header: Services['headers']['header'];
  forward: Services['forwards']['forward'];
}

/** A whole core on fakes. `restart` makes a new one on the same clock, keychain, settings and Hub. */
export class CoreRig {
  readonly clock = new ManualClock();
  readonly secrets = new MemorySecretStore();
  readonly owedItems = new MemoryOwedItems();
  readonly hub = new FakeHubClient();
  readonly clipboard = new FakeClipboard();
  readonly profiles = new FakeProfileStore();
  readonly wakeups = new FakeWakeups();
  readonly notifier = new FakeNotifier();
  readonly browser = new FakeBrowser();
  readonly histories = new MemoryHealthHistories();
  onBattery = false;
  readonly forwarder = new FakeHubForwarder();
  readonly callers = new FakeCallerInspector();
  readonly fileHasher = new FakeFileHasher();
  readonly catalogues = new MemoryCatalogues();
  readonly files = new FakeFileSaver();
  readonly exchanges = new FakeExchangeFiles();
  readonly filePicker = new FakeFilePicker();
  readonly hubNetwork = new FakeHubNetwork();
  /** Cuts off keychain, Hub and settings at a chosen call; `restart` repairs it. */
  readonly fuse = new Fuse();
  readonly doctorPorts = new FakeDoctorPorts(() => this.clock.now());
  readonly shortcuts = new FakeShortcuts();
  readonly activityLog = new FakeActivityLog();
  readonly screen = new FakeScreenLock();
  readonly idle = new FakeIdleTime();
  readonly person = new FakePersonCheck();
  readonly updates = new FakeUpdates();
  readonly updateMemory = new MemoryUpdates();
  readonly loginItems = new FakeLoginItems();
  /** How often Hubkey was made to quit. */
  quits = 0;
  /** The organisation's settings, from the next `restart` on. */
  managed: ManagedLoad = nothingManaged;
  windowsShown = 0;
  palettesOpened = 0;
  palettesClosed = 0;
  readonly apiDocsOpened: ApiDocsChoice[] = [];
  paletteOpen = true;
  popoverOpen = false;
  popoverHeight: number | null = null;
  #ids = 0;
  windowInFront = false;
  core = this.#create();

  get session(): Session {
    return this.core.view().profiles[0]?.session ?? { state: 'signed-out' };
  }

  get id(): ProfileId {
    const [profile] = this.core.view().profiles;
    if (!profile) throw new Error('No profile yet.');
    return profile.id;
  }

  async signIn({
    keep = false,
    user = 'pixit',
    password = 'right',
    address = 'https://hub.example',
  } = {}) {
    const form = { address, user, password, keep, trust: null };
    const answer = await this.core.handle.signIn(form);
    await settled();
    return answer;
  }

  async saveKey(name = 'nightly', key = 'abcd.efgh') {
    this.hub.keys.add(key);
    const form = { address: 'https://hub.example', name, key, trust: null };
    return this.core.handle.saveKey(form);
  }

  request(change: Partial<CopyRequest> = {}): CopyRequest {
    return {
      what: 'header',
      profile: this.id,
      credential: { kind: 'session' },
      endpoint: 'health',
      shell: 'posix',
      jq: false,
      variable: false,
      ...change,
    };
  }

  async restart(): Promise<void> {
    this.core.dispose();
    this.fuse.set(Infinity);
    this.core = this.#create();
    this.core.resume();
    await settled();
  }

  #create(): RigCore {
    const services = this.services();
    services.start();
    return {
      ...services,
      handle: createHandlers(services, this.#popups(), this.clock),
      view: () => services.views.view(),
      tray: services.trayActs,
      copyFor: (request) => services.helperCopies.copy(request),
      header: (request) => services.headers.header(request),
      forward: (request) => services.forwards.forward(request),
    };
  }

  #popups(): Popups {
    return {
      palette: {
        isOpen: () => this.paletteOpen,
        close: () => {
          this.palettesClosed += 1;
        },
      },
      popover: {
        isOpen: () => this.popoverOpen,
        close: () => {
          this.popoverOpen = false;
        },
        fit: (height) => {
          this.popoverHeight = height;
        },
      },
    };
  }

  /** Services on these fakes, not started yet. */
  services(): Services {
    return createServices(
      {
        clock: this.clock,
        secrets: this.fuse.protect(this.secrets),
        owedItems: this.owedItems,
        hub: this.fuse.protect(this.hub),
        clipboard: this.clipboard,
        loadDoctorPorts: () => Promise.resolve(this.doctorPorts),
        profiles: this.fuse.protect(this.profiles),
        wakeups: this.wakeups,
        notifier: this.notifier,
        browser: this.browser,
        files: this.files,
        loadExchangeFiles: () => Promise.resolve(this.exchanges),
        filePicker: this.filePicker,
        hubNetwork: this.hubNetwork,
        power: { onBattery: () => this.onBattery },
        histories: this.histories,
        forwarder: this.forwarder,
        forwardedAnswers: streamAnswers,
        catalogues: this.catalogues,
        terminal: new FakeTerminalCommands(),
        product: new FakeProduct(),
        updates: this.updates,
        updateMemory: this.updateMemory,
        loginItems: this.loginItems,
        quit: () => {
          this.quits += 1;
        },
        callers: this.callers,
        fileHasher: this.fileHasher,
        shortcuts: this.shortcuts,
        activityLog: this.activityLog,
        screen: this.screen,
        idle: this.idle,
        person: this.person,
        windows: {
          show: () => {
            this.windowsShown += 1;
          },
          inFront: () => this.windowInFront,
          capture: () => Promise.resolve(new Uint8Array([1])),
          openPalette: () => {
            this.palettesOpened += 1;
          },
          closePopups: () => {
            this.palettesClosed += 1;
            this.popoverOpen = false;
          },
          openApiDocs: (choice) => this.apiDocsOpened.push(choice),
        },
        randomId: () => `id${(this.#ids += 1)}`,
      },
      { electron: '45.0.0', supported: true, shell: 'posix', languages: [], environment: [] },
      this.managed,
    );
  }
}
