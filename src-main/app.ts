import { app, nativeTheme, session } from 'electron';
import { join } from 'node:path';
import { ActivityFile } from './adapters/activity-file/activity-file.ts';
import { CatalogueFiles } from './adapters/catalogue-files.ts';
import { defaultShell } from './adapters/default-shell.ts';
import { ElectronBrowser } from './adapters/electron-browser.ts';
import { ElectronClipboard } from './adapters/electron-clipboard.ts';
import { ElectronFileSaver } from './adapters/electron-file-saver.ts';
import { ElectronNotifier } from './adapters/electron-notifier.ts';
import { ElectronPower } from './adapters/electron-power.ts';
import { ElectronWakeups } from './adapters/electron-wakeups.ts';
import answerThread from './adapters/answer-worker/answer-thread.ts?modulePath';
import { GotHubClient } from './adapters/got-hub-client/got-hub-client.ts';
import { HealthHistoryFiles } from './adapters/health-history-files.ts';
import { electronChild } from './adapters/keychain-process/electron-child.ts';
import { ElectronShortcuts } from './adapters/electron-shortcut.ts';
import { KeytarSecretStore } from './adapters/keychain-process/keytar-secret-store.ts';
import { LazyHubPassage } from './adapters/hub-passage/lazy-hub-passage.ts';
import { LinuxCallerInspector } from './adapters/linux-caller-inspector/linux-caller-inspector.ts';
import { setStartAtLogin } from './adapters/login-item.ts';
import { privateFiles } from './adapters/private-files/private-files.ts';
import { OwedItemsFile } from './adapters/owed-items-file.ts';
import { randomId } from './adapters/random-id.ts';
import { runtimeFacts } from './adapters/runtime-facts.ts';
import { SettingsFile } from './adapters/settings-file.ts';
import { SilentCallerInspector } from './adapters/silent-caller-inspector.ts';
import { watchTrayHost } from './adapters/status-notifier-watcher.ts';
import { SystemClock } from './adapters/system-clock.ts';
import { UserTerminalCommands, type CommandPlaces } from './adapters/user-terminal-commands.ts';
import { WindowBoundsFile } from './adapters/window-bounds-file.ts';
import type { EnvironmentNote } from './domain/environment-note.ts';
import { exhaustive } from './domain/exhaustive.ts';
import type { ShellId } from './domain/settings.ts';
import { endInTime } from './end-in-time.ts';
import { openIpcDoor, pushView } from './ipc/ipc-door.ts';
import { renewingCalls } from './ipc/renewing-calls.ts';
import type { Loopback } from './loopback/loopback-server.ts';
import { createCore, type Core } from './services/core.ts';
import type { TrayAction } from './tray/menu-model.ts';
import { MinuteTick } from './tray/minute-tick.ts';
import { Tray } from './tray/tray.ts';
import { guardSession } from './windows/guard-session.ts';
import { MainWindow } from './windows/main-window.ts';
import { developmentPage, ownPage } from './windows/page-address.ts';
import { registerPageScheme, servePage } from './windows/page-scheme.ts';
import { PaletteWindow } from './windows/palette-window.ts';

/** How long the tray's menu waits for its icon. */
const menuMs = 60;

/** How long keychain and helper wait for tray and window at the start. */
const settlingMs = 120;

/**
 * Builds Hubkey from its parts and starts it: tray, then window, then what works behind them.
 * Resolves once it is known whether there is a tray. Electron waits for that with being ready, as
 * the answer takes a few ms now, and ten times as long in the bustle after. `environment`: the
 * variables that were found and that a person should know of.
 */
