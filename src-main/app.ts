import { app, nativeTheme, session } from 'electron';
import { join } from 'node:path';
import { startActivating, type OwnStart } from './adapters/activating-start.ts';
import { ActivityFile } from './adapters/activity-file/activity-file.ts';
import { CatalogueFiles } from './adapters/catalogue-files.ts';
import { commandLocations } from './adapters/command-locations.ts';
import { defaultShell } from './domain/default-shell.ts';
import { ElectronBrowser } from './adapters/electron-browser.ts';
import { ElectronClipboard, waylandStanding } from './adapters/electron-clipboard.ts';
import { ElectronFilePicker } from './adapters/electron-file-picker.ts';
import { ElectronFileSaver } from './adapters/electron-file-saver.ts';
import { ElectronIdleTime } from './adapters/electron-idle-time.ts';
import { ElectronNotifier } from './adapters/electron-notifier.ts';
import { ElectronPersonCheck } from './adapters/electron-person-check.ts';
import { ElectronPower } from './adapters/electron-power.ts';
import { ElectronWakeups } from './adapters/electron-wakeups.ts';
import answerThread from './adapters/answer-worker/answer-thread.ts?modulePath';
import { GotHubClient } from './adapters/got-hub-client/got-hub-client.ts';
import { HealthHistoryFiles } from './adapters/health-history-files.ts';
import { electronChild } from './adapters/keychain-process/electron-child.ts';
import { ElectronProduct } from './adapters/electron-product.ts';
import { ElectronShortcuts } from './adapters/electron-shortcut.ts';
import { KeytarSecretStore } from './adapters/keychain-process/keytar-secret-store.ts';
import { fileProtection } from './adapters/native/file-protection.ts';
import { trustAuthorities } from './adapters/hub-connection/authorities.ts';
import { hubRoutes, lazyHubNetwork } from './adapters/hub-connection/load-hub-routes.ts';
import { LazyHubForwarder } from './adapters/hub-forwarder/lazy-hub-forwarder.ts';
import { streamAnswers } from './adapters/hub-forwarder/stream-answers.ts';
import { baseFolder } from './adapters/base-folder.ts';
import { ownProgram, systemLoginItems } from './adapters/login-item.ts';
import { loadManaged } from './adapters/managed-file/load-managed.ts';
import { managedPath } from './adapters/managed-file/managed-path.ts';
import { nodeFileHasher } from './adapters/node-file-hasher.ts';
import { privateFiles } from './adapters/private-files/private-files.ts';
import { OwedItemsFile } from './adapters/owed-items-file.ts';
import { preferredLanguages } from './domain/preferred-languages.ts';
import { randomId } from './adapters/random-id.ts';
import { runtimeFacts } from './domain/runtime-facts.ts';
import { startAgain } from './adapters/start-again.ts';
import { systemScreenLock } from './adapters/screen-lock/system-screen-lock.ts';
import { SettingsFile } from './adapters/settings-file/settings-file.ts';
import { systemCallerInspector } from './adapters/system-caller-inspector.ts';
import { watchTrayHost } from './adapters/status-notifier-watcher.ts';
import { SystemAnswers } from './adapters/system-proxies/system-answers.ts';
import { SystemProxies } from './adapters/system-proxies/system-proxies.ts';
import { FeedUpdates } from './adapters/updates/feed-updates.ts';
import { UpdateMemoryFile } from './adapters/updates/update-memory-file.ts';
import { UserTerminalCommands } from './adapters/user-terminal-commands.ts';
import { V8Memory } from './adapters/v8-memory.ts';
import { windowView } from './domain/covered-view.ts';
import { linkIn, readHubkeyLink, type HubkeyLink } from './domain/hubkey-link.ts';
import type { AppView } from './domain/app-view.ts';
import type { EnvironmentNote } from './domain/environment-note.ts';
import type { ManagedLoad } from './domain/managed.ts';
import { localeOf } from './domain/locale-of.ts';
import { isLocked } from './domain/lock.ts';
import { followLocale, isLoaded, loadMessages } from './domain/messages/index.ts';
import type { Result } from './domain/result.ts';
import type { ShellId } from './domain/settings.ts';
import { noIconWords } from './domain/words/notification-words.ts';
import { OrderlyEnd } from './orderly-end.ts';
import { createHandlers } from './ipc/handlers.ts';
import { pushView } from './ipc/ipc-door.ts';
import { lockedCalls } from './ipc/locked-calls.ts';
import { renewingCalls } from './ipc/renewing-calls.ts';
import type { HelperWork } from './loopback/call-context.ts';
import type { HelperServer } from './loopback/helper-server.ts';
import { LastingHelper } from './loopback/lasting-helper.ts';
import type { Clock } from './ports/clock.ts';
import { MemoryRest } from './services/memory-rest.ts';
import { createServices, type Services, type Views } from './services/create-services.ts';
import type { Surroundings } from './services/surroundings.ts';
import { within } from './services/within.ts';
import type { EndOfUpdate, UpdateService } from './services/update-service.ts';
import type { FirstSurface } from './start/first-surface.ts';
import { forbidCoreDumps } from './start/forbid-core-dumps.ts';
import { readyForSecrets } from './start/ready-for-secrets.ts';
import { runTrayAction } from './tray/run-tray-action.ts';
import { MinuteTick } from './tray/minute-tick.ts';
import { Tray } from './tray/tray.ts';
import { TrayKeeper } from './tray/tray-keeper.ts';
import { trayTimes } from './tray/tray-times.ts';
import { WayIn } from './tray/way-in.ts';
import { askToSwitch } from './windows/ask-to-switch.ts';
import { ApiDocsWindows } from './windows/api-docs-windows.ts';
import { followContextMenu, showAppMenu } from './windows/electron-app-menu.ts';
import type { MainWindowListener } from './windows/main-window.ts';
import { isNativeWayland } from './windows/native-wayland.ts';
import { paletteWindow } from './windows/palette-window.ts';
import { PopoverWindow } from './windows/popover-window.ts';
import { pressInWindow } from './windows/press-in-window.ts';
import { pacSession } from './windows/pac-session.ts';
import { onSessionEnd } from './windows/session-end.ts';

