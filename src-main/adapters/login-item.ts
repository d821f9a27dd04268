import { app } from 'electron';
import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { replacePrivateFileSync } from './private-files/private-file.ts';

/** Makes Hubkey start with the person's session, in the tray alone, or no longer. */
export function setStartAtLogin(start: boolean): void {
  if (process.platform === 'linux') {
    setAutostartEntry(start);
    return;
  }
  app.setLoginItemSettings({ openAtLogin: start, args: ['--hidden'] });
}

/** Desktop entry in the autostart folder: XDG Desktop Application Autostart Specification. */
function setAutostartEntry(start: boolean): void {
  const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart');
  const file = join(folder, 'hubkey.desktop');
  if (!start) {
    rmSync(file, { force: true });
    return;
  }
  // Whoever can write the entry runs programs as this user.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const command = [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])];
  replacePrivateFileSync(file, autostartEntry(command));
}

/** The entry's text; each word of the command quoted as the Desktop Entry Specification says. */
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