export async function startApp(environment: readonly EnvironmentNote[]): Promise<void> {
  registerPageScheme();
  const userDataDir = app.getPath('userData');
  const outDir = join(import.meta.dirname, '..');
  const resources = join(outDir, '..', 'resources');
  const developed = process.env['ELECTRON_RENDERER_URL'];
  const page = developed === undefined ? ownPage : developmentPage(developed);
  const clock = new SystemClock();
  const bounds = new WindowBoundsFile(userDataDir);

  const core = createCore(
    {
      clock,
      secrets: new KeytarSecretStore({
        fork: electronChild(join(outDir, 'main', 'keychain-child.js')),
        clock,
      }),
      owedItems: new OwedItemsFile(userDataDir),
      hub: new GotHubClient({ version: app.getVersion(), worker: { file: answerThread } }),
      clipboard: new ElectronClipboard(),
      profiles: new SettingsFile(userDataDir),
      wakeups: new ElectronWakeups(),
      notifier: new ElectronNotifier(),
      browser: new ElectronBrowser(),
      files: new ElectronFileSaver(),
      power: new ElectronPower(),
      histories: new HealthHistoryFiles(userDataDir),
      passage: new LazyHubPassage(),
      catalogues: new CatalogueFiles(userDataDir),
      terminal: new UserTerminalCommands(commandPlaces(resources)),
      callers:
        process.platform === 'linux' ? new LinuxCallerInspector() : new SilentCallerInspector(),
      randomId,
      shortcuts: new ElectronShortcuts(),
      activityLog: new ActivityFile(userDataDir, () => clock.now()),
    },
    {
      runtime: {
        ...runtimeFacts(process.versions.electron),
        shell: defaultShell(process.platform, process.env['SHELL']),
        environment,
      },
      showWindow: () => window.show(),
      capture: () => window.capture(),
      openPalette: () => palette.open(),
      closePalette: () => palette.close(),
    },
  );
  const shell = () => core.view().settings.defaultShell ?? core.view().runtime.shell;
  const tray = new Tray({
    resources,
    platform: process.platform,
    shell,
    now: () => clock.now(),
    run: (action) => void runTrayAction(action, core, () => window.show()),
  });
  const window = new MainWindow({
    preload: join(outDir, 'preload', 'index.cjs'),
    page,
    icon: join(resources, 'icon.png'),
    loadBounds: () => bounds.load(),
    saveBounds: (place) => bounds.save(place),
    onClosed: () => {
      // Without a tray a closed window would leave no way in.
      if (!tray.shown) app.quit();
    },
  });
  const palette = new PaletteWindow({ preload: join(outDir, 'preload', 'index.cjs'), page });
  const minutes = new MinuteTick(clock, () => tray.draw(core.view()));
  const calls = renewingCalls(core.handle, {
    asked: () => core.view().screen.number,
    ask: (name) => core.store.dispatch({ type: 'screen-asked', name, profile: null }),
    renew: () => window.renew(),
  });
  openIpcDoor(calls, {
    isPage: (url) => page.is(url),
    isWindow: (contents) => contents === window.contents || contents === palette.contents,
  });

  const applySettings = followSettings(core);
  core.subscribe((view) => {
    tray.draw(view);
    minutes.plan(view);
    applySettings();
    if (window.contents) pushView(window.contents, view);
    if (palette.contents) pushView(palette.contents, view);
  });
  prefill(core);

  const hidden = app.commandLine.hasSwitch('hidden');
  const quick = app.commandLine.hasSwitch('quick');
  let loopback: Loopback | null = null;
  const ready = app.whenReady().then(() => {
    guardSession(session.defaultSession);
    servePage(join(outDir, 'renderer'));
  });
  let answered = (): void => undefined;
  const firstAnswer = new Promise<void>((done) => {
    answered = done;
    // A bus that does not answer must not keep the window from a person.
    clock.at(clock.now() + 300, done);
  });
  watchTrayHost((present) => {
    void ready.then(() => showTray(present));
    answered();
  });

  function showTray(present: boolean): void {
    if (present) tray.show(core.view());
    else if (tray.shown) tray.hide();
    performance.mark('hubkey:tray');
    // The icon is on its way to the screen, by way of this thread: its menu comes a moment later.
    clock.at(clock.now() + (present ? menuMs : 0), () => {
      core.store.dispatch({ type: 'tray-host-changed', present });
      tray.draw(core.view());
    });
    if (!present) window.show();
  }

  async function start(): Promise<void> {
    await Promise.all([ready, firstAnswer]);
    performance.mark('hubkey:ready');
    if (!(hidden || quick) || !tray.shown) window.show();
    if (quick) palette.open();
    // The tray registers, and the window loads, by round trips through this thread: leave it to them.
    await new Promise<void>((done) => clock.at(clock.now() + settlingMs, done));
    core.start();
    loopback = await listen(core, userDataDir, clock, shell, ({ quick }) => {
      if (quick) palette.open();
      else window.show();
    });
  }

  app.on('second-instance', (_event, argv) => {
    if (argv.includes('--quick')) palette.open();
    else window.show();
  });
  app.on('activate', () => window.show());
  // The tray stays when the window closes; `onClosed` above decides where there is none.
  app.on('window-all-closed', () => undefined);
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    ended = true;
    minutes.dispose();
    endInTime(clock, [core.quit(), loopback?.stop() ?? Promise.resolve()], {
      quit: () => app.quit(),
      exit: () => app.exit(),
    });
  });
  void start();
  await firstAnswer;
}

