import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './folders.mjs';
import { giveUp } from './run.mjs';
import { ownLines } from './own-lines.mjs';
import { userDataFolder } from './user-data-folder.mjs';
import { whenOpen } from './when-open.mjs';

const maxLogBytes = 1_000_000;

/**
 * Opens the built app and waits for its end; its exit code. What Electron and Chromium print goes to the file
 * `log`, and Hubkey's own part of it to the terminal as well if the app fails. `opened` is called once it is open.
 */
export async function openApp({ executable }, args, { log, opened, env = {} }) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    giveUp(
      'There is no display to open a window on. Run this in a desktop session, or add --virtual-display.',
    );
  }
  const sandbox = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  if (sandbox.length) {
    console.error(
      'Running as root: Chromium’s sandbox is off. Use an ordinary user for real work.',
    );
  }
  mkdirSync(dirname(log), { recursive: true });
  const before = existsSync(log) ? statSync(log).size : 0;
  const from = before > maxLogBytes ? 0 : before;
  const file = openSync(log, from === 0 ? 'w' : 'a', 0o600);
  const child = spawn(executable, ['.', ...sandbox, ...args], {
    cwd: root,
    stdio: ['inherit', file, file],
    env: { ...process.env, ...env },
  });
  closeSync(file);
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stopped = true;
      // A terminal sends Ctrl+C to the app as well, and a second signal would cut off its orderly end.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const ended = new AbortController();
  void whenOpen(userDataFolder(args), child.pid, ended.signal).then((open) => open && opened());
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (status, signal) => resolve(status ?? (signal ? 1 : 0)));
  });
  ended.abort();
  if (code !== 0 && !stopped) {
    const said = ownLines(readFileSync(log).subarray(from).toString());
    console.error(`${said}Hubkey ended with code ${code}. What Electron printed is in ${log}.`);
  }
  return code;
}
