import { app } from 'electron';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LoginItem } from '../domain/doctor.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { LoginItemProblem, LoginItems } from '../ports/login-item.ts';
import { baseFolder } from './base-folder.ts';
import { ownAppImage } from './own-app-image.ts';
import { ownPortable } from './own-portable.ts';
import { replacePrivateFileSync } from './private-files/private-file.ts';

/** Switches on or off that Hubkey starts with the person's session, only in the tray. */
export function setStartAtLogin(start: boolean): Result<void, LoginItemProblem> {
  if (process.platform === 'linux') return inAutostart(() => setAutostartEntry(start));
  app.setLoginItemSettings({ openAtLogin: start, ...systemItem() });
  return ok();
}

/**
 * Renews the entry if it starts a program that isn't there any more, as Hubkey has moved. One that a person switched
 * off stays so.
 */
export function mendStartAtLogin(): Result<void, LoginItemProblem> {
  if (process.platform === 'linux') return inAutostart(mendAutostartEntry);
  if (process.platform === 'darwin') return ok();
  const own = ownLaunchItem(app.getLoginItemSettings(systemItem()).launchItems);
  return own?.enabled && !existsSync(own.path) ? setStartAtLogin(true) : ok();
}

/** The system's login items, as a port. */
export const systemLoginItems: LoginItems = { set: setStartAtLogin, mend: mendStartAtLogin };

/** Changes the autostart folder, which may be read-only or another user's. */
function inAutostart(change: () => void): Result<void, LoginItemProblem> {
  try {
    change();
    return ok();
  } catch {
    return fail({ folder: autostartFolder() });
  }
}

function mendAutostartEntry(): void {
  const file = join(autostartFolder(), entryName);
  if (!existsSync(file)) return;
  const text = readFileSync(file, 'utf8');
  if (judgeEntry(text, ownCommand()) === 'off') return;
  const program = startedProgram(text);
  if (program !== null && !existsSync(program)) setAutostartEntry(true);
}

/** Whether macOS opened Hubkey with the person's session: it can give a login item no arguments. */
export const openedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;

const itemName = 'Hubkey';

/** The entry in Windows' registry; macOS knows Hubkey itself. */
const systemItem = (): Electron.LoginItemSettingsOptions & { name?: string } =>
  process.platform === 'win32'
    ? { name: itemName, path: ownProgram(process.env, process.execPath), args: ['--hidden'] }
    : {};

/**
 * The file that a person starts. An AppImage and a portable Hubkey for Windows run from a folder that is gone
 * afterwards, and name their own file in the environment.
 */
export const ownProgram = (env: NodeJS.ProcessEnv, executable: string): string =>
  ownAppImage(env, executable) ?? ownPortable(env, executable) ?? executable;

/** Desktop entry in the autostart folder: XDG Desktop Application Autostart Specification. */
function setAutostartEntry(start: boolean): void {
  const folder = autostartFolder();
  const file = join(folder, entryName);
  if (!start) {
    rmSync(file, { force: true });
    return;
  }
  // Whoever can write the entry runs programs as this user.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replacePrivateFileSync(file, autostartEntry(ownCommand()));
}

const entryName = 'hubkey.desktop';

export const autostartFolder = (env = process.env): string =>
  join(baseFolder(env['XDG_CONFIG_HOME']) ?? join(homedir(), '.config'), 'autostart');

const ownCommand = (): [string, ...string[]] => [
  ownProgram(process.env, process.execPath),
  ...(app.isPackaged ? [] : [app.getAppPath()]),
];

/** The state of the entry that starts Hubkey with the person's session. */
export async function findLoginItem(): Promise<LoginItem> {
  if (process.platform !== 'linux') {
    const { openAtLogin, status, launchItems } = app.getLoginItemSettings(systemItem());
    if (process.platform === 'win32') return judgeLaunchItems(launchItems);
    if (status === 'requires-approval') return 'off';
    return openAtLogin ? 'starts' : 'missing';
  }
  const file = join(autostartFolder(), entryName);
  return judgeEntry(await readFile(file, 'utf8').catch(() => null), ownCommand());
}

/** An entry in Windows' registry that starts Hubkey's program. */
type LaunchItem = Pick<Electron.LaunchItems, 'name' | 'enabled'>;

const ownLaunchItem = <Item extends LaunchItem>(items: readonly Item[]): Item | undefined =>
  items.find(({ name }) => name === itemName);

/** The state of Windows' entry. One that was switched off in the Task Manager stays in the registry. */
export function judgeLaunchItems(items: readonly LaunchItem[]): LoginItem {
  const own = ownLaunchItem(items);
  if (!own) return 'missing';
  return own.enabled ? 'starts' : 'off';
}

/** The state of an entry; `text` null: there is none. Desktops disable an entry with either of two keys. */
export function judgeEntry(
  text: string | null,
  command: readonly [string, ...string[]],
): LoginItem {
  if (text === null) return 'missing';
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => /^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/i.test(line))) {
    return 'off';
  }
  const exec = (entry: readonly string[]) => entry.find((line) => line.startsWith('Exec='));
  return exec(lines) === exec(autostartEntry(command).split('\n')) ? 'starts' : 'other';
}

/** The program that an entry starts, as its TryExec or the first word of its Exec says; null where neither does. */
export function startedProgram(text: string): string | null {
  const valueOf = (key: string) =>
    new RegExp(String.raw`^${key}=(.*?)\s*$`, 'm').exec(text)?.[1] ?? null;
  const tried = valueOf('TryExec');
  if (tried !== null) return unescaped(tried);
  const [, word] = /^"((?:[^"\\]|\\.)+)"/.exec(unescaped(valueOf('Exec') ?? '')) ?? [];
  return word?.replaceAll(/\\(.)/g, '$1').replaceAll('%%', '%') ?? null;
}

/**
 * The entry's text, with each word of the command quoted and then escaped as in the Desktop Entry Specification.
 * A desktop ignores it where the program is gone (TryExec).
 */
export function autostartEntry(command: readonly [string, ...string[]]): string {
  const quoted = command.map(
    (word) => `"${word.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')}"`,
  );
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hubkey',
    `TryExec=${escaped(command[0])}`,
    `Exec=${escaped(quoted.join(' '))} --hidden`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** A value of the type string, in which a backslash escapes. */
const escaped = (value: string): string => value.replaceAll('\\', String.raw`\\`);
const unescaped = (value: string): string => value.replaceAll(/\\(.)/g, '$1');
