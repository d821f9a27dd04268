import type { CallName, Calls } from '../contract/calls.ts';
import {
  initialState,
  profileOf,
  type RuntimeFacts,
  type ScreenName,
} from '../domain/app-state.ts';
import type { ActivitySource } from '../domain/activity.ts';
import type { AppView } from '../domain/app-view.ts';
import { apiUrl, readHubAddress } from '../domain/hub-address.ts';
import { keyLedgerCsv } from '../domain/key-ledger-csv.ts';
import { fail } from '../domain/result.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { ActivityLog } from '../ports/activity-log.ts';
import type { Browser } from '../ports/browser.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { FileSaver } from '../ports/file-saver.ts';
import type { HealthHistoryStore } from '../ports/health-history-store.ts';
import type { HubClient } from '../ports/hub-client.ts';
import type { HubPassage } from '../ports/hub-passage.ts';
import type { OwedItems } from '../ports/owed-items.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Power } from '../ports/power.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { RandomId } from '../ports/random-id.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import type { Shortcuts } from '../ports/shortcut.ts';
import type { TerminalCommands } from '../ports/terminal-commands.ts';
import type { Wakeups } from '../ports/wakeups.ts';
import { ActivityService } from './activity-service.ts';
import { CatalogueService } from './catalogue-service.ts';
import { ConsentService } from './consent-service.ts';
import { CopyService } from './copy-service.ts';
import { Deadlines } from './deadlines.ts';
import { HelperCopyService, type HelperCopyAsk } from './helper-copy-service.ts';
import { HeaderService, type HeaderAsk } from './header-service.ts';
import { PassageService, type PassAsk } from './passage-service.ts';
import { PaletteService } from './palette-service.ts';
import { ProfileService } from './profile-service.ts';
import { ReminderService } from './reminder-service.ts';
import { HealthService } from './health/health-service.ts';
import { KeyAgeService } from './key-age-service.ts';
import { KeyService } from './keys/key-service.ts';
import { KeychainItems } from './credentials/keychain-items.ts';
import { KeychainRecovery } from './credentials/keychain-recovery.ts';
import { CredentialDesk } from './credentials/desk.ts';
import { SecretVault } from './credentials/secret-vault.ts';
import { SessionService } from './credentials/session-service.ts';
import { SessionWait } from './credentials/session-wait.ts';
import { SignInService } from './credentials/sign-in-service.ts';
import { Store } from './store.ts';

export interface Ports {
  clock: Clock;
  secrets: SecretStore;
  owedItems: OwedItems;
  hub: HubClient;
  clipboard: Clipboard;
  profiles: ProfileStore;
  wakeups: Wakeups;
  notifier: Notifier;
  browser: Browser;
  files: FileSaver;
  power: Power;
  histories: HealthHistoryStore;
  passage: HubPassage;
  terminal: TerminalCommands;
  catalogues: CatalogueStore;
  callers: CallerInspector;
  randomId: RandomId;
  activityLog: ActivityLog;
  shortcuts: Shortcuts;
}

export interface CoreOptions {
  runtime: RuntimeFacts;
  /** Opens the window, or brings it to the front. */
  showWindow: () => void;
  /** What the window shows now, as a PNG; null where there is none. */
  capture: () => Promise<Uint8Array | null>;
  /** Opens the quick palette, or brings it to the front. */
  openPalette: () => void;
  /** Closes the quick palette where it is open. */
  closePalette: () => void;
}

