import type { RuntimeFacts } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { nothingManaged, type ManagedLoad } from '../domain/managed.ts';
import type { ActivityLog } from '../ports/activity-log.ts';
import type { Browser } from '../ports/browser.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { LoadDoctorPorts } from '../ports/doctor-ports.ts';
import type { ExchangeFiles } from '../ports/exchange-files.ts';
import type { FileHasher } from '../ports/file-hasher.ts';
import type { FilePicker } from '../ports/file-picker.ts';
import type { FileSaver } from '../ports/file-saver.ts';
import type { HealthHistoryStore } from '../ports/health-history-store.ts';
import type { HubClient } from '../ports/hub-client.ts';
import type { HubNetwork } from '../ports/hub-network.ts';
import type { HubForwarder } from '../ports/hub-forwarder.ts';
import type { IdleTime } from '../ports/idle-time.ts';
import type { LoginItems } from '../ports/login-item.ts';
import type { OwedItems } from '../ports/owed-items.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { ForwardedAnswers } from '../ports/forwarded-answers.ts';
import type { PersonCheck } from '../ports/person-check.ts';
import type { Power } from '../ports/power.ts';
import type { Product } from '../ports/product.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { RandomId } from '../ports/random-id.ts';
import type { ScreenLock } from '../ports/screen-lock.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import type { Shortcuts } from '../ports/shortcut.ts';
import type { TerminalCommands } from '../ports/terminal-commands.ts';
import type { UpdateMemory } from '../ports/update-memory.ts';
import type { Updates } from '../ports/updates.ts';
import type { Wakeups } from '../ports/wakeups.ts';
import type { Windows } from '../ports/windows.ts';
import { AboutService } from './about-service.ts';
import { ActivityService } from './activity-service.ts';
import { ApiDocsService } from './api-docs-service.ts';
import { CallerActs } from './caller-acts.ts';
import { CatalogueService } from './catalogue-service.ts';
import { ConsentService } from './consent-service.ts';
import { ClipboardCustody } from './copies/clipboard-custody.ts';
import { CopyService } from './copies/copy-service.ts';
import { CredentialChecks } from './copies/credential-checks.ts';
import { EndedCopies } from './copies/ended-copies.ts';
import { HelperCopyService } from './copies/helper-copy-service.ts';
import { RequestMemory } from './copies/request-memory.ts';
import { PersonCopyService } from './copies/person-copy-service.ts';
import { createStore } from './create-store.ts';
import { CallerSignIn } from './credentials/caller-sign-in.ts';
import { CredentialDesk } from './credentials/desk.ts';
import { KeychainItems } from './credentials/keychain-items.ts';
import { KeychainRecovery } from './credentials/keychain-recovery.ts';
import { SecretVault } from './credentials/secret-vault.ts';
import { SessionService } from './credentials/session-service.ts';
import { SessionWait } from './credentials/session-wait.ts';
import { SignInService } from './credentials/sign-in-service.ts';
import { Deadlines } from './deadlines.ts';
import { DoctorService } from './doctor/doctor-service.ts';
import { ExchangeService } from './exchange-service.ts';
import { ExportService } from './export-service.ts';
import { HeaderService } from './header-service.ts';
import { HealthService } from './health/health-service.ts';
import { IdleWatch } from './idle-watch.ts';
import { JobService } from './job-service.ts';
import { KeyAgeService } from './key-age-service.ts';
import { KeyCommands } from './keys/key-commands.ts';
import { KeyAdoption } from './keys/key-adoption.ts';
import { KeyService } from './keys/key-service.ts';
import { UnsavedKeys } from './keys/unsaved-keys.ts';
import { LockService } from './lock-service.ts';
import { Navigation } from './navigation.ts';
import { NetworkService } from './network-service.ts';
import { Notices } from './notices.ts';
import { Notifications } from './notifications.ts';
import { PaletteService } from './palette-service.ts';
import { ForwardService } from './forward-service.ts';
import { PersonTeller } from './person-teller.ts';
import { ProfileService } from './profile-service.ts';
import { ReminderService } from './reminder-service.ts';
import { SettingsSaver } from './settings-saver.ts';
import { StartAtLogin } from './start-at-login.ts';
import { Surroundings } from './surroundings.ts';
import { TrayActs } from './tray-acts.ts';
import { UpdateService } from './update-service.ts';
import { within } from './within.ts';