/** Beside the asar where Hubkey is packaged: a shell can't read inside one. */
function commandPlaces(resources: string): CommandPlaces {
  const { platform, env } = process;
  const windows = join(app.getPath('appData'), '..', 'Local', 'Hubkey', 'bin');
  return {
    from: join(app.isPackaged ? process.resourcesPath : resources, 'bin'),
    to: platform === 'win32' ? windows : join(app.getPath('home'), '.local', 'bin'),
    platform,
    path: env['PATH'] ?? '',
    mounted: env['APPIMAGE'] !== undefined,
  };
}

async function listen(
  core: Core,
  userDataDir: string,
  clock: SystemClock,
  shell: () => ShellId,
  openWindow: (what: { quick: boolean }) => void,
): Promise<Loopback | null> {
  const { startLoopback } = await import('./loopback/loopback-server.ts');
  const started = await startLoopback({
    userDataDir,
    runtimeDir: process.env['XDG_RUNTIME_DIR'] ?? null,
    platform: process.platform,
    files: privateFiles,
    view: () => core.view(),
    copy: (ask) => core.copyFor(ask),
    header: (ask) => core.header(ask),
    pass: (ask) => core.pass(ask),
    open: openWindow,
    refused: core.activity.refused,
    // Shown where Hubkey was started: there is no other place for our own mistakes.
    broke: (error) => console.error(error),
    shell,
    now: () => clock.now(),
  });
  if (!started.ok) {
    core.store.dispatch({ type: 'notice-raised', notice: { kind: 'helper-failed' } });
    return null;
  }
  const { address, unsafeRuntimeDir: problem } = started.value;
  if (problem) {
    core.store.dispatch({ type: 'notice-raised', notice: { kind: 'unsafe-runtime-dir', problem } });
  }
  core.store.dispatch({ type: 'helper-changed', helper: address });
  return started.value;
}

async function runTrayAction(action: TrayAction, core: Core, open: () => void): Promise<void> {
  switch (action.do) {
    case 'copy':
      await core.copy(action.request, 'tray');
      break;
    case 'choose-profile':
      await core.handle.chooseProfile(action.profile);
      break;
    case 'refresh':
      await core.handle.refresh(action.profile);
      break;
    case 'sign-in':
      core.askSignIn(action.profile);
      break;
    case 'sign-out':
      await core.handle.signOut(action.profile);
      break;
    case 'show-health':
      core.showScreen('health', action.profile);
      break;
    case 'open':
      open();
      break;
    case 'quit':
      app.quit();
      break;
    default:
      exhaustive(action);
  }
}

/** Applies theme and start at login where they differ from what was applied. */
function followSettings(core: Core): () => void {
  let { theme, startAtLogin } = core.view().settings;
  // Reading the system's theme takes its time: not before the tray where it need not be overruled.
  if (theme !== 'system') nativeTheme.themeSource = theme;
  return () => {
    const { settings } = core.view();
    if (settings.theme !== theme) nativeTheme.themeSource = theme = settings.theme;
    if (settings.startAtLogin !== startAtLogin) {
      startAtLogin = settings.startAtLogin;
      setStartAtLogin(startAtLogin);
    }
  };
}

/** `npm run demo` names its stand-in Hub and user, never the password. */
function prefill(core: Core): void {
  const hub = process.env['HUBKEY_DEMO_HUB'];
  if (hub) {
    core.store.dispatch({ type: 'prefilled', hub, user: process.env['HUBKEY_DEMO_USER'] ?? '' });
  }
}
