import { app } from 'electron';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LoginItem } from '../domain/doctor.ts';
import { replacePrivateFileSync } from './private-files/private-file.ts';

/** Switches on or off that Hubkey starts with the person's session, only in the tray. */
export function setStartAtLogin(start: boolean): void {
  if (process.platform === 'linux') {
    setAutostartEntry(start);
    return;
  }
  app.setLoginItemSettings({ openAtLogin: start, args: ['--hidden'] });
}

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

const autostartFolder = (): string =>
  join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart');

const ownCommand = (): string[] => [
  process.execPath,
  ...(app.isPackaged ? [] : [app.getAppPath()]),
];

/** The state of the entry that starts Hubkey with the person's session. */
export async function findLoginItem(): Promise<LoginItem> {
  if (process.platform !== 'linux') {
    const { openAtLogin } = app.getLoginItemSettings({ args: ['--hidden'] });
    return openAtLogin ? 'starts' : 'missing';
  }
  const file = join(autostartFolder(), entryName);
  return judgeEntry(await readFile(file, 'utf8').catch(() => null), ownCommand());
}

/** The state of an entry; `text` null: there is none. Desktops disable an entry with either of two keys. */
export function judgeEntry(text: string | null, command: readonly string[]): LoginItem {
  if (text === null) return 'missing';
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => /^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/i.test(line))) {
    return 'off';
  }
  const exec = (entry: readonly string[]) => entry.find((line) => line.startsWith('Exec='));
  return exec(lines) === exec(autostartEntry(command).split('\n')) ? 'starts' : 'other';
}

/** The entry's text, with each word of the command quoted as in the Desktop Entry Specification. */
export function autostartEntry(command: readonly string[]): string {
  const quoted = command.map(
    (word) => `"${word.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')}"`,
  );
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hubkey',
    `Exec=${quoted.join(' ')} --hidden`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