export interface Ports {
  clock: Clock;
  secrets: SecretStore;
  owedItems: OwedItems;
  hub: HubClient;
  clipboard: Clipboard;
  loadDoctorPorts: LoadDoctorPorts;
  profiles: ProfileStore;
  wakeups: Wakeups;
  notifier: Notifier;
  browser: Browser;
  files: FileSaver;
  loadExchangeFiles: () => Promise<ExchangeFiles>;
  filePicker: FilePicker;
  hubNetwork: HubNetwork;
  power: Power;
  histories: HealthHistoryStore;
  forwarder: HubForwarder;
  forwardedAnswers: ForwardedAnswers;
  terminal: TerminalCommands;
  catalogues: CatalogueStore;
  callers: CallerInspector;
  fileHasher: FileHasher;
  randomId: RandomId;
  activityLog: ActivityLog;
  shortcuts: Shortcuts;
  screen: ScreenLock;
  idle: IdleTime;
  person: PersonCheck;
  windows: Windows;
  product: Product;
  updates: Updates;
  updateMemory: UpdateMemory;
  loginItems: LoginItems;
  /** Ends Hubkey as a person does. */
  quit: () => void;
}

/** The view and its changes; surfaces draw only from it. */
export interface Views {
  view(): AppView;
  subscribe(listener: (view: AppView) => void): Disposable;
}

/** Everything that Hubkey does, without surfaces. Each action of a surface is a method of one of these. */
export interface Services extends Disposable {
  views: Views;
  navigation: Navigation;
  notices: Notices;
  notifications: Notifications;
  surroundings: Surroundings;
  activity: ActivityService;
  sessions: SessionService;
  signIns: SignInService;
  callerSignIns: CallerSignIn;
  callerActs: CallerActs;
  recovery: KeychainRecovery;
  keychainItems: KeychainItems;
  desk: CredentialDesk;
  profiles: ProfileService;
  network: NetworkService;
  saver: SettingsSaver;
  keys: KeyService;
  keyCommands: KeyCommands;
  jobs: JobService;
  health: HealthService;
  catalogues: CatalogueService;
  copies: CopyService;
  requests: RequestMemory;
  personCopies: PersonCopyService;
  helperCopies: HelperCopyService;
  trayActs: TrayActs;
  teller: PersonTeller;
  headers: HeaderService;
  forwards: ForwardService;
  apiDocs: ApiDocsService;
  consent: ConsentService;
  exports: ExportService;
  exchange: ExchangeService;
  doctor: DoctorService;
  about: AboutService;
  lock: LockService;
  updates: UpdateService;
  terminal: TerminalCommands;
  /** For texts without a credential, and to clear one before its time. */
  custody: Pick<ClipboardCustody, 'putPlain' | 'clear'>;
  /** Starts everything that follows the state. Reads nothing and sends no requests. */
  start(): void;
  /** Restores the sessions; call it once the tray is drawn. This is the first use of the keychain. */
  resume(): void;
  /** Clears a copy from the clipboard, writes what waits, and stops everything. */
  quit(): Promise<void>;
}

/** How long quitting waits for writes to the keychain and the settings file, in ms. */
const settlingMs = 2000;