/** How long the tray's menu waits for its icon. */
const menuMs = 60;

/** How long the rest waits at most for the page to have its first answer, in ms. */
const answerMs = 100;

/**
 * Builds Hubkey behind the window or icon that is shown already, then starts everything in the background. Call it
 * once Electron is ready. `environment`: the variables that are set and that a person should know about.
 */
export async function startApp(
  environment: readonly EnvironmentNote[],
  {
    clock,
    outDir,
    resources,
    preload,
    page,
    events,
    door,
    window,
    icon,
    hidden,
    quick,
  }: FirstSurface,
): Promise<void> {
  const userDataDir = app.getPath('userData');
  const managed = await organisationSettings();

  const wakeups = new ElectronWakeups(clock);
  const notifier = new ElectronNotifier();
  const systemAnswers = new SystemAnswers({
    clock,
    settings: (url) => session.defaultSession.resolveProxy(url),
    makeRunner: pacSession,
  });
  const systemProxies = new SystemProxies({ ask: (url) => systemAnswers.ask(url), clock });
  const proxyWatch = wakeups.onWake(() => {
    systemAnswers.forget();
    systemProxies.forget();
  });
  const routes = hubRoutes({
    systemProxy: (url) => systemProxies.proxyFor(url),
    passphraseOf: (profile) => services.network.passphrase(profile),
    clock,
  });
  const services: Services = createServices(
    {
      clock,
      secrets: new KeytarSecretStore({
        fork: electronChild(join(outDir, 'main', 'keychain-child.js')),
        clock,
      }),
      owedItems: new OwedItemsFile(userDataDir),
      hub: new GotHubClient({ version: app.getVersion(), worker: { file: answerThread }, routes }),
      clipboard: new ElectronClipboard({ wayland: waylandStanding(isNativeWayland, clock) }),
      profiles: new SettingsFile(userDataDir, { now: () => clock.now() }),
      wakeups,
      notifier,
      browser: new ElectronBrowser(),
      files: new ElectronFileSaver(),
      loadExchangeFiles: async () =>
        (
          await import('./adapters/exchange-files/electron-exchange-files.ts')
        ).electronExchangeFiles(),
      filePicker: new ElectronFilePicker(),
      hubNetwork: lazyHubNetwork(routes),
      power: new ElectronPower(),
      histories: new HealthHistoryFiles(userDataDir),
      forwarder: new LazyHubForwarder(routes),
      forwardedAnswers: streamAnswers,
      catalogues: new CatalogueFiles(userDataDir),
      terminal: new UserTerminalCommands(
        commandLocations({
          resources: besideAsar(resources),
          home: app.getPath('home'),
          executable: process.execPath,
          platform: process.platform,
          env: process.env,
        }),
      ),
      callers: systemCallerInspector(process.platform, clock),
      fileHasher: nodeFileHasher,
      randomId,
      shortcuts: new ElectronShortcuts(),
      screen: systemScreenLock(clock, process.platform, process.env),
      idle: new ElectronIdleTime(),
      person: new ElectronPersonCheck(),
      product: new ElectronProduct(outDir),
      updates: new FeedUpdates({
        // A test may have them in an app that isn't packaged.
        packaged: app.isPackaged || process.env['HUBKEY_UPDATES'] !== undefined,
        platform: process.platform,
        arch: process.arch,
        version: app.getVersion(),
        env: process.env,
        executable: process.execPath,
        connection: { routes, clock },
        appDir: app.getAppPath(),
        folder: join(userDataDir, 'updates'),
        quit: () => app.quit(),
        relaunch: startAgain,
      }),
      updateMemory: new UpdateMemoryFile(userDataDir),
      loginItems: systemLoginItems,
      quit: () => app.quit(),
      activityLog: new ActivityFile(userDataDir, () => clock.now()),
      loadDoctorPorts: async () =>
        (await import('./adapters/doctor-adapters.ts')).doctorAdapters(
          app.getVersion(),
          clock,
          routes,
        ),
      windows: {
        show: () => window.show(),
        inFront: () => window.inFront,
        capture: () => window.capture(),
        openPalette: () => palette.open(),
        closePopups: () => {
          palette.close();
          popover.close();
        },
        openApiDocs: (choice) => apiDocs.open(choice),
      },
    },
    {
      ...runtimeFacts(process.versions.electron),
      shell: defaultShell(process.platform, process.env['SHELL']),
      languages: preferredLanguages(process.env['HUBKEY_LANG'], app.getPreferredSystemLanguages()),
      environment,
    },
    managed,
  );
  const { views, navigation, surroundings } = services;
  followLocale(() => localeOf(views.view()));
  services.start();
  await loadMessages(localeOf(views.view()));
  const shell = () => views.view().settings.defaultShell ?? views.view().runtime.shell;
  const tray = new Tray({
    resources,
    platform: process.platform,
    shell,
    now: () => clock.now(),
    first: icon,
    togglePopover: (bounds) => popover.toggle(bounds),
    run: (action) => {
      // Shown where Hubkey was started: there is no other place for our own mistakes.
      runTrayAction(action, services, () => app.quit()).catch((error: unknown) => {
        console.error(error);
      });
    },
  });
  const times = trayTimes(process.env['HUBKEY_TRAY_SPEED']);
  const wayIn = new WayIn({
    clock,
    times,
    tell: (presence) => services.notifications.tell(noIconWords(presence), () => window.show()),
    openWindow: () => {
      if (!window.contents) window.show();
    },
  });
  const keeper = new TrayKeeper({
    clock,
    times,
    show: () => {
      tray.show(views.view());
      // The icon is being shown, which needs this thread, so the menu is built a moment later.
      clock.at(clock.now() + menuMs, () => tray.draw(views.view()));
    },
    hide: () => tray.hide(),
    isListed: () => trayHost.listsOwnIcon(),
    report: (presence) => {
      surroundings.tray(presence);
      wayIn.follow(presence);
    },
  });
  const following: MainWindowListener = {
    opened: (contents) => {
      followContextMenu(contents);
      helper.tryNow();
    },
    failed: () => services.exchange.forget(),
    closed: () => {
      memory.soon();
      navigation.endDialog();
      services.exchange.forget();
      // Without a tray, a closed window would leave no way to open Hubkey.
      if (!keeper.isWayIn) app.quit();
    },
  };
  const memory = new MemoryRest(clock, new V8Memory(), () =>
    [window.contents, palette.contents, popover.contents, ...apiDocs.bars].some(Boolean),
  );
  const helper = new LastingHelper({
    views,
    surroundings,
    notices: services.notices,
    clock,
    open: () =>
      openHelper(services, userDataDir, clock, shell, ({ quick, activationToken }) => {
        startActivating(ownStart(userDataDir), activationToken, quick, () => {
          if (quick) navigation.openPalette();
          else window.show();
        });
      }),
  });
  const palette = paletteWindow({ preload, page, clock });
  const popover = new PopoverWindow({ preload, page, clock });
  const apiDocs = new ApiDocsWindows({
    preload,
    page,
    icon: join(resources, 'icon.png'),
    clock,
    service: services.apiDocs,
    view: () => views.view(),
  });
  const minutes = new MinuteTick(clock, () => tray.draw(views.view()));
  const handlers = renewingCalls(createHandlers(services, { palette, popover }, clock), {
    requestCount: () => navigation.requestCount,
    goTo: (name, section) => navigation.goTo(name, section),
    renew: () => window.renew(),
  });
  // Before the page's first paint, which would be light on the way to dark.
  const applyTheme = followTheme(views);
  // The form takes it from the first answer, and nothing that comes later.
  prefill(surroundings);
  const locked = (): boolean => isLocked(views.view());
  door.answerWith(lockedCalls(handlers, locked), (contents) =>
    [window.contents, palette.contents, popover.contents, ...apiDocs.bars].includes(contents),
  );
  // The page needs this thread until it has its first answer.
  const answered = views.view();
  if (window.contents) await within(clock, answerMs, door.firstAnswer);

  const redrawAppMenu = showAppMenu(process.platform, (shortcut) => {
    pressInWindow(window, shortcut);
  });
  function draw(view: AppView): void {
    memory.worked();
    const locale = localeOf(view);
    if (!isLoaded(locale)) {
      void loadMessages(locale).then(() => draw(views.view()));
      return;
    }
    tray.draw(view);
    minutes.plan(view);
    applyTheme();
    redrawAppMenu();
    apiDocs.follow(view);
    const shown = windowView(view);
    if (window.contents) pushView(window.contents, shown);
    for (const popup of [palette, popover]) if (popup.contents) pushView(popup.contents, shown);
    for (const bar of apiDocs.bars) pushView(bar, shown);
  }
  const drawing = views.subscribe(draw);
  // It has changed since the page was told.
  if (views.view() !== answered) draw(views.view());

  // The palette, too, would lose its focus to a window.
  if (hidden || quick) wayIn.startHidden();
  // Elsewhere the package says so. The dash keeps a link from being read as a switch.
  if (app.isPackaged && process.platform === 'win32') {
    const program = ownProgram(process.env, process.execPath);
    app.setAsDefaultProtocolClient('hubkey', program, ['--']);
  }
  const trayHost = watchTrayHost({
    onHost: (present) => {
      keeper.hostChanged(present);
      performance.mark('hubkey:tray');
    },
    onList: () => keeper.listChanged(),
    iconBounds: () => tray.bounds,
  });

  function follow(link: HubkeyLink | 'unreadable'): void {
    navigation.openLink(link, askToSwitch).catch((error: unknown) => console.error(error));
  }

  events.follow({
    startedAgain: (argv) => {
      const link = linkIn(argv);
      if (argv.includes('--quick')) navigation.openPalette();
      else if (link) follow(link);
      else window.show();
    },
    openUrl: (url) => follow(readHubkeyLink(url) ?? 'unreadable'),
    activate: () => window.show(),
  });
  window.follow(following);
  if (quick) navigation.openPalette();
  const link = linkIn(process.argv);
  if (link) follow(link);

  notifier.onActivation(() => window.show());
  const sessionEnd = onSessionEnd({
    asked: () => void services.custody.clear(),
    ending: () => {
      // Windows would end the setup halfway. An AppImage is replaced by one rename.
      if (process.platform === 'win32') services.updates.hold();
      app.quit();
    },
  });
  // Elsewhere another signal would end Hubkey before it has ended by itself.
  if (process.platform === 'win32') app.once('will-quit', () => sessionEnd.dispose());

  async function startBackground(): Promise<void> {
    await readyForSecrets(clock, forbidCoreDumps);
    services.resume();
    await helper.start();
    memory.soon();
  }

  // Until the last window is closed, a click in it must not fail.
  app.on('will-quit', () => door.dispose());
  const end = new OrderlyEnd(clock, {
    work: () => {
      for (const part of [trayHost, keeper, wayIn, drawing, minutes, apiDocs, proxyWatch, memory])
        part.dispose();
      return [services.quit(), helper.stop()];
    },
    quit: () => {
      if (installUpdate(services.updates) === 'wait') return 'waits';
      app.quit();
      return 'quits';
    },
    exit: () => {
      installUpdate(services.updates);
      app.exit();
    },
  });
  app.on('before-quit', (event) => {
    if (end.holds()) event.preventDefault();
  });
  startBackground().catch((error: unknown) => console.error(error));
}