/** Everything Hubkey does, without a surface. */
export interface Core extends Disposable {
  store: Store;
  desk: CredentialDesk;
  view(): AppView;
  subscribe(listener: (view: AppView) => void): Disposable;
  /** Brings the sessions back; call it once the tray is drawn. Touches the keychain first here. */
  start(): void;
  /** What the contract's calls do. */
  handle: { [Name in CallName]: (input: Calls[Name]['in']) => Promise<Calls[Name]['out']> };
  /** Chooses a profile and shows a screen of it. */
  showScreen(name: ScreenName, profile: ProfileId): void;
  openPalette(): void;
  /** The call of that name, by another surface than the window: a person's own act. */
  copy(
    request: Calls['copy']['in'],
    by: Exclude<ActivitySource, 'helper'>,
  ): Promise<Calls['copy']['out']>;
  /** A copy for a program, if the person allows it. */
  copyFor(ask: HelperCopyAsk): ReturnType<HelperCopyService['copy']>;
  /** A raw header for a program, if the person allows it. */
  header(ask: HeaderAsk): ReturnType<HeaderService['header']>;
  /** Carries a program's request to its Hub. */
  pass(ask: PassAsk): ReturnType<PassageService['pass']>;
  /** Where whatever hands out, changes or refuses says so. */
  activity: Pick<ActivityService, 'record' | 'refused'>;
  /** Shows sign-in for a profile, or for a new Hub. */
  askSignIn(profile: ProfileId | null): void;
  /** Takes what was copied off the clipboard and stops everything. */
  quit(): Promise<void>;
}