/** Constructs the services with their ports. Only reads the settings so far. */
export function createServices(
  ports: Ports,
  runtime: RuntimeFacts,
  managed: ManagedLoad = nothingManaged,
): Services {
  const { clock, hub, randomId, wakeups, windows } = ports;
  const { store, note } = createStore(ports.profiles, runtime, managed);
  const deadlines = new Deadlines(clock);
  const notices = new Notices(store);
  const surroundings = new Surroundings(store);
  const navigation = new Navigation({ store, windows, browser: ports.browser, notices });
  const requestSignIn = navigation.requestSignIn.bind(navigation);
  const notifications = new Notifications({ store, notifier: ports.notifier, windows });
  const showWindow = navigation.showWindow.bind(navigation);
  const teller = new PersonTeller({ notices, notifications, showWindow });
  const activity = new ActivityService({ store, log: ports.activityLog, clock, deadlines });
  const { record } = activity;
  const vault = new SecretVault(store, ports.secrets, ports.owedItems);
  const sessions = new SessionService({ store, vault, hub, clock, deadlines, wakeups });
  const recovery = new KeychainRecovery({
    store,
    vault,
    keychain: ports.secrets,
    clock,
    deadlines,
    wakeups,
    answers: async () => {
      await Promise.all([sessions.restore(), unsavedKeys.check()]);
    },
  });
  const saver = new SettingsSaver(
    {
      store,
      file: ports.profiles,
      clock,
      deadlines,
      loadedLate: () => {
        void sessions.restore();
        void unsavedKeys.check();
      },
    },
    note,
  );
  const unsavedKeys = new UnsavedKeys({ store, vault, keychain: ports.secrets, saver });
  const keychainItems = new KeychainItems({
    store,
    vault,
    keychain: ports.secrets,
    knowsProfiles: () => saver.knowsProfiles,
    setAsideIds: () => ports.profiles.setAsideIds(),
    doctorRuns: () => doctor.running,
    adoptKey: (known, key) => keys.adopt(known, key),
  });
  const wait = new SessionWait({ store, sessions, clock, notifications, requestSignIn });
  const desk = new CredentialDesk({
    store,
    vault,
    hub,
    sessions,
    wait,
    clock,
    keyAnswered: (profile, key, answer) => keys.answered(profile, key, answer),
  });
  const signIns = new SignInService({ store, vault, hub, clock, randomId, sessions, desk });
  const callerSignIns = new CallerSignIn({
    store,
    inspector: ports.callers,
    clock,
    notifications,
    requestFilledSignIn: navigation.requestFilledSignIn.bind(navigation),
    record,
  });
  const catalogues = new CatalogueService({ store, desk, hub, clock, files: ports.catalogues });
  const requests = new RequestMemory(store);
  const profiles = new ProfileService({
    store,
    vault,
    sessions,
    catalogues,
    requests,
    clock,
    keysSettled: (id) => keys.settled(id),
  });
  const network = new NetworkService({
    store,
    vault,
    picker: ports.filePicker,
    network: ports.hubNetwork,
  });
  const keys = new KeyService({
    store,
    vault,
    hub,
    clock,
    randomId,
    deadlines,
    desk,
    saver,
    requestSignIn,
    record,
  });
  const keyUsed = keys.used.bind(keys);
  const custody = new ClipboardCustody({ store, clipboard: ports.clipboard, clock, deadlines });
  const endedCopies = new EndedCopies({ store, vault, custody });
  const copies = new CopyService({
    store,
    desk,
    custody,
    checks: new CredentialChecks({ desk, clock }),
    onKeychainAnswer: (run) => vault.onAnswer(run),
    requestSignIn,
    record,
    keyUsed,
    tell: teller.copyFailed.bind(teller),
  });
  const personCopies = new PersonCopyService({ store, copies, requests, catalogues, recovery });
  const trayActs = new TrayActs({ store, teller, copies: personCopies, sessions, profiles });
  const reminders = new ReminderService({ store, clock, deadlines, notifications, requestSignIn });
  const keyAges = new KeyAgeService({
    store,
    clock,
    deadlines,
    notifications,
    showKeys: (profile) => navigation.showScreen('keys', profile),
    reminded: (profile, key, of) => keys.reminded(profile, key, of),
  });
  const health = new HealthService({
    store,
    hub,
    desk,
    clock,
    deadlines,
    wakeups,
    power: ports.power,
    notifications,
    histories: ports.histories,
    showHealth: (profile, tab) => navigation.showScreen('health', profile, tab),
  });
  const exports = new ExportService({
    store,
    health,
    activity,
    keys,
    windows,
    files: ports.files,
    clock,
  });
  const exchange = new ExchangeService({
    store,
    vault,
    files: ports.files,
    loadExchanges: ports.loadExchangeFiles,
    profiles,
    keys,
    randomId,
    record,
  });
  const consent = new ConsentService({
    store,
    inspector: ports.callers,
    hasher: ports.fileHasher,
    clock,
    deadlines,
    randomId,
    notifications,
    showWindow,
  });
  const helperCopies = new HelperCopyService({ store, copies, consent, record });
  const headers = new HeaderService({ store, desk, consent, record, keyUsed });
  const callerActs = new CallerActs({
    store,
    inspector: ports.callers,
    sessions,
    profiles,
    record,
  });
  const keyCommands = new KeyCommands({ store, keys, desk, consent, clock, record });
  const jobs = new JobService({ store, desk, hub, record });
  const adoption = new KeyAdoption({
    store,
    keys,
    notifications,
    showKeys: (profile) => navigation.showScreen('keys', profile),
  });
  const forwards = new ForwardService({
    store,
    desk,
    forwarder: ports.forwarder,
    answers: ports.forwardedAnswers,
    catalogues,
    clock,
    consent,
    record,
    keyCreated: (profile, key, program) => void adoption.take(profile, key, program),
  });
  const apiDocs = new ApiDocsService({
    store,
    desk,
    forwarder: ports.forwarder,
    answers: ports.forwardedAnswers,
    record,
    keyCreated: (profile, key) => void adoption.take(profile, key, null),
  });
  const doctor = new DoctorService({
    store,
    clock,
    keychain: ports.secrets,
    clipboard: ports.clipboard,
    custody,
    desk,
    randomId,
    loadPorts: ports.loadDoctorPorts,
  });
  const about = new AboutService({ store, product: ports.product, custody, doctor });
  const updates = new UpdateService({
    store,
    clock,
    deadlines,
    updates: ports.updates,
    memory: ports.updateMemory,
    notifications,
    showUpdates: () => {
      navigation.goTo('settings', 'about');
      showWindow();
    },
    quit: ports.quit,
  });
  const palette = new PaletteService({
    store,
    shortcuts: ports.shortcuts,
    clock,
    deadlines,
    openPalette: () => navigation.openPalette(),
  });

  const lock = new LockService({
    store,
    clock,
    deadlines,
    screen: ports.screen,
    person: ports.person,
    idle: new IdleWatch({ store, clock, deadlines, time: ports.idle }),
    custody,
    copies,
    consent,
    notices,
    windows,
    record,
  });

  const startAtLogin = new StartAtLogin({ store, loginItems: ports.loginItems });

  const first = [deadlines, sessions, saver, reminders, keys, endedCopies, requests, network];
  const later = [
    keyAges,
    health,
    palette,
    recovery,
    unsavedKeys,
    lock,
    exchange,
    updates,
    startAtLogin,
  ];
  const dispose = (): void => {
    for (const part of [ports.secrets, ...first, copies, consent, ...later].reverse())
      part.dispose();
  };
  return {
    views: { view: () => store.view(), subscribe: (listener) => store.subscribe(listener) },
    navigation,
    notices,
    notifications,
    surroundings,
    activity,
    sessions,
    signIns,
    callerSignIns,
    callerActs,
    recovery,
    keychainItems,
    desk,
    profiles,
    network,
    saver,
    keys,
    keyCommands,
    jobs,
    health,
    catalogues,
    requests,
    copies,
    personCopies,
    helperCopies,
    trayActs,
    teller,
    headers,
    forwards,
    apiDocs,
    consent,
    exports,
    exchange,
    doctor,
    about,
    lock,
    updates,
    terminal: ports.terminal,
    custody,
    start() {
      for (const part of first) part.start();
    },
    resume() {
      for (const part of later) part.start();
      void sessions.restore();
    },
    async quit() {
      await Promise.allSettled([
        // First, so that no credential stays on the clipboard if something below hangs.
        custody.close().then(() => activity.flush()),
        health.save(),
        within(clock, settlingMs, saver.flush()),
        // Writes to the keychain get a moment, but a hanging one must not hold up quitting.
        within(clock, settlingMs, vault.settled()),
      ]);
      dispose();
    },
    dispose,
  };
}