/** Does so once, as the last thing before Hubkey ends. */
function installUpdate(updates: UpdateService): EndOfUpdate {
  const { isReady } = updates;
  // Before another start may tidy up behind an installation.
  const end = updates.install();
  // The next start must not find this one, which is about to be gone.
  if (isReady) app.releaseSingleInstanceLock();
  if (end === 'start-again') startAgain();
  return end;
}

/** Next to the asar if Hubkey is packaged, because a shell can't read inside an asar. */
const besideAsar = (resources: string): string =>
  app.isPackaged ? process.resourcesPath : resources;

const ownStart = (userDataDir: string): OwnStart => ({
  platform: process.platform,
  env: process.env,
  program: process.execPath,
  args: app.isPackaged ? [] : [app.getAppPath()],
  userDataDir,
  noSandbox: app.commandLine.hasSwitch('no-sandbox'),
});

async function openHelper(
  services: Services,
  userDataDir: string,
  clock: Clock,
  shell: () => ShellId,
  openWindow: HelperWork['open'],
): Promise<Result<HelperServer, 'failed'>> {
  const { startHelperServer } = await import('./loopback/helper-server.ts');
  return startHelperServer({
    userDataDir,
    runtimeDir: baseFolder(process.env['XDG_RUNTIME_DIR']),
    platform: process.platform,
    files: privateFiles,
    view: () => services.views.view(),
    services,
    open: openWindow,
    refused: services.activity.refused,
    // Shown where Hubkey was started: there is no other place for our own mistakes.
    broke: (error) => console.error(error),
    shell,
    now: () => clock.now(),
  });
}

/** Applies the theme if it has changed. */
function followTheme(views: Views): () => void {
  let { theme } = views.view().settings;
  // Reading the system's theme takes a while, so it isn't done before the tray unless a theme is set.
  if (theme !== 'system') nativeTheme.themeSource = theme;
  return () => {
    const { settings } = views.view();
    if (settings.theme !== theme) nativeTheme.themeSource = theme = settings.theme;
  };
}

/** The organisation's settings. A test may give them a path of its own, which is dropped in a package. */
function organisationSettings(): Promise<ManagedLoad> {
  const { platform, env } = process;
  const own = env['HUBKEY_MANAGED'];
  return loadManaged({
    path: own ?? managedPath(platform),
    platform,
    owners: own === undefined ? [0] : [0, process.getuid?.() ?? 0],
    trust: trustAuthorities,
    protection: fileProtection,
  });
}

/** `npm run demo` names its stand-in Hub and user, never the password. */
function prefill(surroundings: Surroundings): void {
  const hub = process.env['HUBKEY_DEMO_HUB'];
  if (hub) surroundings.prefill(hub, process.env['HUBKEY_DEMO_USER'] ?? '');
}