/** Wires the services over their ports. Reads the settings, and nothing else yet. */
export function createCore(ports: Ports, options: CoreOptions): Core {
  const { runtime, showWindow, openPalette, closePalette, capture } = options;
  const { clock, hub, randomId, wakeups } = ports;
  const { saved, note } = ports.profiles.load();
  const store = new Store(initialState(saved.settings, runtime));
  // What the keychain did not take was in the memory of a run that is over.
  const held = saved.profiles.map((one) => ({ ...one, keys: one.keys.filter(({ kept }) => kept) }));
  store.dispatch({ type: 'profiles-loaded', profiles: held, current: saved.current });
  if (note.kind === 'damaged') {
    store.dispatch({
      type: 'notice-raised',
      notice: { kind: 'settings-damaged', file: note.file },
    });
  }
  if (note.kind === 'newer') {
    store.dispatch({ type: 'notice-raised', notice: { kind: 'settings-newer' } });
  }

  const askSignIn = (profile: ProfileId | null): void => {
    store.dispatch({ type: 'screen-asked', name: 'sign-in', profile });
    showWindow();
  };
  const deadlines = new Deadlines(clock);
  const setBack = clock.onSetBack((ms) => deadlines.setBack(ms));
  const activity = new ActivityService({ store, log: ports.activityLog, clock, deadlines });
  const vault = new SecretVault(store, ports.secrets, ports.owedItems);
  const sessions = new SessionService({ store, vault, hub, clock, deadlines, wakeups });
  const recovery = new KeychainRecovery({
    store,
    vault,
    keychain: ports.secrets,
    clock,
    deadlines,
    wakeups,
    answers: () => sessions.restore(),
    paid: () => keys.keptAll(),
  });
  const items = new KeychainItems({ store, vault, keychain: ports.secrets });
  const profiles = new ProfileService(store, ports.profiles, vault, sessions);
  const wait = new SessionWait({ store, sessions, clock, notifier: ports.notifier, askSignIn });
  const desk = new CredentialDesk({
    store,
    vault,
    hub,
    sessions,
    wait,
    keyAnswered: (profile, key, answer) => keys.answered(profile, key, answer),
  });
  const signIns = new SignInService({ store, vault, hub, clock, randomId, sessions, desk });
  const copies = new CopyService({
    store,
    desk,
    clipboard: ports.clipboard,
    clock,
    deadlines,
    askSignIn,
    record: activity.record,
  });
  const reminders = new ReminderService({
    store,
    clock,
    deadlines,
    notifier: ports.notifier,
    askSignIn,
  });

  const showScreen = (name: ScreenName, profile: ProfileId): void => {
    profiles.choose(profile);
    store.dispatch({ type: 'screen-asked', name, profile });
    showWindow();
  };
  const keys = new KeyService({
    store,
    vault,
    hub,
    clock,
    randomId,
    deadlines,
    desk,
    profiles,
    askSignIn,
    done: (did, id, key) =>
      activity.record({
        kind: keyActivity[did],
        profile: profileOf(store.state, id)?.name ?? '',
        key,
      }),
  });
  const keyAges = new KeyAgeService({
    store,
    clock,
    deadlines,
    notifier: ports.notifier,
    showKeys: (profile) => showScreen('keys', profile),
    reminded: (profile, key) => keys.reminded(profile, key.id),
  });

  const health = new HealthService({
    store,
    hub,
    desk,
    clock,
    deadlines,
    wakeups,
    power: ports.power,
    notifier: ports.notifier,
    histories: ports.histories,
    showHealth: (profile) => showScreen('health', profile),
  });

  async function exportHealth({
    profile: id,
    as,
  }: Calls['exportHealth']['in']): Promise<Calls['exportHealth']['out']> {
    const profile = profileOf(store.state, id);
    const content = as === 'json' ? health.body(id) : await capture();
    if (!profile || content === null) return fail('nothing');
    return ports.files.save({ name: fileName('health', profile.name, as), content });
  }

  async function exportKeys(id: ProfileId): ReturnType<Ports['files']['save']> {
    const profile = profileOf(store.state, id);
    if (!profile) return fail('failed');
    const name = fileName('client-keys', profile.name, 'csv');
    return ports.files.save({ name, content: keyLedgerCsv(profile, clock.now()) });
  }

  const copy = async (
    request: Calls['copy']['in'],
    by: ActivitySource,
    to?: string,
  ): Promise<Calls['copy']['out']> => {
    const { state } = profileOf(store.state, request.profile)?.session ?? {};
    // A person wants it now: the keychain may ask for its password again.
    if (state === 'waiting-for-keychain' && by !== 'helper') await recovery.ask();
    const copied = await copies.copy(request, by, to);
    const { credential, profile } = request;
    if (copied.ok && credential.kind === 'client-key') keys.used(profile, credential.name);
    return copied;
  };

  const catalogues = new CatalogueService({
    store,
    desk,
    hub,
    clock,
    kept: ports.catalogues,
  });
  const consent = new ConsentService({
    store,
    inspector: ports.callers,
    clock,
    deadlines,
    randomId,
    notifier: ports.notifier,
    showWindow,
  });
  const helperCopies = new HelperCopyService({
    store,
    copies,
    consent,
    copy: (request, to) => copy(request, 'helper', to),
    record: activity.record,
  });
  const headers = new HeaderService({
    store,
    desk,
    consent,
    record: activity.record,
    keyUsed: (profile, key) => keys.used(profile, key),
  });
  const passages = new PassageService({
    store,
    desk,
    passage: ports.passage,
    consent,
    record: activity.record,
  });
  const palette = new PaletteService({
    store,
    shortcuts: ports.shortcuts,
    clock,
    deadlines,
    openPalette,
  });

  const handle: Core['handle'] = {
    view: () => {
      // A window opens: a person is there, who may have unlocked the keychain.
      void recovery.look();
      return Promise.resolve(store.view());
    },
    readAddress: (text) => Promise.resolve(readHubAddress(text)),
    signIn: (form) => signIns.signIn(form),
    saveKey: (form) => signIns.saveKey(form),
    copy: (request) => copy(request, 'window'),
    copyQuick: async (request) => {
      const copied = await copy(request, 'palette');
      // Where the password is needed, sign-in is open by now.
      if (copied.ok || copied.problem.kind === 'sign-in-needed') closePalette();
      return copied;
    },
    closePalette: () => done(closePalette),
    preview: (request) => Promise.resolve(copies.preview(request)),
    forgetWaitingCopy: () => done(() => copies.forgetWaiting()),
    refresh: (id) => done(() => sessions.refreshNow(id)),
    signOut: (id) => done(() => profiles.signOut(id)),
    chooseProfile: (id) => done(() => profiles.choose(id)),
    renameProfile: ({ profile, name }) => Promise.resolve(profiles.rename(profile, name)),
    removeProfile: (id) =>
      done(async () => {
        await profiles.remove(id);
        await catalogues.forget(id);
      }),
    forgetPin: (id) => done(() => profiles.forgetPin(id)),
    forgetKey: ({ profile, key }) => done(() => profiles.forgetKey(profile, key)),
    keyPage: ({ profile, query }) => keys.page(profile, query),
    askKey: ({ profile, ask }) => keys.ask(profile, ask),
    addKey: (form) => keys.add(form),
    checkKey: ({ profile, key }) => keys.check(profile, key),
    goOnWithKeys: (id) => keys.goOn(id),
    dismissKeyAct: ({ profile, key }) => done(() => keys.dismiss(profile, key)),
    dismissKeyNews: () => done(() => store.dispatch({ type: 'key-news', news: null })),
    forgetWaitingKeyAct: () => done(() => keys.forgetWaiting()),
    exportKeys: (id) => exportKeys(id),
    health: (id) => Promise.resolve(health.picture(id)),
    healthHistory: (id) => health.history(id),
    lookAtHealth: (id) => done(() => health.lookAt(id)),
    chooseHealthCredential: ({ profile, credential }) =>
      done(() => profiles.chooseHealthCredential(profile, credential)),
    exportHealth: (ask) => exportHealth(ask),
    answerConsent: ({ id, choice }) => done(() => consent.answer(id, choice)),
    revokeConsent: (id) => done(() => consent.revoke(id)),
    endSilence: (key) => done(() => consent.endSilence(key)),
    catalogue: ({ profile, again }) => catalogues.of(profile, again),
    terminalCommand: () => ports.terminal.look(),
    installCommand: () => ports.terminal.install(),
    removeCommand: () => ports.terminal.remove(),
    openDocs: (id) =>
      done(async () => {
        const profile = profileOf(store.state, id);
        if (profile) await ports.browser.open(apiUrl(profile.hub, '/api/docs/'));
      }),
    changeSettings: (change) => done(() => profiles.changeSettings(change)),
    activity: ({ search }) => activity.page(search),
    dismissNotice: (kind) => done(() => store.dispatch({ type: 'notice-dismissed', kind })),
    retryKeychain: () => done(() => recovery.ask()),
    unclaimedItems: () => items.unclaimed(),
    removeUnclaimedItems: (accounts) => items.remove(accounts),
  };

  const dispose = (): void => {
    for (const part of [
      recovery,
      palette,
      consent,
      health,
      keyAges,
      keys,
      reminders,
      copies,
      profiles,
      sessions,
      deadlines,
      ports.secrets,
      setBack,
    ])
      part.dispose();
  };
  return {
    store,
    desk,
    view: () => store.view(),
    subscribe: (listener) => store.subscribe(listener),
    start() {
      keyAges.start();
      health.start();
      palette.start();
      recovery.start();
      void sessions.restore();
    },
    handle,
    showScreen,
    openPalette,
    askSignIn,
    copy,
    copyFor: (ask) => helperCopies.copy(ask),
    activity,
    header: (ask) => headers.header(ask),
    pass: (ask) => passages.pass(ask),
    async quit() {
      await Promise.allSettled([
        // First of all: whatever hangs below, no credential stays on the clipboard.
        copies.clear().then(() => activity.flush()),
        health.save(),
        // What the keychain is writing gets a moment: one that hangs must not hold up the end.
        within(clock, 2000, vault.settled()),
      ]);
      dispose();
    },
    dispose,
  };
}

const keyActivity = {
  create: 'key-created',
  rotate: 'key-rotated',
  revoke: 'key-revoked',
} as const;

/** Waits for a promise that does not reject, `ms` at most. */
function within(clock: Clock, ms: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((done) => {
    const timer = clock.at(clock.now() + ms, done);
    void promise.then(() => {
      timer.dispose();
      done();
    });
  });
}

const fileName = (what: string, profile: string, ending: string): string =>
  `hubkey-${what}-${profile.replaceAll(/[^\w.-]+/g, '-')}.${ending}`;

async function done(act: () => unknown): Promise<null> {
  await act();
  return null;
}
